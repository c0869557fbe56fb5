package io.github.explicell.explain.lime;

/**
 * A linear surrogate of a network: intercept + the sum of the weights of the super-pixels that are shown.
 *
 * @param intercept its answer where nothing is shown
 * @param weights one for each super-pixel; 0 for those that were not selected
 */
record LinearModel(double intercept, double[] weights) {

    /** @return its answer where these super-pixels are shown */
    double predict(final int[] shown) {
        double sum = intercept;
        for (final int part : shown) sum += weights[part];
        return sum;
    }

    /** @return its answer where everything is shown */
    double predictAll() {
        double sum = intercept;
        for (final double w : weights) sum += w;
        return sum;
    }
}
