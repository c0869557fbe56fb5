package io.github.explicell.train;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.files.Folders;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Weights;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One training from data to model folder: what the command, the command line and scripts call.
 *
 * <pre>
 * new Training(DataReader.read(folder), settings, About.UNKNOWN, listener).run(Weights.of(Map.of()), "auto", out);
 * </pre>
 *
 * With a {@link RunFolder} it can be resumed after whatever ended it.
 */
public final class Training {

    private final DataSet data;
    private final TrainingSettings settings;
    private final About about;
    private final TrainingListener listener;
    private final Split split;
    private final List<MetadataField> metadata;
    private final ArchitectureSpec architecture;

    /** Makes the journal of a stage. */
    private interface Journals {

        Journal of(int stage);
    }

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
     * end the figures of the test part go into the card, got with the very classifier that users run. It cannot be
     * resumed.
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
        final TrainedModel model = model(out);
        final Path scratch = Files.createTempDirectory("explicell-");
        try {
            final EpochLog best = train(initial, device, model, null, stage -> journal(model, stage), scratch);
            return finish(model, best, device);
        } finally {
            Folders.delete(scratch);
        }
    }

    /**
     * The same with a run folder: begins, or goes on where the run was.
     *
     * @param initial weights to start from; a resumed run has its own
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param run keeps log and checkpoints, and knows the model's folder
     * @return the figures of the test part, or null if there is none
     * @throws IOException if an image cannot be read or a folder not written; the run can be resumed
     * @throws IllegalArgumentException if data or settings are not those with which the run began, saying what differs
     * @throws java.util.concurrent.CancellationException if the listener asked for the end; the run can be resumed
     */
    public ConfusionMatrix run(final Weights initial, final String device, final RunFolder run) throws IOException {
        run.check(settings, DataRecord.of(data, split));
        if (!run.addEnvironment(Environment.here(Devices.resolve(device, listener::message))))
            listener.message("The run began with another device, processor, libtorch or number of threads: its numbers"
                    + " may come to differ in their last digits.");
        final TrainedModel model = model(run.model());
        final EpochLog best = train(
                initial,
                device,
                model,
                run.latest(),
                stage -> run.journal(journal(model, stage), stage),
                run.scratch());
        final ConfusionMatrix test = finish(model, best, device);
        run.finish(best, test);
        return test;
    }

    private TrainedModel model(final Path folder) {
        return new TrainedModel(folder, data, split, settings, architecture, metadata, about);
    }

    private ModelJournal journal(final TrainedModel model, final int stage) {
        return new ModelJournal(
                model, settings.stages().get(stage), stage == settings.stages().size() - 1);
    }

    /** @return the best epoch of the last stage */
    private EpochLog train(
            final Weights initial,
            final String device,
            final TrainedModel model,
            final Checkpoint checkpoint,
            final Journals journals,
            final Path scratch)
            throws IOException {
        ModelFolder.checkReplaceable(model.folder());
        announceData(model, Environment.here(Devices.resolve(device, listener::message)));
        final Network classifier = architecture.build(data.classes().size());
        final int first = checkpoint == null ? 0 : (int) checkpoint.number(RunJournal.STAGE);
        Weights weights = initial;
        EpochLog best = null;
        for (int i = first; i < settings.stages().size(); i++) {
            final Journal journal = journals.of(i);
            best = train(i, classifier, weights, device, i == first ? checkpoint : null, journal, scratch);
            if (i < settings.stages().size() - 1) weights = Weights.of(journal.weights(best));
        }
        return best;
    }

    /** @return the best epoch of a stage */
    private EpochLog train(
            final int index,
            final Network classifier,
            final Weights initial,
            final String device,
            final Checkpoint checkpoint,
            final Journal journal,
            final Path scratch)
            throws IOException {
        final Stage stage = settings.stages().get(index);
        final Network network = stage.network(classifier);
        final Initialisation start = Initialisation.from(network, initial, settings.seed());
        listener.stage(stage, index + 1, settings.stages().size());
        if (checkpoint == null) announce(start);
        final long seed = index == 0 ? settings.seed() : Seeds.of(settings.seed(), index);
        try (TrainableNetwork trainable = new TrainableNetwork(
                        stage.freezing().phases(network),
                        start.weights(),
                        Devices.resolve(device, listener::message),
                        settings.computation().precision());
                BatchLoader loader = new BatchLoader(
                        settings.crop(),
                        settings.channels(),
                        settings.input(),
                        data.classes(),
                        new MetadataEncoder(metadata, settings.metadata().dropout()),
                        settings.computation()
                                .loadersOn(trainable.manager().getDevice().isGpu()))) {
            final Trainer trainer = new Trainer(
                    stage,
                    settings.computation(),
                    scratch,
                    seed,
                    trainable,
                    loader,
                    data.classes(),
                    loss(stage),
                    listener);
            if (checkpoint != null) {
                trainer.resume(checkpoint);
                announce(trainer.position());
                journal.resume(trainer.position().epochs(), checkpoint);
            }
            return trainer.run(split, journal);
        }
    }

    private ConfusionMatrix finish(final TrainedModel model, final EpochLog best, final String device)
            throws IOException {
        if (settings.calibrate())
            listener.message(String.format(
                    Locale.ROOT,
                    "Calibrated on the validation part: the logits are divided by %.3f.",
                    model.calibrate(best, device)));
        return split.test().isEmpty() ? null : model.test(best, device);
    }

    /** Weights of classes come from the training part alone. */
    private Loss loss(final Stage stage) {
        return stage.loss().loss(data.classes(), DataSet.counts(split.training()));
    }

    private void announceData(final TrainedModel model, final Environment environment) {
        data.leftOutBriefly().forEach(listener::message);
        listener.message(String.format(
                "%d samples of %d classes: %d for training, %d for validation, %d for the test.",
                data.samples().size(),
                data.classes().size(),
                split.training().size(),
                split.validation().size(),
                split.test().size()));
        model.metadataWords().forEach(listener::message);
        final String computing = settings.computation().precision() + " on " + environment.words();
        listener.message("Computing in " + computing + ".");
        if (settings.computation().precision() == Precision.FLOAT16
                && environment.device().equals("cpu"))
            listener.message(
                    "Processors compute slowly in float16, which is meant for graphics cards: float32 is faster.");
        listener.computing(computing);
    }

    private void announce(final Initialisation start) {
        if (!start.taken().isEmpty())
            listener.message(start.taken().size() + " parameters start from the given weights, "
                    + start.random().size() + " from random ones (" + String.join(", ", start.random()) + ").");
    }

    private void announce(final TrainingPosition position) {
        listener.message("Resumed in epoch " + position.epoch() + " after " + position.samples() + " of its samples.");
        listener.resumed(position.epochs());
    }
}
