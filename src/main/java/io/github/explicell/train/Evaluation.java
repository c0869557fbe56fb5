package io.github.explicell.train;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        final Map<Image, List<Sample>> byImage = new LinkedHashMap<>();
        for (final Sample sample : samples)
            byImage.computeIfAbsent(new Image(sample.file(), sample.series()), i -> new ArrayList<>())
                    .add(sample);
        final ConfusionMatrix counts = new ConfusionMatrix(model.description().classes());
        try (Classifier classifier = new Classifier(model, ClassifierOptions.DEFAULT.on(device, Precision.FLOAT32))) {
            for (final Map.Entry<Image, List<Sample>> entry : byImage.entrySet()) {
                final List<Region> regions =
                        entry.getValue().stream().map(Sample::region).toList();
                final Iterator<Sample> truth = entry.getValue().iterator();
                try (Picture picture =
                        Pictures.open(entry.getKey().file(), entry.getKey().series())) {
                    classifier.classify(
                            picture, regions, p -> counts.add(truth.next().label(), p.className()), Progress.NONE);
                }
            }
        }
        return counts;
    }
}
