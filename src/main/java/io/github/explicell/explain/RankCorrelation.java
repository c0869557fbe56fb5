package io.github.explicell.explain;

import java.util.Arrays;

/** Spearman's rank correlation. */
final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * @param a finite numbers
     * @param b as many
     * @return -1..1, equal values sharing their mean rank; 0 if one side is the same everywhere
     */
    static double of(final float[] a, final float[] b) {
        final double[] x = centredRanks(a);
        final double[] y = centredRanks(b);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    /** Ranks less their mean. */
    private static double[] centredRanks(final float[] values) {
        final int n = values.length;
        final Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        // + 0f: 0 and -0 are equal
        Arrays.sort(order, (i, j) -> Float.compare(values[i] + 0f, values[j] + 0f));
        final double[] ranks = new double[n];
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && values[order[to]] == values[order[from]]) to++;
            for (int k = from; k < to; k++) ranks[order[k]] = (from + to - 1) / 2.0 - (n - 1) / 2.0;
        }
        return ranks;
    }
}
