package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Slants: first rows are moved sideways, then columns.
 *
 * @param probability how often
 * @param x degrees by which columns lean, -80..80
 * @param y degrees by which rows lean, -80..80
 */
public record Shear(double probability, Range x, Range y) implements Augmenter {

    private static final double MOST = 80;

    /**
     * @param probability how often
     * @param x degrees by which columns lean, -80..80
     * @param y degrees by which rows lean, -80..80
     * @throws IllegalArgumentException naming what is wrong
     */
    public Shear {
        Range.checkProbability(probability);
        Range.check(x, "the shear's x", -MOST, MOST);
        Range.check(y, "the shear's y", -MOST, MOST);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        draft.move(Affine.linear(1, -Math.tan(Math.toRadians(x.draw(random))), 0, 1));
        draft.move(Affine.linear(1, 0, -Math.tan(Math.toRadians(y.draw(random))), 1));
    }
}
