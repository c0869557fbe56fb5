package io.github.explicell.train.embedding;

import java.util.Arrays;

/** Eigenvectors of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5). */
final class SymmetricEigen {

    private static final int SWEEPS = 100;
    private static final double ENOUGH = 1e-30;

    private final double[][] a;
    private final double[][] vectors;

    private SymmetricEigen(final double[][] matrix) {
        a = matrix;
        vectors = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) vectors[i][i] = 1;
    }

    /**
     * @param matrix symmetric; is overwritten
     * @return its eigenvectors, one in a column, with the greatest eigenvalue first
     */
    static double[][] vectors(final double[][] matrix) {
        final SymmetricEigen eigen = new SymmetricEigen(matrix);
        for (int sweep = 0; sweep < SWEEPS && eigen.sweep(); sweep++)
            ;
        return eigen.sorted();
    }

    /** @return whether something was left to do */
    private boolean sweep() {
        double outside = 0;
        double diagonal = 0;
        for (int i = 0; i < a.length; i++) {
            diagonal += a[i][i] * a[i][i];
            for (int j = 0; j < i; j++) outside += a[i][j] * a[i][j];
        }
        if (outside <= ENOUGH * diagonal) return false;
        for (int p = 0; p < a.length; p++) for (int q = p + 1; q < a.length; q++) rotate(p, q);
        return true;
    }

    private void rotate(final int p, final int q) {
        if (a[p][q] == 0) return;
        final double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        final double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        final double cos = 1 / Math.sqrt(1 + t * t);
        final double sin = t * cos;
        for (int k = 0; k < a.length; k++) {
            final double left = a[k][p];
            final double right = a[k][q];
            a[k][p] = cos * left - sin * right;
            a[k][q] = sin * left + cos * right;
        }
        for (int k = 0; k < a.length; k++) {
            final double upper = a[p][k];
            final double lower = a[q][k];
            a[p][k] = cos * upper - sin * lower;
            a[q][k] = sin * upper + cos * lower;
            final double left = vectors[k][p];
            final double right = vectors[k][q];
            vectors[k][p] = cos * left - sin * right;
            vectors[k][q] = sin * left + cos * right;
        }
    }

    private double[][] sorted() {
        final int n = a.length;
        final Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) order[i] = i;
        Arrays.sort(order, (i, j) -> Double.compare(a[j][j], a[i][i]));
        final double[][] columns = new double[n][n];
        for (int k = 0; k < n; k++) for (int c = 0; c < n; c++) columns[k][c] = vectors[k][order[c]];
        return columns;
    }
}
