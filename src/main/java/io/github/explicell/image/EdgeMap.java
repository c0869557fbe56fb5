package io.github.explicell.image;

/**
 * Which pixels of an image stand for a run of pixels that may reach beyond its
 * edge.
 */
final class EdgeMap {

    /** In place of a pixel: the colour stands here. */
    static final int COLOUR = -1;

    private final int from;
    private final int[] pixels;

    /**
     * @param from the first pixel of the run; negative before the edge
     * @param to one beyond the last
     * @param length the image's width or height
     * @param beyond what stands beyond the edge
     */
    EdgeMap(final int from, final int to, final int length, final Beyond beyond) {
        this.from = from;
        this.pixels = new int[to - from];
        for (int i = 0; i < pixels.length; i++) pixels[i] = map(from + i, length, beyond);
    }

    private static int map(final int i, final int length, final Beyond beyond) {
        if (i >= 0 && i < length) return i;
        if (beyond == Beyond.COLOUR) return COLOUR;
        final int folded = Math.floorMod(i, 2 * length);
        return folded < length ? folded : 2 * length - 1 - folded;
    }

    /** The image's pixel for pixel {@code i} of the run, or {@link #COLOUR}. */
    int pixel(final int i) {
        return pixels[i];
    }

    /** The image coordinate of the run's first pixel. */
    int from() {
        return from;
    }

    /** Pixels of the run. */
    int size() {
        return pixels.length;
    }

    /** The smallest image pixel of a part of the run, or {@link #COLOUR}. */
    int min(final int begin, final int end) {
        int min = Integer.MAX_VALUE;
        for (int i = begin; i < end; i++) if (pixels[i] != COLOUR) min = Math.min(min, pixels[i]);
        return min == Integer.MAX_VALUE ? COLOUR : min;
    }

    /** The largest image pixel of a part of the run, or {@link #COLOUR}. */
    int max(final int begin, final int end) {
        int max = COLOUR;
        for (int i = begin; i < end; i++) max = Math.max(max, pixels[i]);
        return max;
    }
}
