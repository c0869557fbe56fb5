package io.github.explicell.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.DataType;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Tensor;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.MetadataWords;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.data.SplitRecord;
import io.github.explicell.train.evaluation.TemperatureScaling;
import io.github.explicell.train.loss.ClassWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model folder that a training writes, each time as a whole: after each epoch that is the best, and at the end. */
final class TrainedModel {

    private final Path folder;
    private final DataSet data;
    private final Split split;
    private final TrainingSettings settings;
    private final ArchitectureSpec architecture;
    private final List<MetadataField> metadata;
    private final About about;
    private double temperature = 1;

    /**
     * @param folder where to
     * @param metadata what the network reads beside the image
     */
    TrainedModel(
            final Path folder,
            final DataSet data,
            final Split split,
            final TrainingSettings settings,
            final ArchitectureSpec architecture,
            final List<MetadataField> metadata,
            final About about) {
        this.folder = folder;
        this.data = data;
        this.split = split;
        this.settings = settings;
        this.architecture = architecture;
        this.metadata = metadata;
        this.about = about;
    }

    /** @return where it lies */
    Path folder() {
        return folder;
    }

    /**
     * Writes the model.
     *
     * @param best the epoch
     * @param weights of that epoch, by name
     * @param test figures of the test part, or null
     */
    void write(final EpochLog best, final Map<String, Tensor> weights, final ConfusionMatrix test) throws IOException {
        final ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                settings.name(),
                about.description(),
                architecture,
                data.classes(),
                settings.crop(),
                settings.channels(),
                settings.input(),
                metadata,
                temperature,
                settings.loss().decisionCosts(data.classes()),
                null,
                record(best, test),
                about.licence(),
                about.origin(),
                "");
        ModelFolder.write(
                folder,
                description,
                weights,
                DataType.F32,
                ModelCard.of(settings, data, split, metadataWords(), about, best, test));
    }

    /** @return what the network reads beside the image, in sentences */
    List<String> metadataWords() {
        return MetadataWords.of(metadata, settings.metadata().dropout(), split);
    }

    /**
     * Fits the temperature on the validation part, with the very classifier that users run, and writes the model anew.
     *
     * @return the temperature
     */
    double calibrate(final EpochLog best, final String device) throws IOException {
        final ModelFolder model = ModelFolder.read(folder);
        final List<Prediction> predictions = Evaluation.predictions(model, split.validation(), device, Progress.NONE);
        temperature = TemperatureScaling.fit(
                predictions.stream().map(TrainedModel::logits).toArray(double[][]::new),
                Evaluation.cases(model, split.validation(), predictions).truth());
        write(best, tensors(model), null);
        return temperature;
    }

    private static double[] logits(final Prediction prediction) {
        final double[] logits = new double[prediction.logits().length];
        for (int i = 0; i < logits.length; i++) logits[i] = prediction.logits()[i];
        return logits;
    }

    /**
     * Adds the figures of the test part, got with the very classifier that users run.
     *
     * @return what was taken for what
     */
    ConfusionMatrix test(final EpochLog best, final String device) throws IOException {
        final ConfusionMatrix test = Evaluation.of(ModelFolder.read(folder), split.test(), device);
        write(best, tensors(ModelFolder.read(folder)), test);
        return test;
    }

    private static Map<String, Tensor> tensors(final ModelFolder model) {
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        model.network()
                .parameters()
                .forEach(p -> tensors.put(p.name(), model.weights().get(p.name())));
        return tensors;
    }

    private JsonObject record(final EpochLog best, final ConfusionMatrix test) {
        final Gson gson = new Gson();
        final JsonObject record = new JsonObject();
        record.addProperty("data", data.source());
        record.add("settings", gson.toJsonTree(settings));
        final ClassWeights weights = settings.loss().weights(data.classes(), DataSet.counts(split.training()));
        if (weights.values() != null) record.add("class_weights", gson.toJsonTree(weights.values()));
        record.add("split", SplitRecord.of(split, settings.split()));
        record.add("training_counts", gson.toJsonTree(DataSet.counts(split.training())));
        record.add("validation_counts", gson.toJsonTree(DataSet.counts(split.validation())));
        record.add("test_counts", gson.toJsonTree(DataSet.counts(split.test())));
        record.add("best_epoch", gson.toJsonTree(best));
        if (test != null) {
            record.addProperty("test_accuracy", test.accuracy());
            record.addProperty("test_macro_f1", test.macroF1());
            record.add("test_confusion", gson.toJsonTree(test.counts()));
        }
        return record;
    }
}
