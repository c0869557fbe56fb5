package io.github.explicell.engine;

import java.util.Arrays;

/**
 * Numbers that came out of a network.
 *
 * @param numbers row-major
 * @param shape extents, the batch first: N x C x H x W or N x C
 */
public record Values(float[] numbers, int[] shape) {

    /** Rows of one length as N x length. */
    static Values of(final float[][] rows) {
        final float[] numbers = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, numbers, i * rows[0].length, rows[0].length);
        return new Values(numbers, new int[] {rows.length, rows[0].length});
    }

    /** @return the numbers of each image in the batch */
    public float[][] rows() {
        final int length = numbers.length / shape[0];
        final float[][] rows = new float[shape[0]][];
        for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(numbers, i * length, (i + 1) * length);
        return rows;
    }

    /**
     * Some rows of the batch.
     *
     * @param start the first row, from 0
     * @param count how many
     * @return a copy of them
     */
    public Values part(final int start, final int count) {
        final int length = numbers.length / shape[0];
        final int[] part = shape.clone();
        part[0] = count;
        return new Values(Arrays.copyOfRange(numbers, start * length, (start + count) * length), part);
    }

    /** Joins micro-batches of one tensor. */
    static Values join(final Values a, final Values b) {
        if (a == null) return b;
        final float[] numbers = Arrays.copyOf(a.numbers, a.numbers.length + b.numbers.length);
        System.arraycopy(b.numbers, 0, numbers, a.numbers.length, b.numbers.length);
        final int[] shape = a.shape.clone();
        shape[0] += b.shape[0];
        return new Values(numbers, shape);
    }
}
