package io.github.explicell.image;

/**
 * How pixels are computed when an image changes its size: the filters of
 * Pillow, with its antialiasing, that is, the filter's support grows with the
 * factor by which an image shrinks.
 */
public enum Interpolation {

    /** The pixel that the centre of the new pixel falls into. */
    NEAREST(0) {

        @Override
        double weight(final double distance) {
            throw new UnsupportedOperationException("the nearest pixel has no filter");
        }
    },

    /** The triangle filter, one pixel to each side. */
    BILINEAR(1) {

        @Override
        double weight(final double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },

    /** The cubic filter with a = -0.5, two pixels to each side. */
    BICUBIC(2) {

        @Override
        double weight(final double distance) {
            final double d = Math.abs(distance);
            if (d < 1) return ((CUBIC_A + 2) * d - (CUBIC_A + 3)) * d * d + 1;
            if (d < 2) return (((d - 5) * d + 8) * d - 4) * CUBIC_A;
            return 0;
        }
    };

    private static final double CUBIC_A = -0.5;

    private final double support;

    Interpolation(final double support) {
        this.support = support;
    }

    /** Half the filter's width, in pixels of an image that is not shrunk. */
    double support() {
        return support;
    }

    /** The filter's value at a distance, in pixels of an image not shrunk. */
    abstract double weight(double distance);
}
