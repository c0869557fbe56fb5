package io.github.explicell.explain.pixel;

/**
 * Gauss-Legendre quadrature on 0..1.
 *
 * @param points where the function is evaluated, ascending
 * @param weights of its values; their sum is 1
 */
record GaussLegendre(double[] points, double[] weights) {

    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-15;

    /** The rule with n points, the roots of the n-th Legendre polynomial, found by Newton's method. */
    static GaussLegendre of(final int n) {
        final double[] points = new double[n];
        final double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int iteration = 0; iteration < ITERATIONS; iteration++) {
                final double[] legendre = legendre(n, x);
                slope = n * (x * legendre[0] - legendre[1]) / (x * x - 1);
                final double step = legendre[0] / slope;
                x -= step;
                if (Math.abs(step) < TOLERANCE) break;
            }
            points[i] = (x + 1) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }

    /** The polynomials of degree n and n - 1 at x. */
    private static double[] legendre(final int n, final double x) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
            final double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        return new double[] {value, before};
    }
}
