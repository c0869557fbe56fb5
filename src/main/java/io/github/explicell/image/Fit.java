package io.github.explicell.image;

/** How the rectangle around a region becomes one of the crop's shape. */
public enum Fit {

    /** It is taken as it is and stretched to the crop. */
    STRETCHED,

    /**
     * Its shorter side grows, so that the crop holds the region and some
     * surroundings; for a square crop, a square of the longer side.
     */
    SQUARE_AROUND,

    /**
     * Its longer side shrinks, so that the crop holds the central part; for a
     * square crop, a square of the shorter side.
     */
    SQUARE_INSIDE
}
