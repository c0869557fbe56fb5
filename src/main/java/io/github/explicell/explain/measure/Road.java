package io.github.explicell.explain.measure;

import java.util.Random;

/**
 * ROAD, remove and debias (Rong et al.: A consistent and efficient evaluation strategy for attribution methods, ICML
 * 2022): pixels are replaced by what their neighbours make likely ({@link LinearImputation}) and a little noise, so that
 * the network cannot see from the shape of a hole what was there; the mean of the target's probability over nine
 * percentiles of the map.
 *
 * <p>At percentile p the most relevant first loses as many pixels as lie at or above numpy's p-th percentile of a map
 * without equal values, n - ceil(p (n - 1) / 100), the least relevant first as many from the other end. Of equal values
 * the pixel with the smaller index is the more relevant. pytorch-grad-cam's {@code ROADMostRelevantFirstAverage} gives the
 * same less the probability of the untouched image.
 */
final class Road implements MapMeasure {

    private static final int PERCENTILES = 9;
    private static final int PERCENT = 10;
    private static final double NOISE = 0.01;
    private static final long SEED = 1;

    /** Which pixels go first. */
    enum Order {
        /** The most relevant: the probability should fall. */
        MOST_RELEVANT("road_morf", "most", "lower"),
        /** The least relevant: the probability should stay. */
        LEAST_RELEVANT("road_lerf", "least", "higher");

        private final String column;
        private final String which;
        private final String better;

        Order(final String column, final String which, final String better) {
            this.column = column;
            this.which = which;
            this.better = better;
        }
    }

    private final Order order;
    private final double noise;

    /** @param order which pixels go first */
    Road(final Order order) {
        this(order, NOISE);
    }

    /** @param noise the standard deviation of the noise, in the preprocessed image's values */
    Road(final Order order, final double noise) {
        this.order = order;
        this.noise = noise;
    }

    @Override
    public String name() {
        return order.column;
    }

    @Override
    public String sentence() {
        return "Mean of the target's probability while 10 % to 90 % of the pixels, the " + order.which
                + " relevant first, are replaced by what their neighbours make likely (0..1, " + order.better
                + " is better; " + PERCENTILES + " forward passes and as many linear systems).";
    }

    @Override
    public double of(final Trial trial) {
        if (!trial.hasEvidence()) return Double.NaN;
        double sum = 0;
        for (final double score : scores(trial)) sum += score;
        return sum / PERCENTILES;
    }

    /** The target's probability at each percentile, from the fewest pixels removed to the most. */
    double[] scores(final Trial trial) {
        final ScoredImage image = trial.image();
        final LinearImputation imputation = new LinearImputation(image.pixels(), image.width(), image.height());
        final Random random = new Random(SEED);
        return image.scores(PERCENTILES, (i, images, offset) -> {
            final boolean[] missing = missing(trial.order(), PERCENT * (PERCENTILES - i));
            final float[] filled = imputation.fill(missing);
            for (int p = 0; p < filled.length; p++)
                images[offset + p] =
                        missing[p % missing.length] ? (float) (filled[p] + noise * random.nextGaussian()) : filled[p];
        });
    }

    /** Which pixels are removed at a percentile. */
    boolean[] missing(final int[] falling, final int percentile) {
        final int n = falling.length;
        final int removed = n - (int) ((percentile * (n - 1L) + 99) / 100);
        final boolean[] missing = new boolean[n];
        for (int i = 0; i < removed; i++) missing[falling[order == Order.MOST_RELEVANT ? i : n - 1 - i]] = true;
        return missing;
    }
}
