package io.github.explicell.train.embedding;

import java.util.Random;

/**
 * Principal components of vectors: the two directions in which they vary most, found by iterating a block of directions
 * through the covariance, which is never formed (Halko, Martinsson and Tropp 2011, iterated until nothing changes). The
 * sign of a component is scikit-learn's: its number of the greatest size is positive.
 *
 * @param points the vectors less their mean, along the two directions: N x 2
 * @param shares of the whole variance that the two directions have, 0..1
 */
public record Pca(double[][] points, double[] shares) {

    private static final int WANTED = 2;
    /** Directions beside the wanted ones: the more, the faster it converges. */
    private static final int BESIDE = 8;

    private static final int MOST = 500;
    private static final double ENOUGH = 1e-12;

    /**
     * @param vectors at least 2 of at least 2 numbers, one in a row
     * @return their map
     * @throws IllegalArgumentException if there are fewer
     */
    public static Pca of(final float[][] vectors) {
        if (vectors.length < WANTED || vectors[0].length < WANTED)
            throw new IllegalArgumentException("a map needs at least 2 vectors of at least 2 numbers");
        final double[][] x = centred(vectors);
        final int length = x[0].length;
        double[][] block = new double[length][Math.min(WANTED + BESIDE, Math.min(length, x.length))];
        final Random random = new Random(1);
        for (final double[] row : block) for (int c = 0; c < row.length; c++) row[c] = random.nextGaussian();
        orthonormalise(block);
        for (int i = 0; i < MOST; i++) {
            final double[][] next = ritz(x, block);
            final double change = change(block, next);
            block = next;
            if (change < ENOUGH) break;
        }
        return map(x, block);
    }

    private static double[][] centred(final float[][] vectors) {
        final double[] mean = new double[vectors[0].length];
        for (final float[] row : vectors) for (int j = 0; j < row.length; j++) mean[j] += row[j];
        final double[][] x = new double[vectors.length][mean.length];
        for (int i = 0; i < x.length; i++)
            for (int j = 0; j < mean.length; j++) x[i][j] = vectors[i][j] - mean[j] / vectors.length;
        return x;
    }

    /** The block through the covariance, turned onto its own eigenvectors. */
    private static double[][] ritz(final double[][] x, final double[][] block) {
        final double[][] through = times(x, block, true);
        orthonormalise(through);
        final double[][] small = transposedTimes(through, times(x, through, true));
        return times(through, SymmetricEigen.vectors(small), false);
    }

    /** a * b, or aT * (a * b). */
    private static double[][] times(final double[][] a, final double[][] b, final boolean andBack) {
        final int columns = b[0].length;
        final double[][] product = new double[andBack ? b.length : a.length][columns];
        for (int i = 0; i < a.length; i++) {
            final double[] row = new double[columns];
            for (int j = 0; j < b.length; j++) for (int c = 0; c < columns; c++) row[c] += a[i][j] * b[j][c];
            if (!andBack) product[i] = row;
            else for (int j = 0; j < b.length; j++) for (int c = 0; c < columns; c++) product[j][c] += a[i][j] * row[c];
        }
        return product;
    }

    private static double[][] transposedTimes(final double[][] a, final double[][] b) {
        final double[][] product = new double[a[0].length][b[0].length];
        for (int k = 0; k < a.length; k++)
            for (int i = 0; i < product.length; i++)
                for (int j = 0; j < product[i].length; j++) product[i][j] += a[k][i] * b[k][j];
        for (int i = 0; i < product.length; i++)
            for (int j = 0; j < i; j++) product[i][j] = product[j][i] = (product[i][j] + product[j][i]) / 2;
        return product;
    }

    /** Gram and Schmidt, twice, which is enough (Kahan and Parlett); a column that depends on others becomes zeros. */
    private static void orthonormalise(final double[][] block) {
        for (int c = 0; c < block[0].length; c++) {
            final double before = norm(block, c);
            for (int twice = 0; twice < 2; twice++)
                for (int earlier = 0; earlier < c; earlier++) {
                    double dot = 0;
                    for (final double[] row : block) dot += row[c] * row[earlier];
                    for (final double[] row : block) row[c] -= dot * row[earlier];
                }
            final double length = norm(block, c);
            final double factor = length > 1e-12 * before ? 1 / length : 0;
            for (final double[] row : block) row[c] *= factor;
        }
    }

    private static double norm(final double[][] block, final int column) {
        double squares = 0;
        for (final double[] row : block) squares += row[column] * row[column];
        return Math.sqrt(squares);
    }

    /** How much the wanted directions turned: 1 - cosine. */
    private static double change(final double[][] before, final double[][] after) {
        double most = 0;
        for (int c = 0; c < WANTED; c++) {
            double dot = 0;
            for (int j = 0; j < after.length; j++) dot += before[j][c] * after[j][c];
            most = Math.max(most, 1 - Math.abs(dot));
        }
        return most;
    }

    private static Pca map(final double[][] x, final double[][] block) {
        double whole = 0;
        for (final double[] row : x) for (final double v : row) whole += v * v;
        final double[][] points = new double[x.length][WANTED];
        final double[] shares = new double[WANTED];
        for (int c = 0; c < WANTED; c++) {
            double greatest = 0;
            for (final double[] row : block) if (Math.abs(row[c]) > Math.abs(greatest)) greatest = row[c];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < block.length; j++) points[i][c] += x[i][j] * block[j][c];
                if (greatest < 0) points[i][c] = -points[i][c];
                shares[c] += points[i][c] * points[i][c];
            }
            shares[c] = whole == 0 ? 0 : shares[c] / whole;
        }
        return new Pca(points, shares);
    }
}
