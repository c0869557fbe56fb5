package io.github.explicell.train.augment;

/** Convolution with 3 x 3 numbers, edges mirrored about their pixels, as OpenCV's filter2D does (correlation). */
final class Kernel {

    private Kernel() {}

    /**
     * @param planes 3 x height x width
     * @param width in pixels
     * @param kernel row by row from the upper left
     * @return filtered, not cut to 0..1
     */
    static float[] filter(final float[] planes, final int width, final double[] kernel) {
        final int area = planes.length / 3;
        final int height = area / width;
        final float[] out = new float[planes.length];
        final int[] rows = new int[3];
        for (int plane = 0; plane < planes.length; plane += area)
            for (int y = 0; y < height; y++) {
                for (int k = 0; k < 3; k++) rows[k] = plane + Resampler.mirror(y + k - 1, height) * width;
                for (int x = 0; x < width; x++) {
                    final int left = Resampler.mirror(x - 1, width);
                    final int right = Resampler.mirror(x + 1, width);
                    double sum = 0;
                    for (int k = 0; k < 3; k++)
                        sum += kernel[3 * k] * planes[rows[k] + left]
                                + kernel[3 * k + 1] * planes[rows[k] + x]
                                + kernel[3 * k + 2] * planes[rows[k] + right];
                    out[plane + y * width + x] = (float) sum;
                }
            }
        return out;
    }
}
