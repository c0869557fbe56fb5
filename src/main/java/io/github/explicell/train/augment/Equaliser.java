package io.github.explicell.train.augment;

/** CLAHE of one 8-bit plane, step by step as OpenCV: tiles, clipped histograms, bilinear between the tiles' curves. */
final class Equaliser {

    private static final int BINS = 256;

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final int tileWidth;
    private final int tileHeight;
    private final double clip;

    /** @param clip in multiples of a bin's mean; 0: no limit */
    Equaliser(final int width, final int height, final int columns, final int rows, final double clip) {
        this.width = width;
        this.height = height;
        this.columns = columns;
        this.rows = rows;
        this.clip = clip;
        // an image that does not divide is continued to the right and below, along both sides as soon as one needs it
        final boolean divides = width % columns == 0 && height % rows == 0;
        tileWidth = (divides ? width : width + columns - width % columns) / columns;
        tileHeight = (divides ? height : height + rows - height % rows) / rows;
    }

    /**
     * @param plane height x width, 0..255
     * @return equalised
     */
    int[] apply(final int[] plane) {
        final int[][] curves = new int[columns * rows][];
        for (int tile = 0; tile < curves.length; tile++)
            curves[tile] = curve(plane, tile % columns * tileWidth, tile / columns * tileHeight);
        final int[] out = new int[plane.length];
        for (int y = 0; y < height; y++) {
            final float ty = y * (1f / tileHeight) - 0.5f;
            final int top = (int) Math.floor(ty);
            final float fy = ty - top;
            final int upper = Math.max(0, top) * columns;
            final int lower = Math.min(rows - 1, top + 1) * columns;
            for (int x = 0; x < width; x++) {
                final float tx = x * (1f / tileWidth) - 0.5f;
                final int left = (int) Math.floor(tx);
                final float fx = tx - left;
                final int c0 = Math.max(0, left);
                final int c1 = Math.min(columns - 1, left + 1);
                final int v = plane[y * width + x];
                final float above = curves[upper + c0][v] * (1 - fx) + curves[upper + c1][v] * fx;
                final float below = curves[lower + c0][v] * (1 - fx) + curves[lower + c1][v] * fx;
                out[y * width + x] = Math.max(0, Math.min(255, (int) Math.rint(above * (1 - fy) + below * fy)));
            }
        }
        return out;
    }

    /** What each value of a tile becomes. */
    private int[] curve(final int[] plane, final int left, final int top) {
        final int[] histogram = new int[BINS];
        for (int y = top; y < top + tileHeight; y++) {
            final int row = Resampler.mirror(y, height) * width;
            for (int x = left; x < left + tileWidth; x++) histogram[plane[row + Resampler.mirror(x, width)]]++;
        }
        final int pixels = tileWidth * tileHeight;
        if (clip > 0) cut(histogram, Math.max(1, (int) (clip * pixels / BINS)));
        final float scale = 255f / pixels;
        final int[] curve = new int[BINS];
        int sum = 0;
        for (int v = 0; v < BINS; v++) {
            sum += histogram[v];
            curve[v] = Math.max(0, Math.min(255, (int) Math.rint(sum * scale)));
        }
        return curve;
    }

    /** Shares out what is above the limit: the same to every bin, the rest to bins at equal distances. */
    private static void cut(final int[] histogram, final int limit) {
        int above = 0;
        for (int v = 0; v < BINS; v++)
            if (histogram[v] > limit) {
                above += histogram[v] - limit;
                histogram[v] = limit;
            }
        final int each = above / BINS;
        int rest = above - each * BINS;
        for (int v = 0; v < BINS; v++) histogram[v] += each;
        if (rest == 0) return;
        final int step = Math.max(1, BINS / rest);
        for (int v = 0; v < BINS && rest > 0; v += step, rest--) histogram[v]++;
    }
}
