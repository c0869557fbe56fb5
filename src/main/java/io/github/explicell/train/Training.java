package io.github.explicell.train;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    private final Loss loss;

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
        this.split = Split.grouped(data, settings.validation(), settings.test(), settings.seed());
        // the classes' weights come from the training part alone
        this.loss = settings.loss().loss(data.classes(), DataSet.counts(split.training()));
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
        final TrainedModel model = new TrainedModel(out, data, split, settings, about);
        ModelFolder.checkReplaceable(out);
        final EpochLog best = train(initial, device, null, new Journal() {

            @Override
            public void epoch(final List<EpochLog> epochs, final Map<String, Tensor> best) throws IOException {
                TrainingLog.write(out.resolve(ModelFolder.LOG), epochs);
                if (best != null) model.write(epochs.get(epochs.size() - 1), best, null);
            }
        });
        return finish(model, best, device);
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
        final TrainedModel model = new TrainedModel(run.model(), data, split, settings, about);
        ModelFolder.checkReplaceable(model.folder());
        final RunJournal journal = run.journal(model);
        final EpochLog best = train(initial, device, run.latest(), journal);
        final ConfusionMatrix test = finish(model, best, device);
        run.finish(best, test);
        return test;
    }

    private EpochLog train(
            final Weights initial, final String device, final Checkpoint checkpoint, final Journal journal)
            throws IOException {
        final Network whole = settings.architecture().build(data.classes().size());
        final Network network = settings.freezeTo() == null ? whole : Surgery.freezeTo(whole, settings.freezeTo());
        final Initialisation start = Initialisation.from(network, initial, settings.seed());
        announce(checkpoint == null ? start : null);
        try (TrainableNetwork trainable =
                        new TrainableNetwork(network, start.weights(), Devices.resolve(device, listener::message));
                BatchLoader loader =
                        new BatchLoader(settings.crop(), settings.channels(), settings.input(), data.classes())) {
            final Trainer trainer = new Trainer(settings, trainable, loader, data.classes(), loss, listener);
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

    private void announce(final TrainingPosition position) {
        listener.message("Resumed in epoch " + position.epoch() + " after " + position.samples() + " of its samples.");
        listener.resumed(position.epochs());
    }

    private void announce(final Initialisation start) {
        data.leftOut().forEach(listener::message);
        listener.message(String.format(
                "%d samples of %d classes: %d for training, %d for validation, %d for the test.",
                data.samples().size(),
                data.classes().size(),
                split.training().size(),
                split.validation().size(),
                split.test().size()));
        if (start != null && !start.taken().isEmpty())
            listener.message(start.taken().size() + " parameters start from the given weights, "
                    + start.random().size() + " from random ones (" + String.join(", ", start.random()) + ").");
    }
}
