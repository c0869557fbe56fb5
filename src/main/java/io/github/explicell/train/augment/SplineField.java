package io.github.explicell.train.augment;

/**
 * Displacements as a uniform cubic B-spline of control values. The control points span the crop and one more step beyond
 * each edge; places farther outside have the displacement of the nearest edge.
 */
final class SplineField implements Mapping {

    private final double halfWidth;
    private final double halfHeight;
    private final double[][] dx;
    private final double[][] dy;
    private final int intervals;

    /**
     * @param width of the crop in pixels
     * @param height of the crop in pixels
     * @param dx control values in pixels, (n + 2) x (n + 2) for n nodes between the sides, at least 2
     * @param dy the same downwards
     */
    SplineField(final int width, final int height, final double[][] dx, final double[][] dy) {
        halfWidth = (width - 1) / 2.0;
        halfHeight = (height - 1) / 2.0;
        this.dx = dx;
        this.dy = dy;
        intervals = dx.length - 3;
    }

    @Override
    public void map(final double[] x, final double[] y) {
        final double[] across = new double[4];
        final double[] down = new double[4];
        for (int i = 0; i < x.length; i++) {
            final int column = weights(x[i], halfWidth, across);
            final int row = weights(y[i], halfHeight, down);
            double moveX = 0;
            double moveY = 0;
            for (int r = 0; r < 4; r++)
                for (int c = 0; c < 4; c++) {
                    final double weight = down[r] * across[c];
                    moveX += weight * dx[row + r][column + c];
                    moveY += weight * dy[row + r][column + c];
                }
            x[i] += moveX;
            y[i] += moveY;
        }
    }

    /** Writes the weights of four neighbouring control points; gives the first of them. */
    private int weights(final double place, final double half, final double[] weights) {
        final double share = half == 0 ? 0 : Math.max(0, Math.min(1, (place + half) / (2 * half)));
        final int first = Math.min(intervals - 1, (int) (share * intervals));
        final double t = share * intervals - first;
        final double u = 1 - t;
        weights[0] = u * u * u / 6;
        weights[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
        weights[2] = (3 * u * u * u - 6 * u * u + 4) / 6;
        weights[3] = t * t * t / 6;
        return first;
    }
}
