package io.github.explicell.explain.measure;

/**
 * The target's probability while one image turns into another, pixel by pixel in the order of a map: what {@link
 * Deletion} and {@link Insertion} have in common.
 */
final class PixelCurve {

    /** How many steps lead from the first image to the last. */
    static final int STEPS = 56;

    private PixelCurve() {}

    /**
     * @param trial gives the order
     * @param from the first image, C x H x W; not changed
     * @param to the last image; not changed
     * @param first its probability
     * @param last its probability
     * @return {@value #STEPS} + 1 probabilities
     */
    static double[] of(final Trial trial, final float[] from, final float[] to, final double first, final double last) {
        final int[] order = trial.order();
        final float[] current = from.clone();
        final double[] between = trial.image().scores(STEPS - 1, (i, images, offset) -> {
            for (int k = count(i, order.length); k < count(i + 1, order.length); k++)
                for (int p = order[k]; p < current.length; p += order.length) current[p] = to[p];
            System.arraycopy(current, 0, images, offset, current.length);
        });
        final double[] curve = new double[STEPS + 1];
        curve[0] = first;
        System.arraycopy(between, 0, curve, 1, between.length);
        curve[STEPS] = last;
        return curve;
    }

    /** How many pixels have changed after a step. */
    private static int count(final int step, final int pixels) {
        return (int) ((long) pixels * step / STEPS);
    }

    /**
     * The area under a curve by trapezoids, over the share of pixels that have changed.
     *
     * @param curve as {@link #of} gives it
     * @param pixels how many there are
     * @return 0..1
     */
    static double area(final double[] curve, final int pixels) {
        double area = 0;
        for (int i = 0; i < STEPS; i++)
            area += (curve[i] + curve[i + 1]) / 2 * (count(i + 1, pixels) - count(i, pixels)) / pixels;
        return area;
    }
}
