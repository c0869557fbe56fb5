package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Leaves few colours: those of k-means (Lloyd 1982) in RGB, found on a grid of at most 128 x 128 pixels; then each pixel
 * takes the nearest one.
 *
 * @param probability how often
 * @param colours how many, 2..256
 */
public record Quantisation(double probability, Range colours) implements Augmenter {

    private static final int GRID = 128;
    private static final int ITERATIONS = 10;

    /** Of 0..1: centres that move less stay. */
    private static final double STILL = 1 / 255.0;

    /**
     * @param probability how often
     * @param colours how many, 2..256
     * @throws IllegalArgumentException naming what is wrong
     */
    public Quantisation {
        Range.checkProbability(probability);
        Range.check(colours, "the number of colours", 2, 256);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final float[] planes = draft.planes();
        final int area = planes.length / 3;
        final int[] grid = grid(draft.width(), draft.height());
        final float[][] centres = new float[colours.drawWhole(random)][];
        for (int k = 0; k < centres.length; k++) centres[k] = pixel(planes, grid[random.nextInt(grid.length)]);
        for (int i = 0; i < ITERATIONS && move(planes, grid, centres) > STILL; i++) continue;
        for (int i = 0; i < area; i++) {
            final float[] nearest = centres[nearest(centres, planes[i], planes[area + i], planes[2 * area + i])];
            for (int c = 0; c < 3; c++) planes[c * area + i] = nearest[c];
        }
    }

    private static int[] grid(final int width, final int height) {
        final int step = (Math.max(width, height) + GRID - 1) / GRID;
        final int columns = (width + step - 1) / step;
        final int[] grid = new int[columns * ((height + step - 1) / step)];
        for (int i = 0; i < grid.length; i++) grid[i] = i / columns * step * width + i % columns * step;
        return grid;
    }

    private static float[] pixel(final float[] planes, final int i) {
        final int area = planes.length / 3;
        return new float[] {planes[i], planes[area + i], planes[2 * area + i]};
    }

    /** Moves each centre to the mean of its pixels; one without pixels stays. Gives the longest way. */
    private static double move(final float[] planes, final int[] grid, final float[][] centres) {
        final double[][] sums = new double[centres.length][4];
        for (final int i : grid) {
            final float[] p = pixel(planes, i);
            final double[] sum = sums[nearest(centres, p[0], p[1], p[2])];
            for (int c = 0; c < 3; c++) sum[c] += p[c];
            sum[3]++;
        }
        double most = 0;
        for (int k = 0; k < centres.length; k++) {
            if (sums[k][3] == 0) continue;
            double way = 0;
            for (int c = 0; c < 3; c++) {
                final float mean = (float) (sums[k][c] / sums[k][3]);
                way += (mean - centres[k][c]) * (mean - centres[k][c]);
                centres[k][c] = mean;
            }
            most = Math.max(most, Math.sqrt(way));
        }
        return most;
    }

    private static int nearest(final float[][] centres, final float r, final float g, final float b) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int k = 0; k < centres.length; k++) {
            final float[] c = centres[k];
            final float d = (c[0] - r) * (c[0] - r) + (c[1] - g) * (c[1] - g) + (c[2] - b) * (c[2] - b);
            if (d < least) {
                least = d;
                best = k;
            }
        }
        return best;
    }
}
