package io.github.explicell.explain.lime;

/**
 * Solves symmetric positive definite equations. Of its own, since no library that the project has solves any: imglib2 has
 * no matrices, and DJL offers an inverse only, of single precision, which a fit with nearly equal super-pixels spoils.
 */
final class Cholesky {

    /** Pivots below this share of the diagonal are zero but for rounding. */
    private static final double SINGULAR = 1e-11;

    private Cholesky() {}

    /**
     * @param matrix its lower triangle, row by row; overwritten
     * @param right the right side; overwritten with the solution
     * @return whether there is one solution; if not, what {@code right} holds is of no use
     */
    static boolean solve(final double[][] matrix, final double[] right) {
        final int n = right.length;
        for (int i = 0; i < n; i++) {
            final double[] row = matrix[i];
            final double diagonal = row[i];
            for (int j = 0; j <= i; j++) {
                final double[] other = matrix[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) sum -= row[k] * other[k];
                row[j] = j < i ? sum / other[j] : sum;
            }
            if (!(row[i] > SINGULAR * diagonal)) return false;
            row[i] = Math.sqrt(row[i]);
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) right[i] -= matrix[i][k] * right[k];
            right[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) right[i] -= matrix[k][i] * right[k];
            right[i] /= matrix[i][i];
        }
        return true;
    }
}
