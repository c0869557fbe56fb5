package io.github.explicell.explain.superpixel;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Equal rectangles, as far as whole pixels allow.
 *
 * @param columns how many side by side, at least 1; no more than the image has pixels are made
 * @param rows how many above each other, at least 1
 */
public record Grid(int columns, int rows) implements ColourSegmenter {

    /** 7 x 7: squares of 32 pixels at 224. */
    public static final Grid DEFAULT = new Grid(7, 7);

    /**
     * @param columns how many side by side, at least 1; no more than the image has pixels are made
     * @param rows how many above each other, at least 1
     * @throws IllegalArgumentException if there is no column or no row
     */
    public Grid {
        Ranges.check("number of columns", columns, 1, Integer.MAX_VALUE);
        Ranges.check("number of rows", rows, 1, Integer.MAX_VALUE);
    }

    @Override
    public Superpixels segment(final RandomAccessibleInterval<FloatType> pixels) {
        final int width = (int) pixels.dimension(0);
        final int height = (int) pixels.dimension(1);
        final int across = Math.min(columns, width);
        final int down = Math.min(rows, height);
        final int[] labels = new int[width * height];
        for (int y = 0, i = 0; y < height; y++)
            for (int x = 0; x < width; x++) labels[i++] = y * down / height * across + x * across / width;
        return Superpixels.of(width, height, labels);
    }
}
