package io.github.explicell.train.embedding;

/** What is done with vectors, one in a row. */
public final class Vectors {

    private Vectors() {}

    /**
     * @param rows vectors
     * @return each at length 1; a vector of zeros stays one
     */
    public static float[][] unit(final float[][] rows) {
        final float[][] unit = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double squares = 0;
            for (final float v : rows[i]) squares += v * (double) v;
            final double length = squares == 0 ? 1 : Math.sqrt(squares);
            unit[i] = new float[rows[i].length];
            for (int j = 0; j < rows[i].length; j++) unit[i][j] = (float) (rows[i][j] / length);
        }
        return unit;
    }

    /**
     * How far vectors of length 1 lie apart: the mean of their squared length less the squared length of their mean,
     * which is half of the mean squared distance of two of them.
     *
     * @param unit vectors at length 1, or of zeros
     * @return 0 if all are the same, to 1 if their mean is the origin
     */
    public static double spread(final float[][] unit) {
        final double[] mean = new double[unit[0].length];
        double squares = 0;
        for (final float[] row : unit)
            for (int j = 0; j < row.length; j++) {
                mean[j] += row[j] / (double) unit.length;
                squares += row[j] * (double) row[j] / unit.length;
            }
        for (final double m : mean) squares -= m * m;
        return Math.max(0, squares);
    }

    /** Euclidean. */
    static double distance(final float[] a, final float[] b) {
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            final double d = a[j] - (double) b[j];
            squares += d * d;
        }
        return Math.sqrt(squares);
    }
}
