package io.github.explicell.train.augment;

import com.google.gson.annotations.JsonAdapter;
import java.util.SplittableRandom;

/**
 * One kind of random change. Implementations are records: their components are the JSON fields of {@link Augmenters}'
 * kinds, and their constructors refuse values out of range with a sentence.
 */
@JsonAdapter(AugmenterJson.class)
public interface Augmenter {

    /** @return how often it happens, 0..1 */
    double probability();

    /**
     * Changes a crop, whatever the probability says.
     *
     * @param draft 3 planes of 0..1; stays in this range
     * @param random all that is drawn comes from it
     */
    void apply(Draft draft, SplittableRandom random);

    /**
     * Changes a crop as often as the probability says.
     *
     * @param draft 3 planes of 0..1
     * @param random all that is drawn comes from it
     */
    default void perhaps(final Draft draft, final SplittableRandom random) {
        if (random.nextDouble() < probability()) apply(draft, random);
    }
}
