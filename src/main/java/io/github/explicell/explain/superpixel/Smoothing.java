package io.github.explicell.explain.superpixel;

/**
 * Smooths by a Gaussian as {@code scipy.ndimage.gaussian_filter} does with {@code mode="reflect"}: the kernel ends after 4
 * standard deviations, and beyond the edge the image is mirrored, the outermost pixel included.
 */
public final class Smoothing {

    private static final double TRUNCATE = 4;

    /** Weights of the centre and of the pixels at distance 1, 2... */
    private final double[] kernel;

    /** @param sigma standard deviation in pixels, above 0 */
    Smoothing(final double sigma) {
        kernel = new double[(int) (TRUNCATE * sigma + 0.5) + 1];
        double sum = 0;
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = Math.exp(-0.5 * k * k / (sigma * sigma));
            sum += k == 0 ? kernel[k] : 2 * kernel[k];
        }
        for (int k = 0; k < kernel.length; k++) kernel[k] /= sum;
    }

    /**
     * Smooths each channel of an image.
     *
     * @param planes channels x height x width
     * @param width in pixels
     * @param height in pixels
     * @param sigma standard deviation in pixels, above 0
     * @return of the same size
     */
    public static float[] planes(final float[] planes, final int width, final int height, final double sigma) {
        final Smoothing smoothing = new Smoothing(sigma);
        final double[] from = new double[planes.length];
        for (int i = 0; i < from.length; i++) from[i] = planes[i];
        final double[] down = new double[from.length];
        final double[] across = new double[from.length];
        for (int start = 0; start < from.length; start += width * height) {
            for (int x = 0; x < width; x++) smoothing.line(from, down, start + x, width, height);
            for (int y = 0; y < height; y++) smoothing.line(down, across, start + y * width, 1, width);
        }
        final float[] smoothed = new float[planes.length];
        for (int i = 0; i < smoothed.length; i++) smoothed[i] = (float) across[i];
        return smoothed;
    }

    ColourImage apply(final ColourImage image) {
        final int row = image.width() * ColourImage.CHANNELS;
        final double[] down = new double[image.values().length];
        for (int i = 0; i < row; i++) line(image.values(), down, i, row, image.height());
        final double[] across = new double[down.length];
        for (int y = 0; y < image.height(); y++)
            for (int c = 0; c < ColourImage.CHANNELS; c++)
                line(down, across, y * row + c, ColourImage.CHANNELS, image.width());
        return new ColourImage(image.width(), image.height(), across);
    }

    private void line(final double[] from, final double[] to, final int start, final int step, final int length) {
        for (int i = 0; i < length; i++) {
            double sum = kernel[0] * from[start + i * step];
            for (int k = 1; k < kernel.length; k++)
                sum += kernel[k]
                        * (from[start + folded(i - k, length) * step] + from[start + folded(i + k, length) * step]);
            to[start + i * step] = sum;
        }
    }

    private static int folded(final int i, final int length) {
        if (i >= 0 && i < length) return i;
        final int within = Math.floorMod(i, 2 * length);
        return within < length ? within : 2 * length - 1 - within;
    }
}
