package io.github.explicell.train.augment;

/**
 * A linear mapping and a shift: (x, y) comes from (xx x + xy y + dx, yx x + yy y + dy).
 *
 * @param xx x of x
 * @param xy x of y
 * @param dx shift in pixels
 * @param yx y of x
 * @param yy y of y
 * @param dy shift in pixels
 */
record Affine(double xx, double xy, double dx, double yx, double yy, double dy) implements Mapping {

    /** @return without a shift */
    static Affine linear(final double xx, final double xy, final double yx, final double yy) {
        return new Affine(xx, xy, 0, yx, yy, 0);
    }

    /**
     * @param later applied to the crop after this one
     * @return both in one
     */
    Affine then(final Affine later) {
        return new Affine(
                xx * later.xx + xy * later.yx,
                xx * later.xy + xy * later.yy,
                xx * later.dx + xy * later.dy + dx,
                yx * later.xx + yy * later.yx,
                yx * later.xy + yy * later.yy,
                yx * later.dx + yy * later.dy + dy);
    }

    @Override
    public void map(final double[] x, final double[] y) {
        for (int i = 0; i < x.length; i++) {
            final double before = x[i];
            x[i] = xx * before + xy * y[i] + dx;
            y[i] = yx * before + yy * y[i] + dy;
        }
    }
}
