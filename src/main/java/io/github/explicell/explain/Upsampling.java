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
        // along the map's few rows first, then between them
        final double[] rows = alongRows(map, height, width, grid, outWidth);
        final float[] out = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            final double at = within(grid.row(y + 0.5), height);
            final int above = (int) at * outWidth;
            final int below = Math.min((int) at + 1, height - 1) * outWidth;
            final double share = at - (int) at;
            for (int x = 0; x < outWidth; x++)
                out[y * outWidth + x] = (float) (rows[above + x] * (1 - share) + rows[below + x] * share);
        }
        return out;
    }

    /** The map at the result's columns: height x outWidth. */
    private static double[] alongRows(
            final float[] map, final int height, final int width, final Grid grid, final int outWidth) {
        final double[] rows = new double[height * outWidth];
        for (int x = 0; x < outWidth; x++) {
            final double at = within(grid.column(x + 0.5), width);
            final int left = (int) at;
            final int right = Math.min(left + 1, width - 1);
            final double share = at - left;
            for (int y = 0; y < height; y++)
                rows[y * outWidth + x] = map[y * width + left] * (1 - share) + map[y * width + right] * share;
        }
        return rows;
    }

    private static double within(final double at, final int length) {
        return Math.min(Math.max(at, 0), length - 1);
    }
}
