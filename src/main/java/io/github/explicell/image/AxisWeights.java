package io.github.explicell.image;

/**
 * Which pixels of a line make each pixel of the resampled line, and with which
 * weights; computed as Pillow computes them.
 */
final class AxisWeights {

    private final int[] first;
    private final float[][] weights;

    private AxisWeights(final int size) {
        first = new int[size];
        weights = new float[size][];
    }

    /**
     * @param length pixels of the line
     * @param from where the part to resample begins, 0 or more
     * @param to where it ends, at most {@code length}, above {@code from}
     * @param size pixels of the resampled line
     * @param interpolation the filter
     */
    static AxisWeights of(
            final int length, final double from, final double to, final int size, final Interpolation interpolation) {
        final AxisWeights axis = new AxisWeights(size);
        if (interpolation == Interpolation.NEAREST) axis.nearest(length, from, to);
        else axis.filter(length, from, to, interpolation);
        return axis;
    }

    /** The first pixel of the line that pixel {@code i} is made from. */
    int first(final int i) {
        return first[i];
    }

    /** The weights of the pixels from {@link #first} on; their sum is 1. */
    float[] weights(final int i) {
        return weights[i];
    }

    /** Pixels of the resampled line. */
    int size() {
        return first.length;
    }

    /**
     * One beyond the last pixel of the line that pixel {@code i} is made from.
     */
    int end(final int i) {
        return first[i] + weights[i].length;
    }

    /** NB: Pillow adds up the steps; so do we, or ties would fall otherwise. */
    private void nearest(final int length, final double from, final double to) {
        final double scale = (to - from) / first.length;
        double position = from + scale * 0.5;
        for (int i = 0; i < first.length; i++) {
            first[i] = Math.min((int) position, length - 1);
            weights[i] = new float[] {1};
            position += scale;
        }
    }

    private void filter(final int length, final double from, final double to, final Interpolation interpolation) {
        final double scale = (to - from) / first.length;
        final double stretch = Math.max(1, scale);
        final double support = interpolation.support() * stretch;
        for (int i = 0; i < first.length; i++) {
            final double centre = from + (i + 0.5) * scale;
            final int begin = Math.max(0, (int) (centre - support + 0.5));
            final int end = Math.min(length, (int) (centre + support + 0.5));
            first[i] = begin;
            weights[i] = normalised(begin, end - begin, centre, stretch, interpolation);
        }
    }

    private static float[] normalised(
            final int begin,
            final int count,
            final double centre,
            final double stretch,
            final Interpolation interpolation) {
        final double[] raw = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            raw[k] = interpolation.weight((begin + k - centre + 0.5) / stretch);
            sum += raw[k];
        }
        final float[] weights = new float[count];
        for (int k = 0; k < count; k++) weights[k] = (float) (raw[k] / sum);
        return weights;
    }
}
