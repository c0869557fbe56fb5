package io.github.explicell.train.evaluation;

/** How good probabilities are as such. */
final class Probabilities {

    /** As scikit-learn: no probability is taken for exactly 0 or 1. */
    private static final double EPSILON = Math.ulp(1.0);

    private Probabilities() {}

    /** @return the mean of -ln p(true class), at least 0 */
    static double logLoss(final Cases cases) {
        double sum = 0;
        for (int i = 0; i < cases.size(); i++) {
            final double p = cases.probabilities()[i][cases.truth()[i]];
            sum -= Math.log(Math.max(EPSILON, Math.min(1 - EPSILON, p)));
        }
        return sum / cases.size();
    }

    /** @return Brier score: the mean over the cases of the sum over the classes of (p - truth)^2, 0..2 */
    static double brier(final Cases cases) {
        double sum = 0;
        for (int i = 0; i < cases.size(); i++)
            for (int c = 0; c < cases.classes().size(); c++) {
                final double difference = cases.probabilities()[i][c] - (cases.truth()[i] == c ? 1 : 0);
                sum += difference * difference;
            }
        return sum / cases.size();
    }
}
