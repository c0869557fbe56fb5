package io.github.explicell.train;

import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A training that goes on from a trained model: with its network, its crops and its weights, heads included. If the data
 * are those that the model was trained on, they must be split as they were then, or the new test part holds images
 * that the model has learned from.
 */
public final class Continuation {

    private final ModelFolder model;

    /** @param model what the training goes on from */
    public Continuation(final ModelFolder model) {
        this.model = model;
    }

    /**
     * @param name the new model's name
     * @return the settings of a usual training with the model's network, crops, channels and normalisation
     */
    public TrainingSettings settings(final String name) {
        final ModelDescription d = model.description();
        final TrainingSettings usual =
                TrainingSettings.usual(name, d.architecture().name());
        return new TrainingSettings(
                name,
                d.architecture(),
                d.crop(),
                d.channels(),
                d.input(),
                usual.stages(),
                usual.calibrate(),
                usual.split(),
                metadata(d),
                usual.seed());
    }

    private static MetadataSettings metadata(final ModelDescription d) {
        if (d.metadata().isEmpty()) return MetadataSettings.NONE;
        final List<MetadataSettings.Declared> fields = d.metadata().stream()
                .map(f -> new MetadataSettings.Declared(
                        f.name(), f.values() == null ? MetadataSettings.Kind.NUMBER : MetadataSettings.Kind.CATEGORY))
                .toList();
        final int width = d.architecture().surgery().stream()
                .map(Step::metadata)
                .filter(Objects::nonNull)
                .mapToInt(Heads.Metadata::width)
                .findFirst()
                .orElse(MetadataSettings.PUBLISHED_WIDTH);
        return new MetadataSettings(fields, 0, width);
    }

    /**
     * The model's weights as first ones. What its last layer says of its classes means nothing for others: it is left
     * out where their names or their order differ.
     *
     * @param classes of the new training, in the order of the logits
     * @return the weights
     */
    public Weights weights(final List<String> classes) {
        if (classes.equals(model.description().classes())) return model.weights();
        final Map<String, Tensor> kept = new LinkedHashMap<>();
        final List<String> last = model.network().parameters(Surgery.classifier(model.network())).stream()
                .map(p -> p.name())
                .toList();
        for (final String name : model.weights().names())
            if (!last.contains(name)) kept.put(name, model.weights().get(name));
        return Weights.of(kept);
    }

    /**
     * @param data labelled regions
     * @return whether the model was trained on them, split as its record says
     */
    public boolean hasSeen(final DataSet data) {
        try {
            Split.recorded(data, model.description());
            return true;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @param settings any
     * @return the same with the rule and the seed by which the model's own data were split
     */
    public TrainingSettings withSplit(final TrainingSettings settings) {
        return settings.with(
                Split.rule(model.description()),
                model.description()
                        .training()
                        .getAsJsonObject("settings")
                        .get("seed")
                        .getAsLong());
    }
}
