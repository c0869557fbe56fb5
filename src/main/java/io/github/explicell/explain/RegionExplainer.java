package io.github.explicell.explain;

import io.github.explicell.classify.CropBatches;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Predictor;
import io.github.explicell.classify.Progress;
import io.github.explicell.classify.Provenance;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Explains what a model says of regions of images. One forward pass of a region serves all methods; the next batch is
 * cropped meanwhile. One thread at a time.
 *
 * <pre>
 * try (RegionExplainer explainer = new RegionExplainer(ModelFolder.read(path), ExplainerOptions.DEFAULT)) {
 *     explainer.explain(picture, regions, explanations::add, Progress.NONE);
 * }
 * </pre>
 */
public final class RegionExplainer implements AutoCloseable {

    private final ExplainerOptions options;
    private final List<Explainer> explainers;
    private final CropBatches crops;
    private final ExplainedNetwork network;
    private final Predictor predictor;

    /**
     * Compiles the model and runs its self-test.
     *
     * @param model a model folder
     * @param options methods, layers, target, device and so on
     * @throws IOException if the model folder is broken
     * @throws IllegalArgumentException naming the layer, class or method that does not fit the model
     * @throws IllegalStateException if the device cannot be used or the self-test fails
     */
    public RegionExplainer(final ModelFolder model, final ExplainerOptions options) throws IOException {
        this.options = options;
        final ModelDescription description = model.description();
        for (final Method method : options.methods())
            if (!method.isOfferedBy(model.network()))
                throw new IllegalArgumentException("the model " + description.name() + " has no " + method.needs()
                        + ", which the method " + method + " shows; choose another method");
        explainers = options.methods().stream()
                .map(method -> method.make(options.settings()))
                .toList();
        options.target().check(description.classes(), List.of());
        crops = new CropBatches(
                description, options.run().channels(), options.run().batch());
        final Layers known = new Layers(model.network());
        // Methods that read no layer explain networks, too, that hold no feature map to read.
        final List<String> tap =
                explainers.stream().anyMatch(Explainer::readsLayers) ? List.of(model.tap()) : List.of();
        final List<String> layers = (options.layers().isEmpty() ? tap : options.layers())
                .stream().map(known::check).distinct().toList();
        final String device =
                Devices.resolve(options.run().device(), options.run().notice());
        final SessionOptions base = SessionOptions.DEFAULT
                .on(device, options.run().precision())
                .withBatch(options.run().batch());
        predictor = new Predictor(description, device, options.run().precision().toString());
        network = ExplainedNetwork.open(
                model.network(),
                base,
                layers,
                explainers,
                options.fusion(),
                options.alignment(),
                description.temperature(),
                options.seed(),
                model::open);
    }

    /** @return what the model's model.json says */
    public ModelDescription description() {
        return predictor.description();
    }

    /** @return model, device and precision of the results */
    public Provenance provenance() {
        return predictor.provenance();
    }

    /** @return names of the nodes that CAM methods read */
    public List<String> layers() {
        return network.layers();
    }

    /** @return names of the measures' columns, in order */
    public List<String> columns() {
        return options.measures().stream().flatMap(m -> m.columns().stream()).toList();
    }

    /**
     * Explains regions of one image.
     *
     * @param picture the image
     * @param regions regions of it, at least one
     * @param results told each explanation: the methods in their order for the first region, for the second and so on
     * @param progress told after each explanation, of which there are regions times methods; asked several times for
     *     each
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException naming the region that cannot be explained, and why
     * @throws CancellationException if progress asked for the end
     */
    public void explain(
            final Picture picture,
            final List<Region> regions,
            final Consumer<Explanation> results,
            final Progress progress)
            throws IOException {
        if (regions.isEmpty()) throw new IllegalArgumentException("there is no region to explain in " + picture.name());
        options.target().check(description().classes(), regions);
        final long total = (long) regions.size() * explainers.size();
        crops.forEach(picture, regions, progress, (batch, done) -> {
            final Prediction[] predictions = new Prediction[batch.regions().size()];
            final TargetRule rule = (i, logits) -> {
                final Region region = batch.regions().get(i);
                predictions[i] =
                        predictor.predict(picture, region, batch.crops().get(i), logits);
                return options.target().target(description().classes(), region, predictions[i].classIndex());
            };
            final List<Subject> subjects = network.subjects(batch.inputs(), predictions.length, rule, progress);
            for (int i = 0; i < predictions.length; i++) {
                subjects.get(i)
                        .cutFrom(
                                batch.regions().get(i),
                                batch.crops().get(i),
                                description().input());
                for (final Explainer explainer : explainers) explainer.prepare(subjects.get(i));
            }
            for (int i = 0; i < predictions.length; i++) {
                final long before = (long) (done + i) * explainers.size();
                explain(subjects.get(i), predictions[i], batch.crops().get(i), before, total, results, progress);
            }
        });
    }

    private void explain(
            final Subject subject,
            final Prediction prediction,
            final Crop crop,
            final long before,
            final long total,
            final Consumer<Explanation> results,
            final Progress progress) {
        final boolean[] mask =
                options.measures().isEmpty() ? null : options.masks().of(prediction.region(), crop);
        long done = before;
        for (final Explainer explainer : explainers) {
            subject.check();
            final double common = subject.common();
            final long start = System.nanoTime();
            final SuperpixelExplanation superpixels =
                    explainer instanceof SuperpixelExplainer s ? s.superpixels(subject) : null;
            final SaliencyMap map = superpixels == null ? explainer.explain(subject) : superpixels.map();
            // What methods have in common is counted for each of them.
            final double seconds = (System.nanoTime() - start) / 1e9 + common;
            final Map<String, Double> measures = new LinkedHashMap<>();
            for (final Measure measure : options.measures()) measures.putAll(measure.of(subject, map, mask));
            results.accept(
                    new Explanation(prediction, crop, explainer.target(subject), map, superpixels, measures, seconds));
            progress.report(++done, total);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
