package io.github.explicell.classify;

import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.util.List;
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

    private final CropBatches crops;
    private final Session session;
    private final Predictor predictor;

    /** Null without test-time augmentation. */
    private final ViewAverage views;

    /**
     * Compiles the model and runs its self-test.
     *
     * @param model a model folder
     * @param options device and precision
     * @throws IOException if the model folder is broken
     * @throws IllegalArgumentException if the batch is too large
     * @throws IllegalStateException if the device cannot be used or the self-test fails
     */
    public Classifier(final ModelFolder model, final ClassifierOptions options) throws IOException {
        crops = new CropBatches(model.description(), options.channels(), options.batch());
        final String device = Devices.resolve(options.device(), options.notice());
        session = model.open(
                SessionOptions.DEFAULT.on(device, options.precision()).withBatch(options.batch()));
        views = options.averaged() ? ViewAverage.of(model.description()) : null;
        predictor = new Predictor(
                model.description(), device, options.precision().toString(), views == null ? 1 : views.views());
    }

    /** @return what the model's model.json says */
    public ModelDescription description() {
        return predictor.description();
    }

    /** @return model, device and precision of the results */
    public Provenance provenance() {
        return predictor.provenance();
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
        crops.forEach(picture, regions, progress, (batch, done) -> {
            final int n = batch.regions().size();
            final float[][] logits = views == null
                    ? session.logits(batch.inputs(), n)
                    : views.logits(batch.inputs(), inputs -> session.logits(inputs, n));
            for (int i = 0; i < n; i++)
                results.accept(predictor.predict(
                        picture, batch.regions().get(i), batch.crops().get(i), logits[i]));
            progress.report(done + n, regions.size());
        });
    }

    @Override
    public void close() {
        session.close();
    }
}
