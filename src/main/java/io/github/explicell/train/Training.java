package io.github.explicell.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.DataType;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.MetadataWords;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.data.SplitRecord;
import io.github.explicell.train.evaluation.TemperatureScaling;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One training from data to model folder: what the command, the command line and scripts call.
 *
 * <pre>
 * new Training(DataReader.read(folder), settings, About.UNKNOWN, listener).run(Weights.of(Map.of()), "auto", out);
 * </pre>
 */
public final class Training {

    private final DataSet data;
    private final TrainingSettings settings;
    private final About about;
    private final TrainingListener listener;
    private final Split split;
    private final List<MetadataField> metadata;
    private final ArchitectureSpec architecture;
    private double temperature = 1;
    private EpochLog best;

    /**
     * Splits the data.
     *
     * @param data labelled regions
     * @param settings how to train
     * @param about licence and origin for the card
     * @param listener told what happens
     * @throws IllegalArgumentException if the data do not allow a training, saying why
     */
    public Training(
            final DataSet data, final TrainingSettings settings, final About about, final TrainingListener listener) {
        this.data = data;
        this.settings = settings;
        this.about = about;
        this.listener = listener;
        this.split = settings.split().split(data, settings.seed());
        this.metadata = settings.metadata().fit(split.training());
        this.architecture = architecture();
        settings.stages().forEach(this::loss);
    }

    /** The network with a branch for what the training part turned out to know. */
    private ArchitectureSpec architecture() {
        if (metadata.isEmpty()) return settings.architecture();
        return settings.architecture()
                .withMetadata(new Heads.Metadata(
                        MetadataField.width(metadata), settings.metadata().width()));
    }

    /** @return which sample is for what */
    public Split split() {
        return split;
    }

    /**
     * Trains and writes the model folder after each epoch that is better than all before, each time as a whole. At the
     * end the figures of the test part go into the card, got with the very classifier that users run.
     *
     * @param initial weights to start from, by name; where there are none, random ones
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param out the model folder, also of an older model
     * @return the figures of the test part, or null if there is none
     * @throws IOException if an image cannot be read or the folder not written
     * @throws java.util.concurrent.CancellationException if the listener asked for the end; the best model so far
     *     remains
     */
    public ConfusionMatrix run(final Weights initial, final String device, final Path out) throws IOException {
        ModelFolder.checkReplaceable(out);
        temperature = 1;
        best = null;
        announceData();
        final Network classifier = architecture.build(data.classes().size());
        Weights weights = initial;
        for (int i = 0; i < settings.stages().size(); i++) weights = run(i, classifier, weights, device, out);
        if (settings.calibrate()) calibrate(out, device);
        if (split.test().isEmpty()) return null;
        final ConfusionMatrix test = Evaluation.of(ModelFolder.read(out), split.test(), device);
        write(out, tensors(ModelFolder.read(out)), test);
        return test;
    }

    /** @return the best weights of a stage; those of the last stage have been written as the model */
    private Weights run(
            final int index, final Network classifier, final Weights initial, final String device, final Path out)
            throws IOException {
        final Stage stage = settings.stages().get(index);
        final boolean last = stage == settings.classifier();
        final Network network = stage.network(classifier);
        final Initialisation start = Initialisation.from(network, initial, settings.seed());
        listener.stage(stage, index + 1, settings.stages().size());
        announce(start);
        final TrainingLog log = new TrainingLog(out.resolve(last ? ModelFolder.LOG : ModelFolder.log(stage.name())));
        final Map<String, Tensor> weights = new LinkedHashMap<>();
        try (TrainableNetwork trainable = new TrainableNetwork(
                        stage.freezing().phases(network), start.weights(), Devices.resolve(device, listener::message));
                BatchLoader loader = new BatchLoader(
                        settings.crop(),
                        settings.channels(),
                        settings.input(),
                        data.classes(),
                        new MetadataEncoder(metadata, settings.metadata().dropout()))) {
            final long seed = index == 0 ? settings.seed() : Seeds.of(settings.seed(), index);
            new Trainer(stage, seed, trainable, loader, data.classes(), loss(stage), listener)
                    .run(split, (epoch, tensors) -> {
                        log.add(epoch);
                        if (tensors == null) return;
                        weights.putAll(tensors);
                        if (!last) return;
                        best = epoch;
                        write(out, tensors, null);
                    });
        }
        return Weights.of(weights);
    }

    /** Weights of classes come from the training part alone. */
    private Loss loss(final Stage stage) {
        return stage.loss().loss(data.classes(), DataSet.counts(split.training()));
    }

    /** Fits the temperature on the validation part, with the very classifier that users run, and writes the model anew. */
    private void calibrate(final Path out, final String device) throws IOException {
        final ModelFolder model = ModelFolder.read(out);
        final List<Prediction> predictions = Evaluation.predictions(model, split.validation(), device, Progress.NONE);
        temperature = TemperatureScaling.fit(
                predictions.stream().map(Training::logits).toArray(double[][]::new),
                Evaluation.cases(model, split.validation(), predictions).truth());
        write(out, tensors(model), null);
        listener.message(String.format(
                Locale.ROOT, "Calibrated on the validation part: the logits are divided by %.3f.", temperature));
    }

    private static double[] logits(final Prediction prediction) {
        final double[] logits = new double[prediction.logits().length];
        for (int i = 0; i < logits.length; i++) logits[i] = prediction.logits()[i];
        return logits;
    }

    private void announceData() {
        data.leftOutBriefly().forEach(listener::message);
        listener.message(String.format(
                "%d samples of %d classes: %d for training, %d for validation, %d for the test.",
                data.samples().size(),
                data.classes().size(),
                split.training().size(),
                split.validation().size(),
                split.test().size()));
        metadataWords().forEach(listener::message);
    }

    private void announce(final Initialisation start) {
        if (!start.taken().isEmpty())
            listener.message(start.taken().size() + " parameters start from the given weights, "
                    + start.random().size() + " from random ones (" + String.join(", ", start.random()) + ").");
    }

    private List<String> metadataWords() {
        return MetadataWords.of(metadata, settings.metadata().dropout(), split);
    }

    private static Map<String, Tensor> tensors(final ModelFolder model) {
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        model.network()
                .parameters()
                .forEach(p -> tensors.put(p.name(), model.weights().get(p.name())));
        return tensors;
    }

    private void write(final Path out, final Map<String, Tensor> weights, final ConfusionMatrix test)
            throws IOException {
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
                record(test),
                about.licence(),
                about.origin(),
                "");
        ModelFolder.write(
                out,
                description,
                weights,
                DataType.F32,
                ModelCard.of(settings, data, split, metadataWords(), about, best, test));
    }

    private JsonObject record(final ConfusionMatrix test) {
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
