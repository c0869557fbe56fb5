package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Blends the crop with its edges, as imgaug's edge detection: the Laplacian, or edges in one direction.
 *
 * @param probability how often
 * @param alpha share of the edges, 0..1
 * @param direction turns clockwise from upwards, 0..1; null: edges of every direction
 */
public record EdgeBlend(double probability, Range alpha, Range direction) implements Augmenter {

    private static final double[] LAPLACIAN = {0, 1, 0, 1, -4, 1, 0, 1, 0};
    private static final int CENTRE = 4;

    /**
     * @param probability how often
     * @param alpha share of the edges, 0..1
     * @param direction turns clockwise from upwards, 0..1; null: edges of every direction
     * @throws IllegalArgumentException naming what is wrong
     */
    public EdgeBlend {
        Range.checkProbability(probability);
        Range.check(alpha, "the edge blend's alpha", 0, 1);
        if (direction != null) Range.check(direction, "the edge blend's direction", 0, 1);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double share = alpha.draw(random);
        final double[] edges = direction == null ? LAPLACIAN : directed(direction.draw(random));
        final double[] kernel = new double[edges.length];
        for (int i = 0; i < kernel.length; i++) kernel[i] = share * edges[i];
        kernel[CENTRE] += 1 - share;
        final float[] filtered = Kernel.filter(draft.planes(), draft.width(), kernel);
        Draft.clip(filtered);
        draft.planes(filtered);
    }

    /** The pixel itself, less its neighbours by how near they are to the direction: (1 - angle / 180 degrees)^4. */
    static double[] directed(final double turns) {
        final double[] kernel = new double[9];
        final double angle = 2 * Math.PI * turns;
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            if (i == CENTRE) continue;
            final double x = i % 3 - 1;
            final double y = i / 3 - 1;
            final double cosine = (x * Math.sin(angle) - y * Math.cos(angle)) / Math.hypot(x, y);
            final double apart = Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.PI;
            kernel[i] = Math.pow(1 - apart, 4);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) kernel[i] /= -sum;
        kernel[CENTRE] = 1;
        return kernel;
    }
}
