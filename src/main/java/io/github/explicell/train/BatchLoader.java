package io.github.explicell.train;

import io.github.explicell.classify.Prefetcher;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.model.Normalisation;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Mixing;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Reads, crops, changes and normalises samples and their metadata, one batch ahead of the network. What happens to a sample in an epoch
 * follows from (seed, epoch, sample) alone, and from how often the sample came before in the epoch; where there is a
 * fixed number of views, from (seed, sample, view).
 */
final class BatchLoader implements AutoCloseable {

    /** Told each batch. */
    interface Consumer {

        /**
         * @param waited seconds for which the batch was not ready
         * @return whether to go on
         */
        boolean accept(int index, Batch batch, double waited) throws IOException;
    }

    /** All images are read. */
    static final IntPredicate NOTHING = index -> false;

    private final CropReaders readers;
    private final int size;
    private final Normalisation normalisation;
    private final List<String> classes;
    private final MetadataEncoder metadata;
    private final Prefetcher<Batch> ahead = new Prefetcher<>("Explicell training data");

    /**
     * @param rule which pixels of an image, and how they are resampled
     * @param channels which channels and intensities
     * @param normalisation of the crops
     * @param classes in the order of the labels
     * @param metadata encodes what is known beside the image
     * @param threads that read images at once, at least 1; they make no difference to what is read
     */
    BatchLoader(
            final CropRule rule,
            final ChannelRule channels,
            final Normalisation normalisation,
            final List<String> classes,
            final MetadataEncoder metadata,
            final int threads) {
        this.readers = new CropReaders(new Cropper(rule, channels), threads);
        this.size = rule.width();
        this.normalisation = normalisation;
        this.classes = classes;
        this.metadata = metadata;
    }

    /**
     * Gives batches of samples to a consumer.
     *
     * @param samples all samples
     * @param batches what is in each batch: view v of V of sample i has the index i V + v
     * @param first index of the first batch to give; those before it have been seen
     * @param augmentation what may happen to the crops; says how many views there are
     * @param seed of the run
     * @param epoch fixes what happens, together with the seed and the sample's index
     * @param known which indices' images need not be read
     * @return whether all were given, rather than the consumer wanting no more
     * @throws IOException if an image cannot be read
     */
    boolean forEach(
            final List<Sample> samples,
            final List<int[]> batches,
            final int first,
            final Augmentation augmentation,
            final long seed,
            final int epoch,
            final IntPredicate known,
            final Consumer consumer)
            throws IOException {
        final Views views = new Views(augmentation, size, seed, epoch, samples.size());
        if (first >= batches.size()) return true;
        batches.subList(0, first).forEach(views::pass);
        ahead.start(() -> load(samples, batches.get(first), views, known));
        for (int i = first; i < batches.size(); i++) {
            final long start = System.nanoTime();
            final Batch batch = ahead.await();
            final double waited = (System.nanoTime() - start) / 1e9;
            final int following = i + 1;
            if (following < batches.size()) ahead.start(() -> load(samples, batches.get(following), views, known));
            if (!consumer.accept(i, batch, waited)) return false;
        }
        return true;
    }

    private Batch load(final List<Sample> samples, final int[] indices, final Views views, final IntPredicate known)
            throws IOException {
        final int each = 3 * size * size;
        final int[] read = IntStream.range(0, indices.length)
                .filter(i -> !known.test(indices[i]))
                .toArray();
        final float[] images = new float[read.length * each];
        // in the order of the batch, whichever thread will make the view
        final long[] draws =
                Arrays.stream(read).mapToLong(i -> views.draw(indices[i])).toArray();
        readers.read(
                Arrays.stream(read)
                        .mapToObj(i -> samples.get(views.sample(indices[i])))
                        .toList(),
                (i, planes) -> normalisation.apply(views.of(planes, indices[read[i]], draws[i]), images, i * each));
        final float[] fields = new float[indices.length * metadata.width()];
        final int[] labels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            final Sample sample = samples.get(views.sample(indices[i]));
            System.arraycopy(
                    metadata.encode(sample, views.hidden(indices[i])),
                    0,
                    fields,
                    i * metadata.width(),
                    metadata.width());
            labels[i] = classes.indexOf(sample.label());
        }
        final float[] own = views.mix(images, indices);
        if (own != null) Mixing.share(fields, own);
        return new Batch(indices, images, read, fields, labels, own);
    }

    @Override
    public void close() throws IOException {
        ahead.close();
        readers.close();
    }
}
