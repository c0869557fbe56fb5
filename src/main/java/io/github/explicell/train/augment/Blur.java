package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Gaussian blur, edges mirrored about their pixels; the kernel ends at 4 sigma, as scipy's.
 *
 * @param probability how often
 * @param sigma in pixels of the crop, 0..20
 */
public record Blur(double probability, Range sigma) implements Augmenter {

    private static final double REACH = 4;

    /**
     * @param probability how often
     * @param sigma in pixels of the crop, 0..20
     * @throws IllegalArgumentException naming what is wrong
     */
    public Blur {
        Range.checkProbability(probability);
        Range.check(sigma, "the blur's sigma", 0, 20);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double width = sigma.draw(random);
        final float[] kernel = kernel(width);
        if (kernel.length == 1) return;
        draft.planes(alongRows(
                alongRows(draft.planes(), draft.width(), draft.height(), kernel),
                draft.height(),
                draft.width(),
                kernel));
    }

    private static float[] kernel(final double sigma) {
        final int radius = (int) (REACH * sigma + 0.5);
        final double[] weights = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = radius == 0 ? 1 : Math.exp(-0.5 * (i - radius) * (i - radius) / (sigma * sigma));
            sum += weights[i];
        }
        final float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) kernel[i] = (float) (weights[i] / sum);
        return kernel;
    }

    /** @return the planes with their rows blurred, rows and columns exchanged */
    private static float[] alongRows(final float[] planes, final int width, final int height, final float[] kernel) {
        final int radius = kernel.length / 2;
        final int area = width * height;
        final float[] out = new float[planes.length];
        final float[] row = new float[width + 2 * radius];
        for (int plane = 0; plane < planes.length; plane += area)
            for (int y = 0; y < height; y++) {
                final int start = plane + y * width;
                for (int i = 0; i < row.length; i++) row[i] = planes[start + Resampler.mirror(i - radius, width)];
                for (int x = 0; x < width; x++) {
                    float sum = 0;
                    for (int k = 0; k < kernel.length; k++) sum += kernel[k] * row[x + k];
                    out[plane + x * height + y] = Math.min(1, sum);
                }
            }
        return out;
    }
}
