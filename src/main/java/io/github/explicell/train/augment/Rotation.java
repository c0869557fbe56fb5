package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Rotates about the centre.
 *
 * @param probability how often
 * @param degrees counter-clockwise, -360..360
 */
public record Rotation(double probability, Range degrees) implements Augmenter {

    /**
     * @param probability how often
     * @param degrees counter-clockwise, -360..360
     * @throws IllegalArgumentException naming what is wrong
     */
    public Rotation {
        Range.checkProbability(probability);
        Range.check(degrees, "the rotation's degrees", -360, 360);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double angle = Math.toRadians(degrees.draw(random));
        final double cos = Math.cos(angle);
        final double sin = Math.sin(angle);
        draft.move(Affine.linear(cos, -sin, sin, cos));
    }
}
