package io.github.explicell.train.augment;

/** Values of 0..1 in 256 steps, for methods that are defined on these. */
final class Bytes {

    private Bytes() {}

    /** @return 0..255 */
    static int[] of(final float[] values) {
        final int[] bytes = new int[values.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = Math.round(255 * values[i]);
        return bytes;
    }
}
