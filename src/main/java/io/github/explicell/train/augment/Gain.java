package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Multiplies red, green and blue, each by its own factor: another lamp, another white balance.
 *
 * @param probability how often
 * @param factor 0..10
 * @param each how often the three factors are drawn one by one, 0..1; else all get the same one
 */
public record Gain(double probability, Range factor, double each) implements Augmenter {

    /**
     * @param probability how often
     * @param factor 0..10
     * @param each how often the three factors are drawn one by one, 0..1; else all get the same one
     * @throws IllegalArgumentException naming what is wrong
     */
    public Gain {
        Range.checkProbability(probability);
        Range.checkProbability(each);
        Range.check(factor, "the gain's factor", 0, 10);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final boolean single = random.nextDouble() < each;
        final float[] planes = draft.planes();
        final int area = planes.length / 3;
        float gain = (float) factor.draw(random);
        for (int c = 0; c < 3; c++) {
            if (c > 0 && single) gain = (float) factor.draw(random);
            for (int i = c * area; i < (c + 1) * area; i++) planes[i] = Math.min(1, planes[i] * gain);
        }
    }
}
