package io.github.explicell.image;

/** What stands inside a crop but outside the region. */
public enum Outside {

    /** The image, as it is. */
    KEEP,

    /** The rule's colour. */
    COLOUR
}
