package io.github.explicell.train.augment;

import java.util.List;

/** Bilinear resampling of three planes along a chain of mappings. */
final class Resampler {

    private final float[] planes;
    private final int width;
    private final int height;
    private final int area;
    private final Fill fill;
    private final float[] colour;

    Resampler(final float[] planes, final int width, final int height, final Fill fill, final float[] colour) {
        this.planes = planes;
        this.width = width;
        this.height = height;
        this.area = width * height;
        this.fill = fill;
        this.colour = colour;
    }

    /**
     * @param mappings in the order in which they change the crop
     * @return 3 x height x width
     */
    float[] resample(final List<Mapping> mappings) {
        final float[] out = new float[planes.length];
        final double[] x = new double[width];
        final double[] y = new double[width];
        final double middleX = (width - 1) / 2.0;
        final double middleY = (height - 1) / 2.0;
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < width; i++) {
                x[i] = i - middleX;
                y[i] = row - middleY;
            }
            // the last change was made last: its output is what we look at
            for (int m = mappings.size() - 1; m >= 0; m--) mappings.get(m).map(x, y);
            for (int i = 0; i < width; i++) sample(x[i] + middleX, y[i] + middleY, out, row * width + i);
        }
        return out;
    }

    private void sample(final double x, final double y, final float[] out, final int at) {
        final int left = (int) Math.floor(x);
        final int top = (int) Math.floor(y);
        final float fx = (float) (x - left);
        final float fy = (float) (y - top);
        if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
            border(left, top, fx, fy, out, at);
            return;
        }
        final int corner = top * width + left;
        for (int plane = 0; plane < planes.length; plane += area) {
            final int i = plane + corner;
            final float upper = planes[i] * (1 - fx) + planes[i + 1] * fx;
            final float lower = planes[i + width] * (1 - fx) + planes[i + width + 1] * fx;
            out[plane + at] = upper * (1 - fy) + lower * fy;
        }
    }

    private void border(
            final int left, final int top, final float fx, final float fy, final float[] out, final int at) {
        for (int c = 0; c < 3; c++) {
            final float upper = value(c, left, top) * (1 - fx) + value(c, left + 1, top) * fx;
            final float lower = value(c, left, top + 1) * (1 - fx) + value(c, left + 1, top + 1) * fx;
            out[c * area + at] = upper * (1 - fy) + lower * fy;
        }
    }

    private float value(final int c, final int x, final int y) {
        if (fill == Fill.COLOUR && (x < 0 || y < 0 || x >= width || y >= height)) return colour[c];
        return planes[c * area + index(y, height) * width + index(x, width)];
    }

    private int index(final int i, final int size) {
        return fill == Fill.MIRROR ? mirror(i, size) : Math.max(0, Math.min(size - 1, i));
    }

    /** Index mirrored about the first and the last pixel. */
    static int mirror(final int i, final int size) {
        if (size == 1) return 0;
        final int period = 2 * (size - 1);
        final int m = Math.floorMod(i, period);
        return m < size ? m : period - m;
    }
}
