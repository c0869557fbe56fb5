package io.github.explicell.explain.lime;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Fits again to samples drawn with replacement: how far the weights would move with other samples. */
final class Bootstrap {

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    /** For each repetition the weights; not numbers where the drawn samples do not determine them. */
    private final double[][] weights;

    /**
     * @param surrogate how a model is fitted
     * @param parts how many super-pixels there are
     * @param shown the parts that each sample shows
     * @param values what the network answered
     * @param repetitions how often, at least 1
     * @param random decides
     */
    Bootstrap(
            final Surrogate surrogate,
            final int parts,
            final int[][] shown,
            final double[] values,
            final int repetitions,
            final SplittableRandom random) {
        weights = new double[repetitions][];
        final double[] unknown = new double[parts];
        Arrays.fill(unknown, Double.NaN);
        for (int r = 0; r < repetitions; r++) {
            final LinearModel model = surrogate.fit(parts, shown, values, counts(surrogate, shown.length, random));
            weights[r] = model == null ? unknown : model.weights();
        }
    }

    private static double[] counts(final Surrogate surrogate, final int samples, final SplittableRandom random) {
        final double[] counts = new double[samples];
        final int fixed = surrogate.fixed();
        final int block = surrogate.block();
        Arrays.fill(counts, 0, Math.min(fixed, samples), 1);
        final int blocks = (samples - fixed) / block;
        for (int i = 0; i < blocks; i++) {
            final int drawn = fixed + random.nextInt(blocks) * block;
            for (int k = 0; k < block; k++) counts[drawn + k]++;
        }
        return counts;
    }

    /** The lower end of each weight's 95 % interval. */
    double[] low() {
        return quantiles(LOW);
    }

    /** The upper end of each weight's 95 % interval. */
    double[] high() {
        return quantiles(HIGH);
    }

    /** The share of repetitions in which the same parts lead with the same signs. */
    double agreement(final Leading leading) {
        return Arrays.stream(weights)
                        .filter(w -> !Double.isNaN(w[0]) && leading.isThatOf(w))
                        .count()
                / (double) weights.length;
    }

    private double[] quantiles(final double level) {
        final double[] quantiles = new double[weights[0].length];
        final double[] sorted = new double[weights.length];
        final double position = level * (sorted.length - 1);
        final int below = (int) position;
        final int above = Math.min(below + 1, sorted.length - 1);
        for (int j = 0; j < quantiles.length; j++) {
            for (int r = 0; r < sorted.length; r++) sorted[r] = weights[r][j];
            Arrays.sort(sorted);
            quantiles[j] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return quantiles;
    }
}
