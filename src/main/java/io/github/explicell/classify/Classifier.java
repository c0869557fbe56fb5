package io.github.explicell.classify;

import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Classifies regions of images with a model. The next batch is cropped while the network computes this one; memory is
 * bounded by two batches. One thread at a time.
 *
 * <pre>
 * try (Classifier classifier = new Classifier(ModelFolder.read(path), ClassifierOptions.DEFAULT)) {
 *     classifier.classify(picture, regions, predictions::add, Progress.NONE);
 * }
 * </pre>
 */
public final class Classifier implements AutoCloseable {

    private record Batch(List<Region> regions, List<Crop> crops, float[] input) {}

    /** Numbers of a batch: 2 GB of floats. */
    private static final int LARGEST_INPUT = 1 << 29;

    private final ModelDescription description;
    private final ClassifierOptions options;
    private final Session session;
    private final Cropper cropper;
    private final int cropLength;
    private final Provenance provenance;

    /**
     * Compiles the model and runs its self-test.
     *
     * @param model a model folder
     * @param options device and precision
     * @throws IOException if the model folder is broken
     * @throws IllegalArgumentException if the batch is too large, or the model reads what cannot be given to it
     * @throws IllegalStateException if the device cannot be used or the self-test fails
     */
    public Classifier(final ModelFolder model, final ClassifierOptions options) throws IOException {
        this.description = model.description();
        this.options = options;
        if (!description.metadata().isEmpty())
            throw new IllegalArgumentException("the model " + description.name()
                    + " reads patient metadata, which this version of Explicell cannot give to it");
        cropLength = 3 * description.crop().width() * description.crop().height();
        if ((long) cropLength * options.batch() > LARGEST_INPUT)
            throw new IllegalArgumentException("a batch of " + options.batch() + " is too large for the model "
                    + description.name() + ": choose " + LARGEST_INPUT / cropLength + " at most");
        final String device = Devices.resolve(options.device(), options.notice());
        session = model.open(
                SessionOptions.DEFAULT.on(device, options.precision()).withBatch(options.batch()));
        final ChannelRule channels = options.channels() != null ? options.channels() : description.channels();
        cropper = new Cropper(description.crop(), channels);
        provenance = new Provenance(
                description.name(),
                description.weightsSha256(),
                device,
                options.precision().toString(),
                Provenance.programVersion());
    }

    /** @return what the model's model.json says */
    public ModelDescription description() {
        return description;
    }

    /** @return model, device and precision of the results */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Classifies regions of one image.
     *
     * @param picture the image
     * @param regions regions of it, at least one
     * @param results told each prediction, in the order of the regions
     * @param progress told after each batch
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException naming the region that cannot be classified, and why
     * @throws CancellationException if progress asked for the end
     */
    public void classify(
            final Picture picture,
            final List<Region> regions,
            final Consumer<Prediction> results,
            final Progress progress)
            throws IOException {
        if (regions.isEmpty())
            throw new IllegalArgumentException("there is no region to classify in " + picture.name());
        try (Prefetcher<Batch> crops = new Prefetcher<>("Explicell crops")) {
            crops.start(() -> cut(picture, regions, 0));
            for (int start = 0; start < regions.size(); start += options.batch()) {
                if (progress.isCanceled()) throw new CancellationException("canceled");
                final Batch batch = crops.await();
                final int following = start + batch.regions().size();
                if (following < regions.size()) crops.start(() -> cut(picture, regions, following));
                predict(picture, batch, results);
                progress.report(following, regions.size());
            }
        }
    }

    private Batch cut(final Picture picture, final List<Region> regions, final int start) throws IOException {
        final List<Region> part = regions.subList(start, Math.min(regions.size(), start + options.batch()));
        final List<Crop> crops = new ArrayList<>();
        final float[] input = new float[part.size() * cropLength];
        for (final Region region : part) {
            final Crop crop = cropper.crop(picture, region);
            description.input().apply(crop.planes(), input, crops.size() * cropLength);
            crops.add(crop);
        }
        return new Batch(part, crops, input);
    }

    private void predict(final Picture picture, final Batch batch, final Consumer<Prediction> results) {
        final float[][] logits =
                session.logits(Map.of("image", batch.input()), batch.regions().size());
        for (int i = 0; i < logits.length; i++) {
            final Region region = batch.regions().get(i);
            for (final float z : logits[i])
                if (!Float.isFinite(z))
                    throw new IllegalStateException("the model " + description.name()
                            + " gave a number that is not finite for region " + region.name() + " of " + picture.name()
                            + "; use float32, or check the model");
            final IntensityRange range = batch.crops().get(i).range();
            results.accept(new Prediction(
                    picture.name(),
                    picture.series(),
                    region,
                    description.classes(),
                    logits[i],
                    Prediction.softmax(logits[i], description.temperature()),
                    range,
                    batch.crops().get(i).notes(),
                    provenance,
                    description.costs()));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
