package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Blends the crop with its Canny edges, drawn in one random colour on another, as imgaug's Canny.
 *
 * @param probability how often
 * @param alpha share of the edges, 0..1
 * @param low gradient (of 0..255) from which an edge may be followed, 0..1000
 * @param high gradient from which an edge begins, 0..1000
 * @param aperture side of the Sobel kernels, 3..7; even ones count as the odd one below
 */
public record CannyBlend(double probability, Range alpha, Range low, Range high, Range aperture) implements Augmenter {

    /**
     * @param probability how often
     * @param alpha share of the edges, 0..1
     * @param low gradient (of 0..255) from which an edge may be followed, 0..1000
     * @param high gradient from which an edge begins, 0..1000
     * @param aperture side of the Sobel kernels, 3..7; even ones count as the odd one below
     * @throws IllegalArgumentException naming what is wrong
     */
    public CannyBlend {
        Range.checkProbability(probability);
        Range.check(alpha, "the Canny blend's alpha", 0, 1);
        Range.check(low, "the Canny blend's lower threshold", 0, 1000);
        Range.check(high, "the Canny blend's upper threshold", 0, 1000);
        Range.check(aperture, "the Canny blend's aperture", 3, 7);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final float share = (float) alpha.draw(random);
        final double first = low.draw(random);
        final double second = high.draw(random);
        final int side = (aperture.drawWhole(random) - 1) / 2 * 2 + 1;
        final float[] planes = draft.planes();
        final boolean[] edges = Canny.edges(
                Bytes.of(planes),
                draft.width(),
                draft.height(),
                Math.min(first, second),
                Math.max(first, second),
                side);
        for (int c = 0; c < 3; c++) {
            final float line = (float) random.nextDouble();
            final float ground = (float) random.nextDouble();
            for (int i = 0; i < edges.length; i++) {
                final int at = c * edges.length + i;
                planes[at] += share * ((edges[i] ? line : ground) - planes[at]);
            }
        }
        Draft.clip(planes);
    }
}
