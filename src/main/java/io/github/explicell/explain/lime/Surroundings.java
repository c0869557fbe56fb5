package io.github.explicell.explain.lime;

import io.github.explicell.explain.superpixel.Superpixels;
import java.util.Arrays;

/**
 * What lies around super-pixels, brought into them. For each pixel the nearest one of another super-pixel is found by two
 * sweeps over the image in which neighbours hand on what they found (Danielsson 1980), which is exact but for rare cases
 * one pixel off.
 */
final class Surroundings {

    private static final int NONE = -1;

    private final Superpixels superpixels;
    private final int width;
    private final int height;
    /** Of each pixel the nearest one of another super-pixel. */
    private final int[] nearest;

    /** @param superpixels two or more */
    Surroundings(final Superpixels superpixels) {
        this.superpixels = superpixels;
        width = superpixels.width();
        height = superpixels.height();
        nearest = new int[width * height];
        Arrays.fill(nearest, NONE);
        // The second pair of sweeps lets what was found on one side of a concave super-pixel reach the other.
        for (int i = 0; i < 2; i++) {
            for (int y = 0; y < height; y++) sweep(y);
            for (int y = height - 1; y >= 0; y--) sweep(y);
        }
    }

    private void sweep(final int y) {
        for (int x = 0; x < width; x++) look(x, y);
        for (int x = width - 1; x >= 0; x--) look(x, y);
    }

    private void look(final int x, final int y) {
        final int i = y * width + x;
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
            for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                final int j = v * width + u;
                final int candidate = superpixels.labels()[j] == superpixels.labels()[i] ? nearest[j] : j;
                if (candidate != NONE && (nearest[i] == NONE || distance(i, candidate) < distance(i, nearest[i])))
                    nearest[i] = candidate;
            }
    }

    private int distance(final int i, final int j) {
        final int dx = i % width - j % width;
        final int dy = i / width - j / width;
        return dx * dx + dy * dy;
    }

    /**
     * The image in which each pixel is as far beyond its super-pixel's edge as it was before it. Where that would be
     * inside the super-pixel again, or outside the image, it is the pixel at the edge.
     *
     * @param planes channels x height x width
     * @return of the same size
     */
    float[] mirrored(final float[] planes) {
        final int area = nearest.length;
        final float[] mirrored = new float[planes.length];
        for (int i = 0; i < area; i++) {
            final int edge = nearest[i];
            final int x = 2 * (edge % width) - i % width;
            final int y = 2 * (edge / width) - i / width;
            final boolean inside = x >= 0 && y >= 0 && x < width && y < height;
            final int beyond = inside ? y * width + x : edge;
            final int source = superpixels.labels()[beyond] == superpixels.labels()[i] ? edge : beyond;
            for (int at = 0; at < planes.length; at += area) mirrored[at + i] = planes[at + source];
        }
        return mirrored;
    }
}
