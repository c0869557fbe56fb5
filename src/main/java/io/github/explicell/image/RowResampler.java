package io.github.explicell.image;

/**
 * Resamples one channel that comes row by row, so that never more of a large
 * image is in memory than its reader holds: each row is resampled to the right
 * and then added to the rows of the result that it is a part of.
 */
final class RowResampler {

    private final AxisWeights horizontal;
    private final AxisWeights vertical;
    private final boolean clip;
    private final float[] result;
    private final float[] row;
    private int top;

    /**
     * @param horizontal the weights of the columns
     * @param vertical the weights of the rows
     * @param clip whether values are clipped to 0..1 after each direction, as
     *          those of an 8-bit image are by Pillow to 0..255
     */
    RowResampler(final AxisWeights horizontal, final AxisWeights vertical, final boolean clip) {
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.clip = clip;
        this.result = new float[horizontal.size() * vertical.size()];
        this.row = new float[horizontal.size()];
    }

    /**
     * Takes the next row.
     *
     * @param y its number; rows come from the first that has a weight to the last
     * @param values holds the row
     * @param offset where in {@code values} it begins
     */
    void accept(final int y, final float[] values, final int offset) {
        while (top < vertical.size() && vertical.end(top) <= y) top++;
        if (top == vertical.size() || vertical.first(top) > y) return;
        resample(values, offset);
        for (int i = top; i < vertical.size() && vertical.first(i) <= y; i++) {
            final float weight = vertical.weights(i)[y - vertical.first(i)];
            final int to = i * row.length;
            for (int x = 0; x < row.length; x++) result[to + x] += weight * row[x];
        }
    }

    /** The result, x fastest; after the last row. */
    float[] result() {
        if (clip) clip(result);
        return result;
    }

    private void resample(final float[] values, final int offset) {
        for (int x = 0; x < row.length; x++) {
            final float[] weights = horizontal.weights(x);
            final int from = offset + horizontal.first(x);
            float sum = 0;
            for (int k = 0; k < weights.length; k++) sum += weights[k] * values[from + k];
            row[x] = sum;
        }
        if (clip) clip(row);
    }

    private static void clip(final float[] values) {
        for (int i = 0; i < values.length; i++) values[i] = Math.max(0, Math.min(1, values[i]));
    }
}
