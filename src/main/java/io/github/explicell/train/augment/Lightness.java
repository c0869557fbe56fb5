package io.github.explicell.train.augment;

import java.util.function.UnaryOperator;

/** The lightness of sRGB colours in CIE Lab under D65, as scikit-image converts it. */
final class Lightness {

    private static final double[][] TO_XYZ = {
        {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
    };
    private static final double[][] FROM_XYZ = {
        {3.240481342, -1.537151516, -0.498536326},
        {-0.969254949, 1.875990001, 0.041555926},
        {0.055646639, -0.204041338, 1.057311069}
    };
    private static final double[] WHITE = {0.95047, 1, 1.08883};
    private static final double KNEE = 0.008856;

    /** Light of each value of an 8-bit image, and of steps between. */
    private static final int STEPS = 255 * 16;

    private static final float[] LINEAR = linear();

    private Lightness() {}

    private static float[] linear() {
        final float[] table = new float[STEPS + 2];
        for (int i = 0; i < table.length; i++) {
            final double v = i / (double) STEPS;
            table[i] = (float) (v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92);
        }
        return table;
    }

    /**
     * Changes the lightness of every pixel; the colours (a, b) stay.
     *
     * @param planes 3 planes of 0..1, changed in place
     * @param change of lightness in 256 steps
     */
    static void change(final float[] planes, final UnaryOperator<int[]> change) {
        final int area = planes.length / 3;
        final float[] a = new float[area];
        final float[] b = new float[area];
        final int[] lightness = new int[area];
        final double[] f = new double[3];
        for (int i = 0; i < area; i++) {
            curves(light(planes[i]), light(planes[area + i]), light(planes[2 * area + i]), f);
            lightness[i] = (int) Math.max(0, Math.min(255, Math.rint((116 * f[1] - 16) * 2.55)));
            a[i] = (float) (f[0] - f[1]);
            b[i] = (float) (f[1] - f[2]);
        }
        final int[] changed = change.apply(lightness);
        for (int i = 0; i < area; i++) {
            final double y = (changed[i] / 2.55 + 16) / 116;
            f[0] = WHITE[0] * uncurve(y + a[i]);
            f[1] = WHITE[1] * uncurve(y);
            f[2] = WHITE[2] * uncurve(Math.max(0, y - b[i]));
            for (int c = 0; c < 3; c++)
                planes[c * area + i] = gamma(FROM_XYZ[c][0] * f[0] + FROM_XYZ[c][1] * f[1] + FROM_XYZ[c][2] * f[2]);
        }
    }

    private static double light(final float value) {
        final float position = value * STEPS;
        final int below = (int) position;
        return LINEAR[below] + (position - below) * (LINEAR[below + 1] - LINEAR[below]);
    }

    private static void curves(final double r, final double g, final double b, final double[] f) {
        for (int k = 0; k < 3; k++) {
            final double v = (TO_XYZ[k][0] * r + TO_XYZ[k][1] * g + TO_XYZ[k][2] * b) / WHITE[k];
            f[k] = v > KNEE ? Math.cbrt(v) : 7.787 * v + 16 / 116.0;
        }
    }

    private static double uncurve(final double f) {
        return f > 0.2068966 ? f * f * f : (f - 16 / 116.0) / 7.787;
    }

    private static float gamma(final double light) {
        final double v = light > 0.0031308 ? 1.055 * Math.pow(light, 1 / 2.4) - 0.055 : light * 12.92;
        return (float) Math.max(0, Math.min(1, v));
    }
}
