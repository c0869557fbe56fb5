package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Raises every value to a power: below 1 makes dark parts brighter, above 1 makes bright parts darker.
 *
 * @param probability how often
 * @param exponent 0.1..10
 */
public record Gamma(double probability, Range exponent) implements Augmenter {

    /** @throws IllegalArgumentException naming what is wrong */
    public Gamma {
        Range.checkProbability(probability);
        Range.check(exponent, "the gamma's exponent", 0.1, 10);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double power = exponent.draw(random);
        final float[] planes = draft.planes();
        for (int i = 0; i < planes.length; i++) planes[i] = (float) Math.pow(planes[i], power);
    }
}
