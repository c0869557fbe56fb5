package io.github.explicell.network;

import java.util.List;

/**
 * Maximum or mean in a moving window.
 *
 * @param kind maximum or mean
 * @param window kernel, stride, padding
 * @param ceil whether a last, incomplete window counts
 * @param countPadding whether padding counts in a mean
 */
public record Pool(Kind kind, Window window, boolean ceil, boolean countPadding) implements Operation {

    /** What is taken of the window, or of the whole map. */
    public enum Kind {

        /** The largest value. */
        MAXIMUM,
        /** The mean value. */
        AVERAGE;

        @Override
        public String toString() {
            return this == MAXIMUM ? "maximum" : "average";
        }
    }

    /**
     * @param kernel the window's side in pixels
     * @param stride step in pixels
     * @param padding pixels added on every side
     * @return a maximum pool over a square window
     */
    public static Pool maximum(final int kernel, final int stride, final int padding) {
        return new Pool(Kind.MAXIMUM, Window.square(kernel, stride, Padding.of(padding)), false, true);
    }

    /**
     * @param kernel the window's side in pixels
     * @param stride step in pixels
     * @param padding pixels added on every side
     * @return a mean over a square window, of the map's own pixels alone where the window reaches beyond them
     */
    public static Pool average(final int kernel, final int stride, final int padding) {
        return new Pool(Kind.AVERAGE, Window.square(kernel, stride, Padding.of(padding)), false, false);
    }

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        final Shape map = Operation.map(inputs);
        if (window.padding().same() && !window.isSymmetric(map))
            throw new IllegalArgumentException("SAME padding of a pool is asymmetric here, which is not supported");
        return window.outputShape(map, map.channels(), ceil);
    }

    @Override
    public String code(final Call call) {
        final Shape map = call.inputShapes().get(0);
        final String geometry = call.input() + ", [" + window.kernelHeight() + ", "
                + window.kernelWidth() + "], [" + window.stride() + ", " + window.stride() + "], ["
                + window.verticalPadding(map)[0] + ", " + window.horizontalPadding(map)[0] + "], ";
        final String c = ceil ? "True" : "False";
        return kind == Kind.MAXIMUM
                ? "torch.max_pool2d(" + geometry + "[1, 1], " + c + ")"
                : "torch.avg_pool2d(" + geometry + c + ", " + (countPadding ? "True" : "False") + ")";
    }

    @Override
    public String describe() {
        return kind + " pool " + window.describe();
    }
}
