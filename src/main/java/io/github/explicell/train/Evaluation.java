package io.github.explicell.train;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.evaluation.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** What a model says of labelled samples, by the classifier that users run. */
public final class Evaluation {

    private record Image(Path file, int series) {}

    private Evaluation() {}

    /**
     * Classifies labelled samples, image by image.
     *
     * @param model its classes contain the samples' labels
     * @param samples at least one
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @return what was taken for what
     * @throws IOException if the model or an image cannot be read
     */
    public static ConfusionMatrix of(final ModelFolder model, final List<Sample> samples, final String device)
            throws IOException {
        return cases(model, samples, predictions(model, samples, device, Progress.NONE))
                .matrix();
    }

    /**
     * Classifies samples, image by image.
     *
     * @param model any
     * @param samples at least one
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param progress told after each image
     * @return the predictions, in the order of the samples
     * @throws IOException if the model or an image cannot be read
     * @throws CancellationException if progress asked for the end
     */
    public static List<Prediction> predictions(
            final ModelFolder model, final List<Sample> samples, final String device, final Progress progress)
            throws IOException {
        return predictions(model, samples, ClassifierOptions.DEFAULT.on(device, Precision.FLOAT32), progress);
    }

    /**
     * Classifies samples, image by image.
     *
     * @param model any
     * @param samples at least one
     * @param options device, precision, test-time augmentation
     * @param progress told after each image
     * @return the predictions, in the order of the samples
     * @throws IOException if the model or an image cannot be read
     * @throws CancellationException if progress asked for the end
     */
    public static List<Prediction> predictions(
            final ModelFolder model,
            final List<Sample> samples,
            final ClassifierOptions options,
            final Progress progress)
            throws IOException {
        final Map<Image, List<Integer>> byImage = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++)
            byImage.computeIfAbsent(
                            new Image(samples.get(i).file(), samples.get(i).series()), image -> new ArrayList<>())
                    .add(i);
        final Prediction[] predictions = new Prediction[samples.size()];
        int done = 0;
        try (Classifier classifier = new Classifier(model, options)) {
            for (final Map.Entry<Image, List<Integer>> entry : byImage.entrySet()) {
                final List<Region> regions = entry.getValue().stream()
                        .map(i -> samples.get(i).region())
                        .toList();
                final Iterator<Integer> index = entry.getValue().iterator();
                try (Picture picture =
                        Pictures.open(entry.getKey().file(), entry.getKey().series())) {
                    classifier.classify(picture, regions, p -> predictions[index.next()] = p, Progress.NONE);
                }
                done += regions.size();
                progress.report(done, samples.size());
                if (progress.isCanceled()) throw new CancellationException("canceled");
            }
        }
        return List.of(predictions);
    }

    /**
     * Puts predictions beside the truth.
     *
     * @param model its classes contain the samples' labels
     * @param samples what was classified
     * @param predictions of the samples, in their order
     * @return the cases, grouped as the samples are
     * @throws IllegalArgumentException naming a label that is none of the model's classes
     */
    public static Cases cases(final ModelFolder model, final List<Sample> samples, final List<Prediction> predictions) {
        final List<String> classes = model.description().classes();
        for (final Sample sample : samples)
            if (!classes.contains(sample.label()))
                throw new IllegalArgumentException("the data hold a class " + sample.label()
                        + ", which the model does not know; its classes are " + String.join(", ", classes));
        return new Cases(
                classes,
                samples.stream().mapToInt(s -> classes.indexOf(s.label())).toArray(),
                predictions.stream().mapToInt(Prediction::classIndex).toArray(),
                predictions.stream().map(Prediction::probabilities).toArray(double[][]::new),
                samples.stream().map(Sample::group).toList());
    }
}
