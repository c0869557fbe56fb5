package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Raises every value to a power: below 1 makes dark parts brighter, above 1 makes bright parts darker.
 *
 * @param probability how often
 * @param exponent 0.1..10
 */
public record Gamma(double probability, Range exponent) implements Augmenter {

    /** Steps of 0..1 that powers are computed for; between them they are interpolated: 2e-6 off at most. */
    private static final int STEPS = 16384;

    /** Below this, powers are too steep to be interpolated. */
    private static final float STEEP = 1 / 256f;

    /**
     * @param probability how often
     * @param exponent 0.1..10
     * @throws IllegalArgumentException naming what is wrong
     */
    public Gamma {
        Range.checkProbability(probability);
        Range.check(exponent, "the gamma's exponent", 0.1, 10);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double power = exponent.draw(random);
        final float[] powers = new float[STEPS + 2];
        for (int i = 0; i < powers.length; i++) powers[i] = (float) Math.pow(i / (double) STEPS, power);
        final float[] planes = draft.planes();
        for (int i = 0; i < planes.length; i++)
            planes[i] = planes[i] < STEEP ? (float) Math.pow(planes[i], power) : interpolate(powers, planes[i]);
    }

    private static float interpolate(final float[] powers, final float value) {
        final float position = value * STEPS;
        final int below = (int) position;
        return Math.min(1, powers[below] + (position - below) * (powers[below + 1] - powers[below]));
    }
}
