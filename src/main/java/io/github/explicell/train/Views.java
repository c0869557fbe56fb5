package io.github.explicell.train;

import io.github.explicell.train.augment.Augmentation;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The views of samples that one epoch shows. */
final class Views {

    /** Keeps the draws of mixing apart from those of samples. */
    private static final long MIXING = -1;
    /** Keeps the draws of hidden metadata apart, too. */
    private static final long FIELDS = -2;

    private final Augmentation augmentation;
    private final int size;
    private final long seed;
    private final int epoch;
    private final long epochSeed;
    private final int[] seen;
    private final int[] hidings;

    /**
     * @param size width and height of crops in pixels
     * @param seed of the run
     * @param epoch of this run; 0: samples are shown as they are
     * @param samples how many
     */
    Views(final Augmentation augmentation, final int size, final long seed, final int epoch, final int samples) {
        this.augmentation = augmentation;
        this.size = size;
        this.seed = seed;
        this.epoch = epoch;
        this.epochSeed = Seeds.of(seed, epoch);
        this.seen = new int[samples];
        this.hidings = new int[samples * augmentation.viewsInEpoch()];
    }

    /** Counts the views of a batch that was shown before, as {@link #draw} and {@link #hidden} do. */
    void pass(final int[] indices) {
        for (final int index : indices) hidings[index]++;
        if (augmentation.changesNothing() || augmentation.views() > 0) return;
        for (final int index : indices) seen[sample(index)]++;
    }

    /** @return the sample that an index of a batch means */
    int sample(final int index) {
        return index / augmentation.viewsInEpoch();
    }

    /**
     * @param planes of the sample's crop, 0..1
     * @param index in the batch: of sample and view
     * @param draw that {@link #draw} gave for it
     * @return of the view, 0..1; may be asked for by several threads at once
     */
    float[] of(final float[] planes, final int index, final long draw) {
        if (augmentation.changesNothing()) return planes;
        return augmentation.apply(planes, size, size, index % augmentation.viewsInEpoch(), draw);
    }

    /**
     * @param index in the batch: of sample and view
     * @return what draws the view; another one each time that the sample comes, unless its views are drawn once
     */
    long draw(final int index) {
        if (augmentation.changesNothing()) return 0;
        final int sample = sample(index);
        if (augmentation.views() > 0) return Seeds.of(seed, sample, index % augmentation.viewsInEpoch());
        final int before = seen[sample]++;
        return before == 0 ? Seeds.of(epochSeed, sample) : Seeds.of(epochSeed, sample, before);
    }

    /**
     * @param index in the batch: of sample and view
     * @return what draws the metadata that are hidden, differently each time that the view comes in the epoch; null
     *     where samples are shown as they are
     */
    RandomGenerator hidden(final int index) {
        if (epoch == 0) return null;
        final int view = index % augmentation.viewsInEpoch();
        final int before = hidings[index]++;
        return new SplittableRandom(
                before == 0
                        ? Seeds.of(epochSeed, FIELDS, sample(index), view)
                        : Seeds.of(epochSeed, FIELDS, sample(index), view, before));
    }

    /**
     * Mixes the images of a batch, if the augmentation says so.
     *
     * @param images N x 3 x size x size, changed in place
     * @param indices of the batch
     * @return how much of each image is its own, or null if nothing is mixed
     */
    float[] mix(final float[] images, final int[] indices) {
        if (augmentation.mixing() == null) return null;
        final long[] key = new long[indices.length + 2];
        key[0] = epochSeed;
        key[1] = MIXING;
        for (int i = 0; i < indices.length; i++) key[i + 2] = indices[i];
        return augmentation.mixing().apply(images, indices.length, size, new SplittableRandom(Seeds.of(key)));
    }
}
