package io.github.explicell.explain.superpixel;

/**
 * Where the clusters of SLIC begin: about equally spaced points, as scikit-image's {@code regular_grid} has them for an
 * image of depth 1.
 */
final class SeedGrid {

    private final int width;
    private final int height;
    private int stepX = 1;
    private int stepY = 1;
    private int startX;
    private int startY;

    /**
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @param points about how many
     */
    SeedGrid(final int width, final int height, final int points) {
        this.width = width;
        this.height = height;
        final double area = (double) width * height;
        if (area <= points) return;
        final int shorter = Math.min(width, height);
        final int longer = Math.max(width, height);
        double stepShort = Math.sqrt(area / points);
        double stepLong = stepShort;
        if (shorter < stepShort) {
            stepShort = shorter;
            stepLong = (double) longer / points;
        }
        final boolean wide = width == longer;
        stepX = (int) Math.rint(wide ? stepLong : stepShort);
        stepY = (int) Math.rint(wide ? stepShort : stepLong);
        startX = (int) ((wide ? stepLong : stepShort) / 2);
        startY = (int) ((wide ? stepShort : stepLong) / 2);
    }

    /** Pixels from one point to the next, to the right. */
    int stepX() {
        return stepX;
    }

    /** Pixels from one point to the next, downwards. */
    int stepY() {
        return stepY;
    }

    /** The points, row by row: x and y in turn. */
    int[] points() {
        final int columns = (width - startX + stepX - 1) / stepX;
        final int rows = (height - startY + stepY - 1) / stepY;
        final int[] points = new int[2 * columns * rows];
        for (int r = 0, i = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) {
                points[i++] = startX + c * stepX;
                points[i++] = startY + r * stepY;
            }
        return points;
    }
}
