package io.github.explicell.view;

import java.awt.geom.Path2D;
import java.util.Arrays;

/**
 * Contour lines by marching squares: closed, with linear interpolation between the centres of the pixels. Where the
 * values are above the level up to the edge, the line follows the edge and cuts the corners by half a pixel.
 */
final class Contours {

    private static final int NONE = -1;

    /** The corners of a square clockwise, from its upper left one. */
    private static final int[][] CORNERS = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

    private final float[] values;
    private final int width;
    private final int height;
    private final float level;

    /** Nodes of the grid in a row: the pixels' centres and the edge on both sides. */
    private final int nodes;

    /** For each line of the grid between two nodes where a contour enters a square, the line where it leaves it. */
    private final int[] next;

    private Contours(final float[] values, final int width, final int height, final float level) {
        this.values = values;
        this.width = width;
        this.height = height;
        this.level = level;
        nodes = width + 2;
        next = new int[2 * nodes * (height + 2)];
        Arrays.fill(next, NONE);
    }

    /**
     * @param values height x width, row-major
     * @param width in pixels
     * @param height in pixels
     * @param level inside is what reaches it
     * @return closed lines in continuous coordinates (pixel {@code i} covers {@code i..i+1}); holes run the other way
     */
    static Path2D of(final float[] values, final int width, final int height, final float level) {
        final Contours contours = new Contours(values, width, height, level);
        for (int j = -1; j < height; j++) for (int i = -1; i < width; i++) contours.cross(i, j);
        return contours.path();
    }

    // -- Helper methods --

    /** Notes the pieces of contours in the square whose upper left node is (i, j). */
    private void cross(final int i, final int j) {
        final boolean[] in = new boolean[4];
        for (int k = 0; k < 4; k++) in[k] = value(i + CORNERS[k][0], j + CORNERS[k][1]) >= level;
        if (in[0] == in[1] && in[1] == in[2] && in[2] == in[3]) return;
        // NB: only in a saddle it matters which way one looks for the other end.
        final int step = centre(i, j) >= level ? 1 : 3;
        for (int k = 0; k < 4; k++) {
            if (!in[k] || in[(k + 1) % 4]) continue;
            int other = (k + step) % 4;
            while (in[other] || !in[(other + 1) % 4]) other = (other + step) % 4;
            next[line(i, j, k)] = line(i, j, other);
        }
    }

    private double centre(final int i, final int j) {
        double sum = 0;
        for (final int[] corner : CORNERS) sum += value(i + corner[0], j + corner[1]);
        return sum / 4;
    }

    private float value(final int i, final int j) {
        return i < 0 || j < 0 || i >= width || j >= height ? -Float.MAX_VALUE : values[j * width + i];
    }

    /** The number of a square's upper, right, lower or left side: twice the node it begins at, one more if it goes down. */
    private int line(final int i, final int j, final int side) {
        final int x = i + (side == 1 ? 1 : 0);
        final int y = j + (side == 2 ? 1 : 0);
        return 2 * ((y + 1) * nodes + x + 1) + side % 2;
    }

    private Path2D path() {
        final Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int start = 0; start < next.length; start++) {
            if (next[start] == NONE) continue;
            boolean first = true;
            for (int line = start; next[line] != NONE; ) {
                add(line, path, first);
                first = false;
                final int following = next[line];
                next[line] = NONE;
                line = following;
            }
            path.closePath();
        }
        return path;
    }

    /** Adds the point of a line of the grid where the level is. */
    private void add(final int line, final Path2D path, final boolean first) {
        final int i = line / 2 % nodes - 1;
        final int j = line / 2 / nodes - 1;
        final boolean down = line % 2 == 1;
        final float from = value(i, j);
        final float to = down ? value(i, j + 1) : value(i + 1, j);
        final double part = from == -Float.MAX_VALUE ? 0 : to == -Float.MAX_VALUE ? 1 : (level - from) / (to - from);
        final double x = down ? place(i, width) : between(i, part, width);
        final double y = down ? between(j, part, height) : place(j, height);
        if (first) path.moveTo(x, y);
        else path.lineTo(x, y);
    }

    private static double between(final int i, final double part, final int size) {
        return place(i, size) + part * (place(i + 1, size) - place(i, size));
    }

    /** NB: the outermost nodes stand on the edge. */
    private static double place(final int i, final int size) {
        return Math.max(0, Math.min(size, i + 0.5));
    }
}
