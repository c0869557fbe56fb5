package io.github.explicell.phantom;

/**
 * Optical density of a field in red, green and blue. Layers add up, so what
 * overlaps is darker.
 */
final class Canvas {

    private final int width;
    private final int height;
    private final double[][] density;

    Canvas(final int width, final int height) {
        this.width = width;
        this.height = height;
        density = new double[3][width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Densities of one channel, row by row. */
    double[] channel(final int c) {
        return density[c];
    }

    /** Adds an amount of stain at a pixel of the canvas. */
    void add(final int x, final int y, final double amount, final double[] stain) {
        final int i = y * width + x;
        for (int c = 0; c < 3; c++) density[c][i] += amount * stain[c];
    }

    /**
     * Adds a layer of stain to all pixels within a square around a place; what
     * lies outside the canvas is left out.
     */
    void add(final double x, final double y, final double reach, final double[] stain, final Layer layer) {
        final int left = Math.max(0, (int) Math.floor(x - reach)), right = Math.min(width - 1, (int) (x + reach));
        final int top = Math.max(0, (int) Math.floor(y - reach)), bottom = Math.min(height - 1, (int) (y + reach));
        for (int py = top; py <= bottom; py++) {
            for (int px = left; px <= right; px++) {
                final double amount = layer.at(px + 0.5, py + 0.5);
                if (amount > 0) add(px, py, amount, stain);
            }
        }
    }
}
