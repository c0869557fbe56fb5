package io.github.explicell.explain.measure;

import io.github.explicell.explain.Scores;

/**
 * An image and the network that maps of it are tried on. What all maps of an image have in common is computed once. One
 * thread at a time.
 */
public final class ScoredImage {

    /** How many variants of the image exist at once. */
    static final int BATCH = 16;

    /** Writes variants of an image. */
    @FunctionalInterface
    interface Variants {

        /**
         * Writes one variant; asked for in rising order.
         *
         * @param i which, from 0
         * @param images where to
         * @param offset of the variant's first number
         */
        void write(int i, float[] images, int offset);
    }

    private final float[] pixels;
    private final int width;
    private final int height;
    private final Scores probability;
    private final boolean[] mask;
    private float[] blurred;
    private double own = Double.NaN;
    private double ofNothing = Double.NaN;
    private double ofBlurred = Double.NaN;

    /**
     * @param pixels C x H x W, preprocessed as the network takes them, row-major; not to be changed
     * @param width in pixels
     * @param height in pixels
     * @param probability the probability of the class that the maps explain
     * @param mask H x W, true where the evidence lies; or null if that is not known
     * @throws IllegalArgumentException if the numbers do not fit
     */
    public ScoredImage(
            final float[] pixels, final int width, final int height, final Scores probability, final boolean[] mask) {
        final int plane = width * height;
        if (pixels.length == 0 || pixels.length % plane != 0)
            throw new IllegalArgumentException(
                    "an image of " + width + " x " + height + " pixels cannot have " + pixels.length + " numbers");
        if (mask != null && mask.length != plane)
            throw new IllegalArgumentException(
                    "a mask of " + mask.length + " pixels does not fit an image of " + width + " x " + height);
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.probability = probability;
        this.mask = mask;
    }

    /** @return C x H x W, preprocessed; not to be changed */
    float[] pixels() {
        return pixels;
    }

    /** @return in pixels */
    int width() {
        return width;
    }

    /** @return in pixels */
    int height() {
        return height;
    }

    /** @return pixels of a plane */
    int plane() {
        return width * height;
    }

    /** @return H x W, true where the evidence lies, or null; not to be changed */
    boolean[] mask() {
        return mask;
    }

    /** @return how many pixels the mask has; 0 without one */
    int maskSize() {
        int size = 0;
        if (mask != null) for (final boolean inside : mask) if (inside) size++;
        return size;
    }

    /** @return the target's probability for the image as it is */
    double score() {
        if (Double.isNaN(own)) own = score(pixels);
        return own;
    }

    /** @return the target's probability for an image of zeros */
    double scoreOfNothing() {
        if (Double.isNaN(ofNothing)) ofNothing = score(new float[pixels.length]);
        return ofNothing;
    }

    /** @return the target's probability for the {@link #blurred} image */
    double scoreOfBlurred() {
        if (Double.isNaN(ofBlurred)) ofBlurred = score(blurred());
        return ofBlurred;
    }

    /** @return the image blurred as {@link Insertion} says; not to be changed */
    float[] blurred() {
        if (blurred == null) blurred = GaussianBlur.of(pixels, width, height, Insertion.SIGMA);
        return blurred;
    }

    private double score(final float[] image) {
        return probability.of(image, 1)[0];
    }

    /**
     * Scores variants of the image, {@value #BATCH} at once.
     *
     * @param n how many; may be 0
     * @param variants writes them
     * @return the target's probability for each
     */
    double[] scores(final int n, final Variants variants) {
        final double[] scores = new double[n];
        for (int start = 0; start < n; start += BATCH) {
            final int count = Math.min(BATCH, n - start);
            final float[] images = new float[count * pixels.length];
            for (int i = 0; i < count; i++) variants.write(start + i, images, i * pixels.length);
            System.arraycopy(probability.of(images, count), 0, scores, start, count);
        }
        return scores;
    }
}
