package io.github.explicell.train.augment;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Canny's edges (1986) of an 8-bit colour image, exactly as OpenCV's with {@code L2gradient}: Sobel derivatives with
 * replicated edges, at each pixel those of the channel with the largest gradient, thinned along the gradient, and weak
 * edges kept where they touch strong ones.
 */
final class Canny {

    /** tan(22.5 degrees) in 1/32768. */
    private static final int TANGENT = 13573;

    private static final int SHIFT = 15;

    private static final int[][] SMOOTH = {{1, 2, 1}, {1, 4, 6, 4, 1}, {1, 6, 15, 20, 15, 6, 1}};
    private static final int[][] DERIVE = {{-1, 0, 1}, {-1, -2, 0, 2, 1}, {-1, -4, -5, 0, 5, 4, 1}};

    private final int width;
    private final int height;
    private final int[] dx;
    private final int[] dy;
    private final int[] magnitude;

    private Canny(final int[] rgb, final int width, final int height, final int aperture) {
        this.width = width;
        this.height = height;
        final int area = width * height;
        dx = new int[area];
        dy = new int[area];
        magnitude = new int[area];
        final int kind = aperture / 2 - 1;
        for (int c = 0; c < 3; c++) {
            final int[] x = sobel(rgb, c * area, DERIVE[kind], SMOOTH[kind]);
            final int[] y = sobel(rgb, c * area, SMOOTH[kind], DERIVE[kind]);
            for (int i = 0; i < area; i++) {
                final int squared = x[i] * x[i] + y[i] * y[i];
                if (c > 0 && squared <= magnitude[i]) continue;
                dx[i] = x[i];
                dy[i] = y[i];
                magnitude[i] = squared;
            }
        }
    }

    /**
     * @param rgb 3 x height x width, 0..255
     * @param width in pixels
     * @param height in pixels
     * @param low gradient from which an edge may be followed
     * @param high gradient from which an edge begins, at least low
     * @param aperture side of the Sobel kernels: 3, 5 or 7
     * @return height x width, whether there is an edge
     */
    static boolean[] edges(
            final int[] rgb,
            final int width,
            final int height,
            final double low,
            final double high,
            final int aperture) {
        // with kernels of 7, OpenCV divides derivatives and thresholds by 16
        final double unit = aperture == 7 ? 1 / 16.0 : 1;
        return new Canny(rgb, width, height, aperture).follow(threshold(low * unit), threshold(high * unit));
    }

    private static int threshold(final double gradient) {
        final double most = Math.min(Short.MAX_VALUE, gradient);
        return (int) Math.floor(most > 0 ? most * most : most);
    }

    private int[] sobel(final int[] rgb, final int plane, final int[] across, final int[] down) {
        final int radius = across.length / 2;
        final int[] rows = new int[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int k = -radius; k <= radius; k++)
                    sum += across[k + radius] * rgb[plane + y * width + Math.max(0, Math.min(width - 1, x + k))];
                rows[y * width + x] = sum;
            }
        final int[] out = new int[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int k = -radius; k <= radius; k++)
                    sum += down[k + radius] * rows[Math.max(0, Math.min(height - 1, y + k)) * width + x];
                out[y * width + x] = radius == 3 ? (int) Math.rint(sum / 16.0) : sum;
            }
        return out;
    }

    private boolean[] follow(final int low, final int high) {
        final boolean[] candidate = new boolean[width * height];
        final boolean[] edge = new boolean[width * height];
        final Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < edge.length; i++) {
            candidate[i] = magnitude[i] > low && isCrest(i);
            if (!candidate[i] || magnitude[i] <= high) continue;
            edge[i] = true;
            open.push(i);
        }
        while (!open.isEmpty()) {
            final int i = open.pop();
            for (int y = Math.max(0, i / width - 1); y <= Math.min(height - 1, i / width + 1); y++)
                for (int x = Math.max(0, i % width - 1); x <= Math.min(width - 1, i % width + 1); x++) {
                    final int next = y * width + x;
                    if (!candidate[next] || edge[next]) continue;
                    edge[next] = true;
                    open.push(next);
                }
        }
        return edge;
    }

    /** Whether the gradient is larger than at its neighbours in the gradient's direction. */
    private boolean isCrest(final int i) {
        final int x = i % width;
        final int y = i / width;
        final int m = magnitude[i];
        final long wide = Math.abs(dx[i]);
        final long high = (long) Math.abs(dy[i]) << SHIFT;
        final long gentle = wide * TANGENT;
        if (high < gentle) return m > at(x - 1, y) && m >= at(x + 1, y);
        if (high > gentle + (wide << SHIFT + 1)) return m > at(x, y - 1) && m >= at(x, y + 1);
        final int s = (dx[i] ^ dy[i]) < 0 ? -1 : 1;
        return m > at(x - s, y - 1) && m > at(x + s, y + 1);
    }

    private int at(final int x, final int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : magnitude[y * width + x];
    }
}
