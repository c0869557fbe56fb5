package io.github.explicell.explain.lime;

import java.util.BitSet;
import java.util.List;

/**
 * How alike the explanations of one image by several seeds are.
 *
 * @param jaccard mean over pairs of seeds of the shared part of their leading super-pixels: intersection over union, 0..1
 * @param rankCorrelation mean over pairs of seeds of Spearman's correlation of the weights, -1..1
 */
public record SeedStability(double jaccard, double rankCorrelation) {

    /**
     * @param explanations two or more, of the same super-pixels
     * @param leading how many super-pixels of the largest weights are compared, at least 1
     * @return how alike they are
     * @throws IllegalArgumentException if there is nothing to compare
     */
    public static SeedStability of(final List<SuperpixelExplanation> explanations, final int leading) {
        if (explanations.size() < 2)
            throw new IllegalArgumentException("stability is that of two seeds or more; give more seeds");
        double jaccard = 0;
        double correlation = 0;
        int pairs = 0;
        for (int a = 0; a < explanations.size(); a++)
            for (int b = a + 1; b < explanations.size(); b++, pairs++) {
                final double[] first = explanations.get(a).weights();
                final double[] second = explanations.get(b).weights();
                jaccard += jaccard(first, second, leading);
                correlation += correlation(ranks(first), ranks(second));
            }
        return new SeedStability(jaccard / pairs, correlation / pairs);
    }

    private static double jaccard(final double[] a, final double[] b, final int leading) {
        final BitSet both = (BitSet) Leading.of(a, leading).parts().clone();
        final BitSet either = (BitSet) both.clone();
        final BitSet other = Leading.of(b, leading).parts();
        both.and(other);
        either.or(other);
        return both.cardinality() / (double) either.cardinality();
    }

    /** Ranks of the signed values; equal values share the mean of their places. */
    private static double[] ranks(final double[] values) {
        final double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++)
            for (final double v : values) ranks[i] += v < values[i] ? 1 : v == values[i] ? 0.5 : 0;
        return ranks;
    }

    private static double correlation(final double[] a, final double[] b) {
        final double mean = a.length / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        // Without any differences in one of them there is no order to agree on.
        return aa == 0 || bb == 0 ? (aa == bb ? 1 : 0) : ab / Math.sqrt(aa * bb);
    }
}
