package io.github.explicell.network;

/**
 * Zeros around a map before a convolution or pooling window moves over it.
 *
 * @param same whether TensorFlow's SAME rule gives the amounts: as much as
 *          makes the output ceil(size / stride), the odd pixel at the bottom
 *          and right
 * @param height pixels at top and bottom each, where not SAME
 * @param width pixels at left and right each, where not SAME
 */
public record Padding(boolean same, int height, int width) {

    /** TensorFlow's SAME rule. */
    public static final Padding SAME = new Padding(true, 0, 0);
    /** No padding. */
    public static final Padding NONE = new Padding(false, 0, 0);

    /**
     * @param pixels 0 or more
     * @return {@code pixels} zeros on every side
     */
    public static Padding of(final int pixels) {
        return new Padding(false, pixels, pixels);
    }

    /**
     * The padding of one dimension.
     *
     * @param explicit pixels on each side where not SAME
     * @return pixels before and after
     */
    int[] amounts(final int explicit, final int size, final int kernel, final int stride, final int dilation) {
        if (!same) return new int[] {explicit, explicit};
        final int outputs = (size + stride - 1) / stride;
        final int total = Math.max(0, (outputs - 1) * stride + (kernel - 1) * dilation + 1 - size);
        return new int[] {total / 2, total - total / 2};
    }
}
