package io.github.explicell.train.augment;

/** Hue, saturation and value, all 0..1, as in scikit-image. */
final class Hsv {

    private Hsv() {}

    /** Writes hue, saturation and value of a colour. */
    static void of(final float r, final float g, final float b, final double[] hsv) {
        final double value = Math.max(r, Math.max(g, b));
        final double spread = value - Math.min(r, Math.min(g, b));
        double hue = 0;
        if (spread > 0) {
            if (value == r) hue = (g - b) / spread;
            else if (value == g) hue = 2 + (b - r) / spread;
            else hue = 4 + (r - g) / spread;
        }
        hsv[0] = turn(hue / 6);
        hsv[1] = value == 0 ? 0 : spread / value;
        hsv[2] = value;
    }

    /** Writes red, green and blue in place of hue, saturation and value. */
    static void toRgb(final double[] hsv) {
        final double h = hsv[0] * 6;
        final int sector = (int) Math.floor(h);
        final double f = h - sector;
        final double v = hsv[2];
        final double p = v * (1 - hsv[1]);
        final double q = v * (1 - f * hsv[1]);
        final double t = v * (1 - (1 - f) * hsv[1]);
        switch (sector % 6) {
            case 0 -> set(hsv, v, t, p);
            case 1 -> set(hsv, q, v, p);
            case 2 -> set(hsv, p, v, t);
            case 3 -> set(hsv, p, q, v);
            case 4 -> set(hsv, t, p, v);
            default -> set(hsv, v, p, q);
        }
    }

    private static void set(final double[] rgb, final double r, final double g, final double b) {
        rgb[0] = r;
        rgb[1] = g;
        rgb[2] = b;
    }

    /** @return the part of a number of turns that counts, 0 to below 1 */
    static double turn(final double turns) {
        return turns - Math.floor(turns);
    }
}
