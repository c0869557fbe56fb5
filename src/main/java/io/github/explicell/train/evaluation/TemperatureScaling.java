package io.github.explicell.train.evaluation;

/**
 * Temperature scaling (Guo et al. 2017): the one number that logits are divided by so that their softmax fits best, on
 * cases that training did not learn from. It changes no ranking of the classes.
 */
public final class TemperatureScaling {

    /** The temperature is searched up to here, and down to the inverse. */
    public static final double MOST = 20;

    private static final int HALVINGS = 100;

    private TemperatureScaling() {}

    /**
     * Finds the temperature of the least log loss.
     *
     * @param logits cases x classes
     * @param truth index of each case's true class
     * @return the temperature, 1 / {@value #MOST}..{@value #MOST}; a limit if the cases have no optimum between
     */
    public static double fit(final double[][] logits, final int[] truth) {
        // the log loss is convex in 1 / T: halve where its slope changes sign
        double low = -Math.log(MOST);
        double high = Math.log(MOST);
        for (int i = 0; i < HALVINGS; i++) {
            final double middle = (low + high) / 2;
            if (slope(logits, truth, Math.exp(middle)) < 0) low = middle;
            else high = middle;
        }
        return Math.exp(-(low + high) / 2);
    }

    /** Of the summed log loss, with respect to the inverse temperature: mean logit minus the true class's. */
    private static double slope(final double[][] logits, final int[] truth, final double inverse) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (final double z : logits[i]) greatest = Math.max(greatest, z);
            double weights = 0;
            double mean = 0;
            for (final double z : logits[i]) {
                final double weight = Math.exp(inverse * (z - greatest));
                weights += weight;
                mean += weight * z;
            }
            sum += mean / weights - logits[i][truth[i]];
        }
        return sum;
    }
}
