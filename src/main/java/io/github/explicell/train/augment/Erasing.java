package io.github.explicell.train.augment;

import com.google.gson.annotations.SerializedName;
import java.util.SplittableRandom;

/**
 * Covers a rectangle (Zhong et al. 2020), which torchvision draws in the same way. Mind that it may cover the very nucleus
 * that makes the class.
 *
 * @param probability how often
 * @param area share of the crop, 0..0.9; usual: 0.02..0.33
 * @param aspect height over width, 0.1..10, drawn in the logarithm; usual: 0.3..3.3
 * @param with what covers it
 */
public record Erasing(double probability, Range area, Range aspect, Cover with) implements Augmenter {

    /** A rectangle that does not fit is drawn again so often; then the crop stays as it is. */
    private static final int TRIALS = 10;

    /** What covers the rectangle. */
    public enum Cover {
        /** Black. */
        @SerializedName("black")
        BLACK,
        /** The crop's mean colour. */
        @SerializedName("mean")
        MEAN,
        /** Values of 0..1, each with the same probability. */
        @SerializedName("noise")
        NOISE
    }

    /**
     * @param probability how often
     * @param area share of the crop, 0..0.9; usual: 0.02..0.33
     * @param aspect height over width, 0.1..10, drawn in the logarithm; usual: 0.3..3.3
     * @param with what covers it
     * @throws IllegalArgumentException naming what is wrong
     */
    public Erasing {
        Range.checkProbability(probability);
        Range.check(area, "the erased area", 0, 0.9);
        Range.check(aspect, "the erased rectangle's aspect", 0.1, 10);
        if (with == null) throw new IllegalArgumentException("erasing's 'with' is black, mean or noise");
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final Range logarithm = new Range(Math.log(aspect.low()), Math.log(aspect.high()));
        for (int trial = 0; trial < TRIALS; trial++) {
            final double pixels = area.draw(random) * draft.width() * draft.height();
            final double ratio = Math.exp(logarithm.draw(random));
            final int h = (int) Math.round(Math.sqrt(pixels * ratio));
            final int w = (int) Math.round(Math.sqrt(pixels / ratio));
            if (h >= draft.height() || w >= draft.width()) continue;
            cover(draft, random.nextInt(draft.width() - w + 1), random.nextInt(draft.height() - h + 1), w, h, random);
            return;
        }
    }

    private void cover(
            final Draft draft, final int left, final int top, final int w, final int h, final SplittableRandom random) {
        final float[] planes = draft.planes();
        final int plane = draft.width() * draft.height();
        for (int c = 0; c < 3; c++) {
            final float constant = with == Cover.MEAN ? mean(planes, c * plane, plane) : 0;
            for (int y = top; y < top + h; y++)
                for (int x = left; x < left + w; x++)
                    planes[c * plane + y * draft.width() + x] =
                            with == Cover.NOISE ? (float) random.nextDouble() : constant;
        }
    }

    private static float mean(final float[] values, final int from, final int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) sum += values[i];
        return (float) (sum / n);
    }
}
