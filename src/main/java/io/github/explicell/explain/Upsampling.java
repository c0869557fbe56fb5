package io.github.explicell.explain;

import io.github.explicell.network.Grid;

/** Bilinear enlargement with half-pixel centres, as torch's {@code interpolate} with {@code align_corners=False}. */
public final class Upsampling {

    private Upsampling() {}

    /**
     * @param map height x width, row-major
     * @param height of the map
     * @param width of the map
     * @param outHeight of the result
     * @param outWidth of the result
     * @return outHeight x outWidth, row-major; beyond the outermost centres the value stays
     */
    public static float[] bilinear(
            final float[] map, final int height, final int width, final int outHeight, final int outWidth) {
        final double strideX = (double) outWidth / width;
        final double strideY = (double) outHeight / height;
        final Grid even = new Grid(strideX / 2, strideY / 2, strideX, strideY);
        return bilinear(map, height, width, even, outHeight, outWidth);
    }

    /**
     * @param map height x width, row-major
     * @param height of the map
     * @param width of the map
     * @param grid where its elements lie in the result
     * @param outHeight of the result
     * @param outWidth of the result
     * @return outHeight x outWidth, row-major; beyond the outermost centres the value stays
     */
    public static float[] bilinear(
            final float[] map,
            final int height,
            final int width,
            final Grid grid,
            final int outHeight,
            final int outWidth) {
        final double[] columns = new double[outWidth];
        for (int x = 0; x < outWidth; x++) columns[x] = within(grid.column(x + 0.5), width);
        final float[] out = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            final double sy = within(grid.row(y + 0.5), height);
            final int row0 = (int) sy * width;
            final int row1 = Math.min((int) sy + 1, height - 1) * width;
            final double fy = sy - (int) sy;
            for (int x = 0; x < outWidth; x++) {
                final int x0 = (int) columns[x];
                final int x1 = Math.min(x0 + 1, width - 1);
                final double fx = columns[x] - x0;
                final double top = map[row0 + x0] * (1 - fx) + map[row0 + x1] * fx;
                final double bottom = map[row1 + x0] * (1 - fx) + map[row1 + x1] * fx;
                out[y * outWidth + x] = (float) (top * (1 - fy) + bottom * fy);
            }
        }
        return out;
    }

    private static double within(final double at, final int length) {
        return Math.min(Math.max(at, 0), length - 1);
    }
}
