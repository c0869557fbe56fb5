package io.github.explicell.train;

import io.github.explicell.classify.Prefetcher;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.model.Normalisation;
import io.github.explicell.train.data.PictureCache;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Reads, crops, changes and normalises samples, one batch ahead of the network. What happens to a sample in an epoch
 * follows from (seed, epoch, sample) alone, and from how often the sample came before in the epoch.
 */
final class BatchLoader implements AutoCloseable {

    /** Told each batch. */
    interface Consumer {

        /** @return whether to go on */
        boolean accept(int index, Batch batch) throws IOException;
    }

    private static final long CACHED_PIXELS = 300_000_000;

    private final Cropper cropper;
    private final int size;
    private final Normalisation normalisation;
    private final List<String> classes;
    private final PictureCache pictures = new PictureCache(CACHED_PIXELS);
    private final Prefetcher<Batch> ahead = new Prefetcher<>("Explicell training data");

    BatchLoader(
            final CropRule rule,
            final ChannelRule channels,
            final Normalisation normalisation,
            final List<String> classes) {
        this.cropper = new Cropper(rule, channels);
        this.size = rule.width();
        this.normalisation = normalisation;
        this.classes = classes;
    }

    /**
     * Gives batches of samples to a consumer.
     *
     * @param samples all samples
     * @param batches indices of the samples of each batch
     * @param first index of the first batch to give; those before it have been seen
     * @param augmentation what may happen to the crops
     * @param seed fixes what happens, together with the sample's index
     * @return whether all were given, rather than the consumer wanting no more
     * @throws IOException if an image cannot be read
     */
    boolean forEach(
            final List<Sample> samples,
            final List<int[]> batches,
            final int first,
            final Augmentation augmentation,
            final long seed,
            final Consumer consumer)
            throws IOException {
        if (first >= batches.size()) return true;
        final int[] seen = new int[samples.size()];
        for (final int[] earlier : batches.subList(0, first)) for (final int sample : earlier) seen[sample]++;
        ahead.start(() -> load(samples, batches.get(first), augmentation, seed, seen));
        for (int i = first; i < batches.size(); i++) {
            final Batch batch = ahead.await();
            final int following = i + 1;
            if (following < batches.size())
                ahead.start(() -> load(samples, batches.get(following), augmentation, seed, seen));
            if (!consumer.accept(i, batch)) return false;
        }
        return true;
    }

    private Batch load(
            final List<Sample> samples,
            final int[] indices,
            final Augmentation augmentation,
            final long seed,
            final int[] seen)
            throws IOException {
        final int each = 3 * size * size;
        final float[] images = new float[indices.length * each];
        final int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            final Sample sample = samples.get(indices[i]);
            float[] planes = cropper.crop(pictures.get(sample.file(), sample.series()), sample.region())
                    .planes();
            if (augmentation != Augmentation.NONE)
                planes = augmentation.apply(planes, size, new SplittableRandom(drawSeed(seed, indices[i], seen)));
            normalisation.apply(planes, images, i * each);
            labels[i] = classes.indexOf(sample.label());
        }
        return new Batch(images, labels);
    }

    private static long drawSeed(final long seed, final int sample, final int[] seen) {
        final int before = seen[sample]++;
        return before == 0 ? Seeds.of(seed, sample) : Seeds.of(seed, sample, before);
    }

    @Override
    public void close() throws IOException {
        ahead.close();
        pictures.close();
    }
}
