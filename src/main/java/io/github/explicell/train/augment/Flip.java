package io.github.explicell.train.augment;

import com.google.gson.annotations.SerializedName;
import java.util.SplittableRandom;

/**
 * Mirrors.
 *
 * @param probability how often
 * @param axis which way
 */
public record Flip(double probability, Axis axis) implements Augmenter {

    /** Which way a crop is mirrored. */
    public enum Axis {
        /** Left becomes right. */
        @SerializedName("horizontal")
        HORIZONTAL,
        /** Top becomes bottom. */
        @SerializedName("vertical")
        VERTICAL
    }

    /**
     * @param probability how often
     * @param axis which way
     * @throws IllegalArgumentException naming what is wrong
     */
    public Flip {
        Range.checkProbability(probability);
        if (axis == null) throw new IllegalArgumentException("a flip's axis is horizontal or vertical");
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        draft.move(axis == Axis.HORIZONTAL ? Affine.linear(-1, 0, 0, 1) : Affine.linear(1, 0, 0, -1));
    }
}
