package io.github.explicell.explain.superpixel;

import java.util.Arrays;

/** K-means in colour and place, each cluster within two steps of its centre: the core of {@link Slic}. */
final class SlicClusters {

    private static final int X = 0;
    private static final int Y = 1;
    private static final int COLOUR = 2;
    private static final int FEATURES = COLOUR + ColourImage.CHANNELS;

    private final ColourImage image;
    private final boolean zero;
    private final int count;
    private final int stepX;
    private final int stepY;
    private final double placeWeight;
    /** Of each cluster: x, y and colour of its centre; NaN once it has lost all pixels. */
    private final double[] centres;
    /** Of each cluster: the largest squared distance of a colour so far, for SLIC-zero. */
    private final double[] spread;

    private final int[] labels;

    SlicClusters(final ColourImage image, final SeedGrid seeds, final boolean zero) {
        this.image = image;
        this.zero = zero;
        final int[] points = seeds.points();
        count = points.length / 2;
        centres = new double[count * FEATURES];
        for (int k = 0; k < count; k++) {
            centres[k * FEATURES + X] = points[2 * k];
            centres[k * FEATURES + Y] = points[2 * k + 1];
        }
        final double step = Math.max(seeds.stepX(), seeds.stepY());
        placeWeight = 1 / (step * step);
        // NB: scikit-image weighs places by the steps that were asked for, but searches within those of the grid made.
        final SeedGrid made = new SeedGrid(image.width(), image.height(), count);
        stepX = made.stepX();
        stepY = made.stepY();
        spread = new double[count];
        Arrays.fill(spread, 1);
        labels = new int[image.width() * image.height()];
    }

    /** How many clusters there were in the beginning. */
    int count() {
        return count;
    }

    /** The cluster of each pixel. */
    int[] labels(final int iterations) {
        for (int i = 0; i < iterations; i++) {
            if (!assign()) break;
            moveCentres();
            if (zero) widen();
        }
        return labels;
    }

    private boolean assign() {
        boolean changed = false;
        final double[] nearest = new double[labels.length];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int k = 0; k < count; k++) {
            final double cx = centres[k * FEATURES + X];
            final double cy = centres[k * FEATURES + Y];
            // NB: of NaN, the centre of an empty cluster, the cast makes an empty range.
            final int bottom = (int) Math.min(cy + 2 * stepY + 1, image.height());
            final int right = (int) Math.min(cx + 2 * stepX + 1, image.width());
            for (int y = (int) Math.max(cy - 2 * stepY, 0); y < bottom; y++)
                for (int x = (int) Math.max(cx - 2 * stepX, 0); x < right; x++) {
                    final int i = y * image.width() + x;
                    final double place = ((cy - y) * (cy - y) + (cx - x) * (cx - x)) * placeWeight;
                    final double distance = place + (zero ? colour(i, k) / spread[k] : colour(i, k));
                    if (nearest[i] > distance) {
                        nearest[i] = distance;
                        labels[i] = k;
                        changed = true;
                    }
                }
        }
        return changed;
    }

    private void moveCentres() {
        Arrays.fill(centres, 0);
        final int[] sizes = new int[count];
        for (int y = 0, i = 0; y < image.height(); y++)
            for (int x = 0; x < image.width(); x++, i++) {
                final int at = labels[i] * FEATURES;
                sizes[labels[i]]++;
                centres[at + X] += x;
                centres[at + Y] += y;
                for (int c = 0; c < ColourImage.CHANNELS; c++)
                    centres[at + COLOUR + c] += image.values()[ColourImage.CHANNELS * i + c];
            }
        for (int i = 0; i < centres.length; i++) centres[i] /= sizes[i / FEATURES];
    }

    private void widen() {
        for (int i = 0; i < labels.length; i++) spread[labels[i]] = Math.max(spread[labels[i]], colour(i, labels[i]));
    }

    /** Squared distance of a pixel's colour from that of a centre. */
    private double colour(final int pixel, final int cluster) {
        double sum = 0;
        for (int c = 0; c < ColourImage.CHANNELS; c++) {
            final double d =
                    image.values()[ColourImage.CHANNELS * pixel + c] - centres[cluster * FEATURES + COLOUR + c];
            sum += d * d;
        }
        return sum;
    }
}
