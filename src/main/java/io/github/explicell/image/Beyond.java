package io.github.explicell.image;

/** What stands in a crop beyond the image's edge. */
public enum Beyond {

    /** The image mirrored at its edge; the pixels at the edge come twice. */
    MIRROR,

    /** The rule's colour. */
    COLOUR
}
