package io.github.explicell.explain.measure;

/** Gaussian blur as scipy's {@code gaussian_filter} has it: cut at 4 sigma, mirrored at the edge. */
final class GaussianBlur {

    private static final double TRUNCATE = 4;

    private GaussianBlur() {}

    /**
     * @param planes C x H x W
     * @param width in pixels
     * @param height in pixels
     * @param sigma in pixels, above 0
     * @return planes of its own
     */
    static float[] of(final float[] planes, final int width, final int height, final double sigma) {
        final double[] kernel = kernel(sigma);
        final float[] blurred = new float[planes.length];
        final int plane = width * height;
        for (int start = 0; start < planes.length; start += plane) {
            for (int y = 0; y < height; y++) line(planes, blurred, start + y * width, 1, width, kernel);
            for (int x = 0; x < width; x++) line(blurred, blurred, start + x, width, height, kernel);
        }
        return blurred;
    }

    /** From the middle outwards. */
    private static double[] kernel(final double sigma) {
        final double[] kernel = new double[(int) (TRUNCATE * sigma + 0.5) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
        return kernel;
    }

    private static void line(
            final float[] in, final float[] out, final int first, final int step, final int n, final double[] kernel) {
        final float[] line = new float[n];
        for (int i = 0; i < n; i++) line[i] = in[first + i * step];
        for (int i = 0; i < n; i++) {
            double sum = kernel[0] * line[i];
            for (int k = 1; k < kernel.length; k++)
                sum += kernel[k] * (line[folded(i - k, n)] + (double) line[folded(i + k, n)]);
            out[first + i * step] = (float) sum;
        }
    }

    /** The pixel that stands beyond the edge: the edge's own comes twice. */
    private static int folded(final int i, final int n) {
        final int folded = Math.floorMod(i, 2 * n);
        return folded < n ? folded : 2 * n - 1 - folded;
    }
}
