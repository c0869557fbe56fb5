package io.github.explicell.train.evaluation;

/**
 * McNemar's exact test of whether two models err differently often on the same cases (binomial, two-sided). Cases of one
 * group are taken for independent.
 *
 * @param onlyFirst cases that only the first model got right
 * @param onlySecond cases that only the second one got right
 * @param p probability of a difference at least as large between models that are equally good, 0..1
 */
public record McNemar(int onlyFirst, int onlySecond, double p) {

    /**
     * @param truth true classes
     * @param first decisions of the first model
     * @param second decisions of the second one, on the same cases
     * @return the test
     */
    public static McNemar of(final int[] truth, final int[] first, final int[] second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < truth.length; i++) {
            if (first[i] == truth[i] && second[i] != truth[i]) onlyFirst++;
            if (first[i] != truth[i] && second[i] == truth[i]) onlySecond++;
        }
        return new McNemar(onlyFirst, onlySecond, probability(onlyFirst, onlySecond));
    }

    private static double probability(final int a, final int b) {
        final int n = a + b;
        double logTerm = -n * Math.log(2);
        double sum = 0;
        for (int k = 0; k <= Math.min(a, b); k++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log((n - k) / (k + 1.0));
        }
        return Math.min(1, 2 * sum);
    }
}
