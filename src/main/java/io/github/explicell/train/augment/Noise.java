package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Adds Gaussian noise to every value, cut to 0..1.
 *
 * @param probability how often
 * @param sigma standard deviation, 0..1
 */
public record Noise(double probability, Range sigma) implements Augmenter {

    /**
     * @param probability how often
     * @param sigma standard deviation, 0..1
     * @throws IllegalArgumentException naming what is wrong
     */
    public Noise {
        Range.checkProbability(probability);
        Range.check(sigma, "the noise's sigma", 0, 1);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double deviation = sigma.draw(random);
        final float[] planes = draft.planes();
        for (int i = 0; i < planes.length; i++) planes[i] += (float) (deviation * random.nextGaussian());
        Draft.clip(planes);
    }
}
