package io.github.explicell.phantom;

/** Soft steps and bumps used to draw edges without stairs. */
final class Ramp {

    private Ramp() {}

    /** 0 below {@code from}, 1 above {@code to}, smooth between. */
    static double up(final double value, final double from, final double to) {
        final double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    /**
     * A bell of height 1 around zero; {@code width} is its standard deviation.
     */
    static double bell(final double value, final double width) {
        final double t = value / width;
        return t * t > 18 ? 0 : StrictMath.exp(-0.5 * t * t);
    }
}
