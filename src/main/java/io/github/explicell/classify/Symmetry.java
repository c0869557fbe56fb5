package io.github.explicell.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * A flip or quarter turn of an image, which moves pixels and interpolates none: what test-time augmentation shows a network
 * beside the image itself.
 *
 * @param transposed whether rows and columns are exchanged, first
 * @param mirroredX whether left and right are exchanged, then
 * @param mirroredY whether top and bottom are exchanged, then
 */
record Symmetry(boolean transposed, boolean mirroredX, boolean mirroredY) {

    /** @return the image itself, then the other 7 of a square; of another rectangle, the other 3 that keep its shape */
    static List<Symmetry> of(final int width, final int height) {
        final List<Symmetry> list = new ArrayList<>();
        for (final boolean transposed : width == height ? new boolean[] {false, true} : new boolean[] {false})
            for (final boolean y : new boolean[] {false, true})
                for (final boolean x : new boolean[] {false, true}) list.add(new Symmetry(transposed, x, y));
        return list;
    }

    /**
     * @param planes any number of planes, height x width each
     * @param width in pixels
     * @param height in pixels
     * @return a changed copy
     */
    float[] apply(final float[] planes, final int width, final int height) {
        final float[] out = new float[planes.length];
        final int area = width * height;
        for (int plane = 0; plane < planes.length; plane += area)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++) {
                    final int fromX = mirroredX ? width - 1 - x : x;
                    final int fromY = mirroredY ? height - 1 - y : y;
                    out[plane + y * width + x] =
                            planes[plane + (transposed ? fromX * width + fromY : fromY * width + fromX)];
                }
        return out;
    }
}
