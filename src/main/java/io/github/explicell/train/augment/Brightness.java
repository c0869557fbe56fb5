package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Multiplies every value, as Pillow's and torchvision's brightness.
 *
 * @param probability how often
 * @param factor 0..10
 */
public record Brightness(double probability, Range factor) implements Augmenter {

    /**
     * @param probability how often
     * @param factor 0..10
     * @throws IllegalArgumentException naming what is wrong
     */
    public Brightness {
        Range.checkProbability(probability);
        Range.check(factor, "the brightness's factor", 0, 10);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final float gain = (float) factor.draw(random);
        final float[] planes = draft.planes();
        for (int i = 0; i < planes.length; i++) planes[i] = Math.min(1, planes[i] * gain);
    }
}
