package io.github.explicell.explain.superpixel;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Three numbers for each pixel, in double precision as scikit-image computes with 8-bit images.
 *
 * @param width in pixels
 * @param height in pixels
 * @param values height x width x 3
 */
record ColourImage(int width, int height, double[] values) {

    /** Colours of a pixel. */
    static final int CHANNELS = 3;

    /** The luminance of each colour of linear sRGB; scikit-image's {@code xyz_from_rgb}. */
    private static final double[][] XYZ = {
        {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
    };

    /** White of the illuminant D65 seen by the 2 degree observer. */
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    /** @throws IllegalArgumentException if there are not three channels */
    static ColourImage of(final RandomAccessibleInterval<FloatType> pixels) {
        if (pixels.numDimensions() != 3 || pixels.dimension(2) != CHANNELS)
            throw new IllegalArgumentException("super-pixels are cut of images with red, green and blue");
        final int width = (int) pixels.dimension(0);
        final int height = (int) pixels.dimension(1);
        final double[] values = new double[width * height * CHANNELS];
        final RandomAccess<FloatType> access = pixels.randomAccess();
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < CHANNELS; c++)
                    values[i++] = access.setPositionAndGet(x + pixels.min(0), y + pixels.min(1), c + pixels.min(2))
                            .get();
        return new ColourImage(width, height, values);
    }

    /** The same, stretched to 0..1 over all channels together; all 0 if all values are equal. */
    ColourImage stretched() {
        double min = values[0];
        double max = values[0];
        for (final double v : values) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        final double[] stretched = new double[values.length];
        for (int i = 0; i < values.length; i++) stretched[i] = (values[i] - min) / (max == min ? 1 : max - min);
        return new ColourImage(width, height, stretched);
    }

    /** The same, each value times a factor. */
    ColourImage scaled(final double factor) {
        final double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = values[i] * factor;
        return new ColourImage(width, height, scaled);
    }

    /** From sRGB 0..1 to CIE L*a*b*, as scikit-image's {@code rgb2lab}. */
    ColourImage lab() {
        final double[] lab = new double[values.length];
        final double[] linear = new double[CHANNELS];
        final double[] f = new double[CHANNELS];
        for (int i = 0; i < values.length; i += CHANNELS) {
            for (int c = 0; c < CHANNELS; c++) linear[c] = linear(values[i + c]);
            for (int c = 0; c < CHANNELS; c++) {
                final double xyz = linear[0] * XYZ[c][0] + linear[1] * XYZ[c][1] + linear[2] * XYZ[c][2];
                f[c] = compressed(xyz / WHITE[c]);
            }
            lab[i] = 116 * f[1] - 16;
            lab[i + 1] = 500 * (f[0] - f[1]);
            lab[i + 2] = 200 * (f[1] - f[2]);
        }
        return new ColourImage(width, height, lab);
    }

    private static double linear(final double v) {
        return v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92;
    }

    private static double compressed(final double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    /** The same, smoothed by a Gaussian of this standard deviation in pixels; 0 leaves it as it is. */
    ColourImage smoothed(final double sigma) {
        return sigma > 0 ? new Smoothing(sigma).apply(this) : this;
    }
}
