package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Takes colour away.
 *
 * @param probability how often
 * @param strength 0 (as it is) to 1 (grey)
 */
public record Greyscale(double probability, Range strength) implements Augmenter {

    /** Of red, green and blue, as in ITU-R BT.601; OpenCV, Pillow and torchvision have these. */
    private static final double[] WEIGHTS = {0.299, 0.587, 0.114};

    /**
     * @param probability how often
     * @param strength 0 (as it is) to 1 (grey)
     * @throws IllegalArgumentException naming what is wrong
     */
    public Greyscale {
        Range.checkProbability(probability);
        Range.check(strength, "the greyscale's strength", 0, 1);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final float share = (float) strength.draw(random);
        final float[] planes = draft.planes();
        final float[] grey = grey(planes);
        for (int i = 0; i < planes.length; i++) planes[i] += share * (grey[i % grey.length] - planes[i]);
        Draft.clip(planes);
    }

    /** @return one plane */
    static float[] grey(final float[] planes) {
        final int area = planes.length / 3;
        final float[] grey = new float[area];
        for (int i = 0; i < area; i++)
            grey[i] = (float)
                    (WEIGHTS[0] * planes[i] + WEIGHTS[1] * planes[area + i] + WEIGHTS[2] * planes[2 * area + i]);
        return grey;
    }

    /** @return mean of the crop in grey */
    static double mean(final float[] planes) {
        final int area = planes.length / 3;
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double plane = 0;
            for (int i = 0; i < area; i++) plane += planes[c * area + i];
            sum += WEIGHTS[c] * plane;
        }
        return sum / area;
    }
}
