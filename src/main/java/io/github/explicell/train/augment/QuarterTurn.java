package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Rotates by 0, 90, 180 or 270 degrees, each as often, without any interpolation; crops that are not square by 0 or 180.
 *
 * @param probability how often
 */
public record QuarterTurn(double probability) implements Augmenter {

    /**
     * @param probability how often
     * @throws IllegalArgumentException naming what is wrong
     */
    public QuarterTurn {
        Range.checkProbability(probability);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final int turns = draft.width() == draft.height() ? random.nextInt(4) : 2 * random.nextInt(2);
        for (int i = 0; i < turns; i++) draft.move(Affine.linear(0, -1, 1, 0));
    }
}
