package io.github.explicell.explain;

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
        final float[] out = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            final double sy = source(y, height, outHeight);
            final int y0 = (int) sy;
            final int y1 = Math.min(y0 + 1, height - 1);
            final double fy = sy - y0;
            for (int x = 0; x < outWidth; x++) {
                final double sx = source(x, width, outWidth);
                final int x0 = (int) sx;
                final int x1 = Math.min(x0 + 1, width - 1);
                final double fx = sx - x0;
                final double top = map[y0 * width + x0] * (1 - fx) + map[y0 * width + x1] * fx;
                final double bottom = map[y1 * width + x0] * (1 - fx) + map[y1 * width + x1] * fx;
                out[y * outWidth + x] = (float) (top * (1 - fy) + bottom * fy);
            }
        }
        return out;
    }

    private static double source(final int at, final int from, final int to) {
        return Math.min(Math.max((at + 0.5) * from / to - 0.5, 0), from - 1);
    }
}
