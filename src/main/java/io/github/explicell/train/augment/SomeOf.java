package io.github.explicell.train.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses some of several augmenters, all with the same probability, and applies them in random order, each as often as
 * its own probability says.
 *
 * @param probability how often
 * @param count how many, at least 1
 * @param of at least as many
 */
public record SomeOf(double probability, int count, List<Augmenter> of) implements Augmenter {

    /**
     * @param probability how often
     * @param count how many, at least 1
     * @param of at least as many
     * @throws IllegalArgumentException naming what is wrong
     */
    public SomeOf {
        Range.checkProbability(probability);
        if (of == null || count < 1 || count > of.size())
            throw new IllegalArgumentException("some-of chooses at least 1 and at most all of its list 'of', not "
                    + count + " of " + (of == null ? 0 : of.size()));
        of = List.copyOf(of);
    }

    /**
     * @param of at least as many
     * @return one of them, always
     */
    public static SomeOf one(final Augmenter... of) {
        return new SomeOf(1, 1, List.of(of));
    }

    @Override
    public void apply(final Draft draft, final SplittableRandom random) {
        final List<Augmenter> left = new ArrayList<>(of);
        for (int i = 0; i < count; i++) left.remove(random.nextInt(left.size())).perhaps(draft, random);
    }
}
