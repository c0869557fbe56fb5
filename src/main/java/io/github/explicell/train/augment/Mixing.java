package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Mixes each sample of a batch with another one: image i with image N - 1 - i of the same batch, each with its own
 * draw, as timm's {@code Mixup} in its mode {@code elem}. The target is shared in the same proportion.
 *
 * <p>Mixup (Zhang et al. 2018) is the weighted sum of the two images. CutMix (Yun et al. 2019) puts a rectangle of the
 * other image into this one; the share is that of the pixels that were really taken, also where the rectangle is cut at
 * the edge.
 *
 * @param probability how often a sample is mixed, 0..1
 * @param mixup both parameters of the beta distribution that mixup's shares are drawn from, 0: no mixup
 * @param cutmix the same for CutMix. If both are above 0, each happens half of the time
 */
public record Mixing(double probability, double mixup, double cutmix) {

    private static final double MOST = 100;

    /**
     * @param probability how often a sample is mixed, 0..1
     * @param mixup both parameters of the beta distribution that mixup's shares are drawn from, 0: no mixup
     * @param cutmix the same for CutMix. If both are above 0, each happens half of the time
     * @throws IllegalArgumentException naming what is wrong
     */
    public Mixing {
        Range.checkProbability(probability);
        if (!(mixup >= 0 && mixup <= MOST && cutmix >= 0 && cutmix <= MOST) || mixup + cutmix == 0)
            throw new IllegalArgumentException("mixup and cutmix must be 0 to " + MOST
                    + ", and one of them above 0, not " + mixup + " and " + cutmix);
    }

    /**
     * Mixes the images of a batch in place.
     *
     * @param images N x 3 x height x width
     * @param n number of samples
     * @param width in pixels
     * @param random all that is drawn comes from it
     * @return how much of each image is its own, 0..1; the rest is that of image N - 1 - i
     */
    public float[] apply(final float[] images, final int n, final int width, final SplittableRandom random) {
        final float[] before = images.clone();
        final int each = images.length / n;
        final int height = each / 3 / width;
        final float[] own = new float[n];
        for (int i = 0; i < n; i++) {
            own[i] = 1;
            final int other = n - 1 - i;
            if (random.nextDouble() >= probability || other == i) continue;
            final boolean cut = cutmix > 0 && (mixup == 0 || random.nextDouble() < 0.5);
            final double share = beta(cut ? cutmix : mixup, random);
            if (cut) {
                final Box box = Box.of(width, height, share, random.nextDouble(), random.nextDouble());
                box.copy(before, other * each, images, i * each, width, height);
                own[i] = (float) (1 - box.area() / (double) (width * height));
            } else {
                blend(before, i * each, other * each, images, each, (float) share);
                own[i] = (float) share;
            }
        }
        return own;
    }

    /**
     * Mixes what else is known of the samples as their images were.
     *
     * @param rows N x any number, changed in place
     * @param own how much of each is its own, as {@link #apply} gave it
     */
    public static void share(final float[] rows, final float[] own) {
        final float[] before = rows.clone();
        final int each = rows.length / own.length;
        for (int i = 0; i < own.length; i++) blend(before, i * each, (own.length - 1 - i) * each, rows, each, own[i]);
    }

    /** Share of the first image plus the rest of the second one. */
    static void blend(
            final float[] from,
            final int first,
            final int second,
            final float[] to,
            final int each,
            final float share) {
        for (int k = 0; k < each; k++) to[first + k] = from[first + k] * share + from[second + k] * (1 - share);
    }

    /**
     * A rectangle of pixels.
     *
     * @param x0 first column
     * @param y0 first row
     * @param x1 column after the last one
     * @param y1 row after the last one
     */
    record Box(int x0, int y0, int x1, int y1) {

        /** @return of (1 - share) of the area about a centre of 0..1, cut at the edges, as timm's {@code rand_bbox} */
        static Box of(final int width, final int height, final double share, final double cx, final double cy) {
            final double side = Math.sqrt(1 - share);
            final int w = (int) (width * side);
            final int h = (int) (height * side);
            final int x = (int) (cx * width);
            final int y = (int) (cy * height);
            return new Box(
                    Math.max(0, x - w / 2),
                    Math.max(0, y - h / 2),
                    Math.min(width, x + (w + 1) / 2),
                    Math.min(height, y + (h + 1) / 2));
        }

        int area() {
            return (x1 - x0) * (y1 - y0);
        }

        void copy(
                final float[] from,
                final int start,
                final float[] to,
                final int at,
                final int width,
                final int height) {
            for (int c = 0; c < 3; c++)
                for (int y = y0; y < y1; y++) {
                    final int row = (c * height + y) * width + x0;
                    System.arraycopy(from, start + row, to, at + row, x1 - x0);
                }
        }
    }

    /** Of the symmetric beta distribution: the share that the first of two gamma-distributed numbers has of both. */
    static double beta(final double alpha, final SplittableRandom random) {
        final double first = logGamma(alpha, random);
        final double second = logGamma(alpha, random);
        return 1 / (1 + Math.exp(second - first));
    }

    /** Logarithm of a number of the gamma distribution (Marsaglia and Tsang 2000); logs, since small alphas give 1e-300. */
    private static double logGamma(final double alpha, final SplittableRandom random) {
        if (alpha < 1) return logGamma(alpha + 1, random) + Math.log(1 - random.nextDouble()) / alpha;
        final double d = alpha - 1 / 3.0;
        final double c = 1 / Math.sqrt(9 * d);
        while (true) {
            final double x = random.nextGaussian();
            final double v = 1 + c * x;
            if (v <= 0) continue;
            final double cube = v * v * v;
            final double u = 1 - random.nextDouble();
            if (Math.log(u) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) return Math.log(d) + Math.log(cube);
        }
    }
}
