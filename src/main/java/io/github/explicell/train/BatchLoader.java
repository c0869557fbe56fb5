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
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * Reads, crops, changes and normalises samples and their metadata, one batch ahead of the network. What happens to a sample in an epoch
 * follows from (seed, epoch, sample) alone, and from how often the sample came before in the epoch.
 */
final class BatchLoader implements AutoCloseable {

    /** Told each batch. */
    interface Consumer {

        /** @return whether to go on */
        boolean accept(int index, Batch batch);
    }

    /** The seed of a validation: nothing is drawn. */
    static final long AS_THEY_ARE = 0;

    private static final long CACHED_PIXELS = 300_000_000;

    /** Tells the draws for metadata from those for pixels. */
    private static final long FIELDS = 1;

    private final Cropper cropper;
    private final int size;
    private final Normalisation normalisation;
    private final List<String> classes;
    private final MetadataEncoder metadata;
    private final PictureCache pictures = new PictureCache(CACHED_PIXELS);
    private final Prefetcher<Batch> ahead = new Prefetcher<>("Explicell training data");

    BatchLoader(
            final CropRule rule,
            final ChannelRule channels,
            final Normalisation normalisation,
            final List<String> classes,
            final MetadataEncoder metadata) {
        this.cropper = new Cropper(rule, channels);
        this.size = rule.width();
        this.normalisation = normalisation;
        this.classes = classes;
        this.metadata = metadata;
    }

    /**
     * Gives batches of samples to a consumer.
     *
     * @param samples all samples
     * @param batches indices of the samples of each batch
     * @param augmentation what may happen to the crops
     * @param seed fixes what happens to crops and metadata, together with the sample's index; {@link #AS_THEY_ARE}:
     *     nothing
     * @throws IOException if an image cannot be read
     */
    void forEach(
            final List<Sample> samples,
            final List<int[]> batches,
            final Augmentation augmentation,
            final long seed,
            final Consumer consumer)
            throws IOException {
        final int[] seen = new int[samples.size()];
        ahead.start(() -> load(samples, batches.get(0), augmentation, seed, seen));
        for (int i = 0; i < batches.size(); i++) {
            final Batch batch = ahead.await();
            final int following = i + 1;
            if (following < batches.size())
                ahead.start(() -> load(samples, batches.get(following), augmentation, seed, seen));
            if (!consumer.accept(i, batch)) throw new CancellationException("canceled");
        }
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
        final float[] known = new float[indices.length * metadata.width()];
        final int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            final Sample sample = samples.get(indices[i]);
            final boolean varied = seed != AS_THEY_ARE;
            final long drawn = varied ? drawSeed(seed, indices[i], seen) : 0;
            float[] planes = cropper.crop(pictures.get(sample.file(), sample.series()), sample.region())
                    .planes();
            if (varied && augmentation != Augmentation.NONE)
                planes = augmentation.apply(planes, size, new SplittableRandom(drawn));
            normalisation.apply(planes, images, i * each);
            final RandomGenerator hidden = varied ? new SplittableRandom(Seeds.of(drawn, FIELDS)) : null;
            System.arraycopy(metadata.encode(sample, hidden), 0, known, i * metadata.width(), metadata.width());
            labels[i] = classes.indexOf(sample.label());
        }
        return new Batch(images, known, labels);
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
