package io.github.explicell.explain.measure;

import java.util.Arrays;

/** Ranks pixels. */
final class PixelOrder {

    private PixelOrder() {}

    /**
     * The indices of pixels by falling value; of equal values the pixel with the smaller index (further up, then further
     * left) comes first.
     *
     * @param values finite
     * @return all indices
     */
    static int[] falling(final float[] values) {
        final long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) keys[i] = (long) ~ordinal(values[i]) << 32 | i;
        Arrays.sort(keys);
        final int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) order[i] = (int) keys[i];
        return order;
    }

    /** An integer that compares as the number does; 0 and -0 are equal. */
    private static int ordinal(final float value) {
        final int bits = Float.floatToIntBits(value + 0f);
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }
}
