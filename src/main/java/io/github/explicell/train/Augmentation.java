package io.github.explicell.train;

import java.util.SplittableRandom;

/**
 * Random changes of a crop that do not change its class. Each draws from the generator that it is given, so a seed
 * fixes all.
 *
 * @param flips whether crops are mirrored, left to right and top to bottom, half of the time each
 * @param rotation greatest rotation to either side in degrees, 0..180; corners are filled by mirroring
 * @param brightness greatest relative change of brightness, 0 to below 1
 * @param contrast greatest relative change of contrast about the crop's mean, 0 to below 1
 * @param colour greatest relative change of each channel's gain, 0 to below 1
 */
public record Augmentation(boolean flips, double rotation, double brightness, double contrast, double colour) {

    /** No change at all. */
    public static final Augmentation NONE = new Augmentation(false, 0, 0, 0, 0);
    /** What a cell on a slide may be without being another one: any orientation, a little other light and stain. */
    public static final Augmentation CELLS = new Augmentation(true, 180, 0.15, 0.15, 0.08);

    /** @throws IllegalArgumentException naming the value that is out of range */
    public Augmentation {
        if (!(rotation >= 0 && rotation <= 180))
            throw new IllegalArgumentException("rotation must be 0 to 180 degrees, not " + rotation);
        range("brightness", brightness);
        range("contrast", contrast);
        range("colour", colour);
    }

    private static void range(final String name, final double value) {
        if (!(value >= 0 && value < 1))
            throw new IllegalArgumentException(name + " must be 0 to below 1, not " + value);
    }

    /**
     * Changes a crop.
     *
     * @param planes 3 x size x size, 0..1
     * @param size height and width in pixels
     * @param random fixes what happens
     * @return a changed copy, 0..1
     */
    public float[] apply(final float[] planes, final int size, final SplittableRandom random) {
        final boolean mirrorX = flips && random.nextBoolean();
        final boolean mirrorY = flips && random.nextBoolean();
        final double angle = rotation == 0 ? 0 : Math.toRadians(random.nextDouble(-rotation, rotation));
        final float[] moved = move(planes, size, mirrorX, mirrorY, angle);
        light(moved, size * size, random);
        return moved;
    }

    /** Rotates about the centre and mirrors; bilinear, mirrored at the edges. */
    private static float[] move(
            final float[] planes, final int size, final boolean mirrorX, final boolean mirrorY, final double angle) {
        final float[] out = new float[planes.length];
        final double cos = Math.cos(angle);
        final double sin = Math.sin(angle);
        final double centre = (size - 1) / 2.0;
        final int area = size * size;
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++) {
                final double dx = (mirrorX ? size - 1 - x : x) - centre;
                final double dy = (mirrorY ? size - 1 - y : y) - centre;
                final double sx = centre + cos * dx - sin * dy;
                final double sy = centre + sin * dx + cos * dy;
                final int left = (int) Math.floor(sx);
                final int top = (int) Math.floor(sy);
                final float fx = (float) (sx - left);
                final float fy = (float) (sy - top);
                final int x0 = mirror(left, size);
                final int x1 = mirror(left + 1, size);
                final int y0 = mirror(top, size) * size;
                final int y1 = mirror(top + 1, size) * size;
                for (int plane = 0; plane < planes.length; plane += area) {
                    final float upper = planes[plane + y0 + x0] * (1 - fx) + planes[plane + y0 + x1] * fx;
                    final float lower = planes[plane + y1 + x0] * (1 - fx) + planes[plane + y1 + x1] * fx;
                    out[plane + y * size + x] = upper * (1 - fy) + lower * fy;
                }
            }
        return out;
    }

    /** Index mirrored about the first and the last pixel. */
    private static int mirror(final int i, final int size) {
        if (size == 1) return 0;
        final int period = 2 * (size - 1);
        final int m = Math.floorMod(i, period);
        return m < size ? m : period - m;
    }

    private void light(final float[] planes, final int area, final SplittableRandom random) {
        final double gain = factor(brightness, random);
        final double spread = factor(contrast, random);
        double mean = 0;
        for (final float v : planes) mean += v;
        mean /= planes.length;
        for (int plane = 0; plane < planes.length; plane += area) {
            final double tint = factor(colour, random);
            for (int i = plane; i < plane + area; i++) {
                final double v = ((planes[i] - mean) * spread + mean) * gain * tint;
                planes[i] = (float) Math.max(0, Math.min(1, v));
            }
        }
    }

    private static double factor(final double greatest, final SplittableRandom random) {
        return greatest == 0 ? 1 : random.nextDouble(1 - greatest, 1 + greatest);
    }
}
