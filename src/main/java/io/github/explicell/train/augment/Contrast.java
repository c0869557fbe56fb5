package io.github.explicell.train.augment;

import com.google.gson.annotations.SerializedName;
import java.util.SplittableRandom;

/**
 * Brings values nearer to a grey, or farther from it.
 *
 * @param probability how often
 * @param factor of the distance, 0..10
 * @param about which grey
 */
public record Contrast(double probability, Range factor, Grey about) implements Augmenter {

    /** Which grey stays as it is. */
    public enum Grey {
        /** The mean of the crop in grey, as torchvision's contrast. */
        @SerializedName("mean")
        MEAN,
        /** Half way between black and white, as imgaug's linear contrast. */
        @SerializedName("middle")
        MIDDLE
    }

    /**
     * @param probability how often
     * @param factor of the distance, 0..10
     * @param about which grey
     * @throws IllegalArgumentException naming what is wrong
     */
    public Contrast {
        Range.checkProbability(probability);
        Range.check(factor, "the contrast's factor", 0, 10);
        if (about == null) throw new IllegalArgumentException("the contrast's 'about' is mean or middle");
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final double spread = factor.draw(random);
        final float[] planes = draft.planes();
        final double grey = about == Grey.MIDDLE ? 0.5 : Greyscale.mean(planes);
        for (int i = 0; i < planes.length; i++) planes[i] = (float) (grey + spread * (planes[i] - grey));
        Draft.clip(planes);
    }
}
