package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Moves sideways.
 *
 * @param probability how often
 * @param x to the right, in widths, -1..1
 * @param y downwards, in heights, -1..1
 */
public record Shift(double probability, Range x, Range y) implements Augmenter {

    /**
     * @param probability how often
     * @param x to the right, in widths, -1..1
     * @param y downwards, in heights, -1..1
     * @throws IllegalArgumentException naming what is wrong
     */
    public Shift {
        Range.checkProbability(probability);
        Range.check(x, "the shift's x", -1, 1);
        Range.check(y, "the shift's y", -1, 1);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double right = x.draw(random) * draft.width();
        final double down = y.draw(random) * draft.height();
        draft.move(new Affine(1, 0, -right, 0, 1, -down));
    }
}
