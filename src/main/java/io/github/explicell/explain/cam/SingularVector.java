package io.github.explicell.explain.cam;

import java.util.Random;

/** The first singular vector of a matrix, by power iteration on the smaller of its two squares. */
final class SingularVector {

    private static final int MOST_ITERATIONS = 10_000;
    private static final double TOLERANCE = 1e-12;

    private SingularVector() {}

    /**
     * Projects the columns of a matrix on its first left singular vector.
     *
     * @param rows the matrix, row by row
     * @return one number for each column; the sign of all of them is free
     */
    static double[] projection(final double[][] rows) {
        final int columns = rows[0].length;
        if (columns > rows.length) return times(first(square(rows)), rows);
        // The first right singular vector, times the singular value.
        final double[] vector = first(square(transposed(rows)));
        final double[] image = new double[rows.length];
        double norm = 0;
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < columns; i++) image[k] += rows[k][i] * vector[i];
            norm += image[k] * image[k];
        }
        for (int i = 0; i < columns; i++) vector[i] *= Math.sqrt(norm);
        return vector;
    }

    private static double[] times(final double[] vector, final double[][] rows) {
        final double[] product = new double[rows[0].length];
        for (int k = 0; k < rows.length; k++)
            for (int i = 0; i < product.length; i++) product[i] += vector[k] * rows[k][i];
        return product;
    }

    private static double[][] transposed(final double[][] rows) {
        final double[][] columns = new double[rows[0].length][rows.length];
        for (int k = 0; k < rows.length; k++) for (int i = 0; i < columns.length; i++) columns[i][k] = rows[k][i];
        return columns;
    }

    /** The products of all pairs of rows. */
    private static double[][] square(final double[][] rows) {
        final double[][] square = new double[rows.length][rows.length];
        for (int a = 0; a < rows.length; a++)
            for (int b = a; b < rows.length; b++) {
                double sum = 0;
                for (int i = 0; i < rows[a].length; i++) sum += rows[a][i] * rows[b][i];
                square[a][b] = sum;
                square[b][a] = sum;
            }
        return square;
    }

    /** The eigenvector of the largest eigenvalue of a matrix without negative ones; 0 if the matrix is. */
    private static double[] first(final double[][] symmetric) {
        // a fixed start that is perpendicular to nothing in particular
        double[] vector = new Random(1).doubles(symmetric.length, 0.5, 1.5).toArray();
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            final double[] next = times(vector, symmetric);
            double norm = 0;
            for (final double v : next) norm += v * v;
            if (norm == 0) return next;
            double change = 0;
            for (int i = 0; i < next.length; i++) {
                next[i] /= Math.sqrt(norm);
                change = Math.max(change, Math.abs(next[i] - vector[i]));
            }
            vector = next;
            if (change < TOLERANCE) break;
        }
        return vector;
    }
}
