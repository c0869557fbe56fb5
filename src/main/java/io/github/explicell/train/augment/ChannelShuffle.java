package io.github.explicell.train.augment;

import java.util.SplittableRandom;

/**
 * Exchanges red, green and blue, in any order, each as often. No stain looks like that: it is here because a publication
 * used it.
 *
 * @param probability how often
 */
public record ChannelShuffle(double probability) implements Augmenter {

    /**
     * @param probability how often
     * @throws IllegalArgumentException naming what is wrong
     */
    public ChannelShuffle {
        Range.checkProbability(probability);
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final float[] planes = draft.planes();
        final int area = planes.length / 3;
        for (int last = 2; last > 0; last--) exchange(planes, area, last, random.nextInt(last + 1));
    }

    private static void exchange(final float[] planes, final int area, final int a, final int b) {
        for (int i = 0; i < area; i++) {
            final float kept = planes[a * area + i];
            planes[a * area + i] = planes[b * area + i];
            planes[b * area + i] = kept;
        }
    }
}
