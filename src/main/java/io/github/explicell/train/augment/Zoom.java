package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Magnifies or makes smaller about the centre.
 *
 * @param probability how often
 * @param x magnification of the width, 0.1..10
 * @param y magnification of the height, 0.1..10; null: that of the width, so that shapes stay
 */
public record Zoom(double probability, Range x, Range y) implements Augmenter {

    private static final double LEAST = 0.1;
    private static final double MOST = 10;

    /**
     * @param probability how often
     * @param x magnification of the width, 0.1..10
     * @param y magnification of the height, 0.1..10; null: that of the width, so that shapes stay
     * @throws IllegalArgumentException naming what is wrong
     */
    public Zoom {
        Range.checkProbability(probability);
        Range.check(x, "the zoom's x", LEAST, MOST);
        if (y != null) Range.check(y, "the zoom's y", LEAST, MOST);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double wide = x.draw(random);
        final double high = y == null ? wide : y.draw(random);
        draft.move(Affine.linear(1 / wide, 0, 0, 1 / high));
    }
}
