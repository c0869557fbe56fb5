package io.github.explicell.explain.measure;

/**
 * Fills missing pixels so that each is the weighted mean of its eight neighbours (1/6 for the four that share an edge, 1/12
 * for the diagonal ones; at the image's edge, over those that there are): the linear imputation of ROAD (Rong et al. 2022)
 * without its noise. The sparse linear system is solved by conjugate gradients with the diagonal as preconditioner, from
 * the solution before on, so that growing or shrinking holes take fewer steps.
 */
final class LinearImputation {

    private static final double DIRECT = 1 / 6.0;
    private static final double DIAGONAL = 1 / 12.0;
    /** Of the residual's root mean square, in the image's values: the solution is then exact to about 1e-3. */
    private static final double TOLERANCE = 1e-6;

    private final float[] pixels;
    private final int width;
    private final int height;
    private final int stride;
    /** Planes with one more pixel of zero on each side; missing pixels hold the last solution. */
    private final double[][] planes;
    /** For each pixel the sum of its neighbours' weights: 1, less at the edge. */
    private final double[] sums;

    /**
     * @param pixels C x H x W; not to be changed
     * @param width in pixels
     * @param height in pixels
     */
    LinearImputation(final float[] pixels, final int width, final int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        stride = width + 2;
        planes = new double[pixels.length / (width * height)][stride * (height + 2)];
        for (int c = 0; c < planes.length; c++) restore(c, new boolean[width * height]);
        sums = new double[stride * (height + 2)];
        final double[] ones = new double[sums.length];
        for (int i = 0; i < width * height; i++) ones[padded(i)] = 1;
        for (int i = 0; i < width * height; i++) sums[padded(i)] = neighbours(ones, padded(i));
    }

    /**
     * @param missing H x W; at least one pixel is not
     * @return C x H x W, the image with its missing pixels filled
     */
    float[] fill(final boolean[] missing) {
        final int[] holes = holes(missing);
        final float[] filled = pixels.clone();
        for (int c = 0; c < planes.length; c++) {
            restore(c, missing);
            solve(planes[c], holes);
            for (int i = 0; i < missing.length; i++)
                if (missing[i]) filled[c * missing.length + i] = (float) planes[c][padded(i)];
        }
        return filled;
    }

    // -- Helper methods --

    private int padded(final int pixel) {
        return (pixel / width + 1) * stride + pixel % width + 1;
    }

    /** Puts the image's values where nothing is missing. */
    private void restore(final int channel, final boolean[] missing) {
        for (int i = 0; i < missing.length; i++)
            if (!missing[i]) planes[channel][padded(i)] = pixels[channel * missing.length + i];
    }

    private int[] holes(final boolean[] missing) {
        int n = 0;
        for (final boolean m : missing) if (m) n++;
        if (n == missing.length) throw new IllegalArgumentException("an image that is all missing cannot be filled");
        final int[] holes = new int[n];
        n = 0;
        for (int i = 0; i < missing.length; i++) if (missing[i]) holes[n++] = padded(i);
        return holes;
    }

    /** The weighted sum of a pixel's neighbours. */
    private double neighbours(final double[] x, final int i) {
        return DIRECT * (x[i - 1] + x[i + 1] + x[i - stride] + x[i + stride])
                + DIAGONAL * (x[i - stride - 1] + x[i - stride + 1] + x[i + stride - 1] + x[i + stride + 1]);
    }

    /** Conjugate gradients for sums * x - neighbours(x) = 0 at the holes; the matrix is symmetric, positive definite. */
    private void solve(final double[] x, final int[] holes) {
        final double[] residual = new double[holes.length];
        final double[] direction = new double[x.length];
        final double[] image = new double[holes.length];
        double squares = 0;
        double product = 0;
        for (int k = 0; k < holes.length; k++) {
            final int i = holes[k];
            residual[k] = neighbours(x, i) - sums[i] * x[i];
            direction[i] = residual[k] / sums[i];
            squares += residual[k] * residual[k];
            product += residual[k] * direction[i];
        }
        final double enough = TOLERANCE * TOLERANCE * holes.length;
        for (int step = 0; squares > enough && step < holes.length; step++) {
            final double length = product / apply(direction, holes, image);
            double next = 0;
            squares = 0;
            for (int k = 0; k < holes.length; k++) {
                final int i = holes[k];
                x[i] += length * direction[i];
                residual[k] -= length * image[k];
                squares += residual[k] * residual[k];
                next += residual[k] * residual[k] / sums[i];
            }
            for (int k = 0; k < holes.length; k++)
                direction[holes[k]] = residual[k] / sums[holes[k]] + next / product * direction[holes[k]];
            product = next;
        }
    }

    /** The matrix times a direction; returns the scalar product of both. */
    private double apply(final double[] direction, final int[] holes, final double[] image) {
        double product = 0;
        for (int k = 0; k < holes.length; k++) {
            final int i = holes[k];
            image[k] = sums[i] * direction[i] - neighbours(direction, i);
            product += image[k] * direction[i];
        }
        return product;
    }
}
