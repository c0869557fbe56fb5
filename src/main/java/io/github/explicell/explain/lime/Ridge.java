package io.github.explicell.explain.lime;

/**
 * Weighted linear regression with an intercept and a penalty on the squared weights, as scikit-learn's {@code
 * Ridge(alpha, fit_intercept=True)} with sample weights: the intercept is not penalised.
 */
final class Ridge {

    private Ridge() {}

    /**
     * @param gram of the samples
     * @param parts the features, at least one
     * @param alpha the penalty, above 0
     * @return weights of those features, 0 for all others
     */
    static LinearModel fit(final Gram gram, final int[] parts, final double alpha) {
        final double[] solution = right(gram, parts);
        if (!Cholesky.solve(matrix(gram, parts, alpha), solution))
            throw new IllegalStateException("a ridge regression with the penalty " + alpha + " has no solution");
        final double[] weights = new double[gram.parts()];
        double intercept = gram.meanValue();
        for (int j = 0; j < parts.length; j++) {
            weights[parts[j]] = solution[j];
            intercept -= solution[j] * gram.mean(parts[j]);
        }
        return new LinearModel(intercept, weights);
    }

    /**
     * How much of the values' scatter a fit without penalty explains.
     *
     * @param gram of the samples
     * @param parts the features, at least one
     * @return the weighted R2; not a number if the features depend on each other
     */
    static double explained(final Gram gram, final int[] parts) {
        final double[] right = right(gram, parts);
        final double[] solution = right.clone();
        if (!Cholesky.solve(matrix(gram, parts, 0), solution)) return Double.NaN;
        double explained = 0;
        for (int j = 0; j < parts.length; j++) explained += solution[j] * right[j];
        return explained / gram.valueScatter();
    }

    private static double[][] matrix(final Gram gram, final int[] parts, final double alpha) {
        final double[][] matrix = new double[parts.length][];
        for (int j = 0; j < parts.length; j++) {
            matrix[j] = new double[j + 1];
            for (int k = 0; k <= j; k++) matrix[j][k] = gram.scatter(parts[j], parts[k]);
            matrix[j][j] += alpha;
        }
        return matrix;
    }

    private static double[] right(final Gram gram, final int[] parts) {
        final double[] right = new double[parts.length];
        for (int j = 0; j < parts.length; j++) right[j] = gram.scatter(parts[j]);
        return right;
    }
}
