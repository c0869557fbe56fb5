package io.github.explicell.phantom;

import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Turns optical density into the camera's picture: uneven lamp, white balance,
 * blur, noise, eight bits.
 */
final class Microscope {

    private static final double LN10 = 2.302585092994046;

    private final double[] white = new double[3];
    private final double tiltX;
    private final double tiltY;
    private final double vignette;
    private final double sigma;
    private final double noise;
    private final SplittableRandom random;

    /** Draws the settings of one field. */
    Microscope(final SplittableRandom random) {
        this.random = random;
        final double level = random.nextDouble(225, 248);
        for (int c = 0; c < 3; c++) white[c] = level * random.nextDouble(0.96, 1.02);
        tiltX = random.nextDouble(-0.08, 0.08);
        tiltY = random.nextDouble(-0.08, 0.08);
        vignette = random.nextDouble(0.1);
        sigma = random.nextDouble(0.5, 0.95);
        noise = random.nextDouble(1, 3);
    }

    /**
     * Takes the picture.
     *
     * @return (x, y, channel), 0..255
     */
    Img<UnsignedByteType> expose(final Canvas canvas) {
        final int width = canvas.width(), height = canvas.height(), plane = width * height;
        final byte[] pixels = new byte[3 * plane];
        for (int c = 0; c < 3; c++) {
            final double[] light = blur(transmitted(canvas, c), width, height);
            for (int i = 0; i < plane; i++) {
                final double value = light[i] + noise * bell() * (0.4 + 0.6 * light[i] / 255);
                pixels[c * plane + i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return ArrayImgs.unsignedBytes(pixels, width, height, 3);
    }

    private double[] transmitted(final Canvas canvas, final int c) {
        final double[] density = canvas.channel(c), light = new double[density.length];
        final int width = canvas.width(), height = canvas.height();
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                final double u = 2.0 * x / width - 1, v = 2.0 * y / height - 1;
                final double lamp = 1 + tiltX * u + tiltY * v - vignette * (u * u + v * v);
                light[i] = white[c] * lamp * StrictMath.exp(-LN10 * density[i]);
            }
        }
        return light;
    }

    /** Gaussian blur; the edge pixel goes on beyond the edge. */
    private double[] blur(final double[] light, final int width, final int height) {
        final double[] kernel = new double[4];
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            kernel[k] = Ramp.bell(k, sigma);
            sum += k == 0 ? kernel[k] : 2 * kernel[k];
        }
        for (int k = 0; k < 4; k++) kernel[k] /= sum;
        return pass(pass(light, kernel, width, height, true), kernel, width, height, false);
    }

    private static double[] pass(
            final double[] in, final double[] kernel, final int width, final int height, final boolean rows) {
        final double[] out = new double[in.length];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                double sum = kernel[0] * in[i];
                for (int k = 1; k < kernel.length; k++) {
                    final int before = rows ? y * width + Math.max(0, x - k) : Math.max(0, y - k) * width + x;
                    final int after =
                            rows ? y * width + Math.min(width - 1, x + k) : Math.min(height - 1, y + k) * width + x;
                    sum += kernel[k] * (in[before] + in[after]);
                }
                out[i] = sum;
            }
        }
        return out;
    }

    /** About normally distributed, variance 1. */
    private double bell() {
        return (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2;
    }
}
