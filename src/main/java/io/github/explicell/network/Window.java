package io.github.explicell.network;

/**
 * The geometry of a window that moves over a map: shared by convolution and
 * pooling.
 *
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param stride step in both directions, in pixels
 * @param padding zeros around the map
 * @param dilation distance between the window's taps
 */
public record Window(int kernelHeight, int kernelWidth, int stride, Padding padding, int dilation) {

    /**
     * @param kernel the window's side in pixels
     * @param stride step in both directions, in pixels
     * @param padding zeros around the map
     * @return a square window without dilation
     */
    public static Window square(final int kernel, final int stride, final Padding padding) {
        return new Window(kernel, kernel, stride, padding, 1);
    }

    /** @return before and after, rows */
    int[] verticalPadding(final Shape map) {
        return padding.amounts(padding.height(), map.height(), kernelHeight, stride, dilation);
    }

    /** @return before and after, columns */
    int[] horizontalPadding(final Shape map) {
        return padding.amounts(padding.width(), map.width(), kernelWidth, stride, dilation);
    }

    /**
     * @param channels channels of the output
     * @param ceil whether a last, incomplete window counts (pooling only)
     * @return the shape after moving over {@code map}
     */
    Shape outputShape(final Shape map, final int channels, final boolean ceil) {
        return Shape.of(
                channels,
                outputs(map.height(), verticalPadding(map), kernelHeight, ceil),
                outputs(map.width(), horizontalPadding(map), kernelWidth, ceil));
    }

    private int outputs(final int size, final int[] pad, final int kernel, final boolean ceil) {
        final int room = size + pad[0] + pad[1] - (kernel - 1) * dilation - 1;
        if (room < 0)
            throw new IllegalArgumentException(
                    "a window of " + kernel + " pixels does not fit into " + size + " pixels");
        final int floor = room / stride + 1;
        // torch drops the extra window if it would start in the right padding
        final boolean extra = ceil && room % stride != 0 && floor * stride < size + pad[0];
        return extra ? floor + 1 : floor;
    }

    /** @return whether both sides of each dimension get the same padding */
    boolean isSymmetric(final Shape map) {
        final int[] v = verticalPadding(map);
        final int[] h = horizontalPadding(map);
        return v[0] == v[1] && h[0] == h[1];
    }

    /** @return a TorchScript expression of {@code input} with zeros around it */
    String padded(final String input, final Shape map) {
        final int[] v = verticalPadding(map);
        final int[] h = horizontalPadding(map);
        return "torch.constant_pad_nd(" + input + ", [" + h[0] + ", " + h[1] + ", " + v[0] + ", " + v[1] + "], 0.)";
    }

    /** @return for example {@code 3x3/2} */
    String describe() {
        return kernelHeight + "x" + kernelWidth + (stride == 1 ? "" : "/" + stride);
    }
}
