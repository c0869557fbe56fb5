package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Network;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The training loop: epochs of batches, validation after each, and the weights of the best epoch. All that happens follows
 * from the settings and from the state that a checkpoint keeps: whoever goes on from one gets the weights of a training
 * that was never interrupted, to the last bit.
 */
final class Trainer {

    private static final String RATE = "learning_rate";

    private final Stage stage;
    private final Computation computation;
    private final Path scratch;
    private final long seed;
    private final TrainableNetwork network;
    private final BatchLoader loader;
    private final List<String> classes;
    private final Loss loss;
    private final TrainingListener listener;
    private final EmbeddingValidation embeddings;
    private final Learning learning;
    private final Schedule schedule;
    private final TrainingPosition position = new TrainingPosition();
    private FrozenCache cache;
    private FrozenCache validationCache;
    private double rate;
    private int perEpoch;
    private boolean kept;

    /**
     * @param stage what learns and how
     * @param computation how it is computed
     * @param scratch a folder for large files that are deleted in the end
     * @param seed fixes order, augmentation and dropout
     * @param network what learns, with a phase for each of the stage's freezing
     * @param classes in the order of the logits
     */
    Trainer(
            final Stage stage,
            final Computation computation,
            final Path scratch,
            final long seed,
            final TrainableNetwork network,
            final BatchLoader loader,
            final List<String> classes,
            final Loss loss,
            final TrainingListener listener) {
        this.stage = stage;
        this.computation = computation;
        this.scratch = scratch;
        this.seed = seed;
        this.network = network;
        this.loader = loader;
        this.classes = classes;
        this.loss = loss;
        this.listener = listener;
        embeddings =
                stage.isContrastive() ? new EmbeddingValidation(stage, network, loader, classes, loss, listener) : null;
        learning = new Learning(network, loss, classes.size(), stage, computation.microBatch());
        schedule = stage.optimisation().schedule();
    }

    /** Goes on from a checkpoint of the same training instead of beginning. */
    void resume(final Checkpoint checkpoint) {
        learning.restore(checkpoint);
        schedule.restore(checkpoint);
        position.restore(checkpoint);
        rate = checkpoint.number(RATE);
        kept = true;
    }

    /** @return where it is */
    TrainingPosition position() {
        return position;
    }

    /**
     * Trains.
     *
     * @param split its test part is not looked at
     * @param journal told each epoch; keeps states
     * @return the best epoch
     * @throws IOException if an image cannot be read, or the journal not written; what can be kept is
     * @throws CancellationException if the listener asked for the end; the state is kept
     */
    EpochLog run(final Split split, final Journal journal) throws IOException {
        if (!keepsFrozen()) return epochs(split, journal);
        final long most = (long) computation.cacheMegabytes() << 20;
        final int forValidation = split.validation().size();
        // each epoch needs all of both parts
        final long validationBytes = Math.min(most, FrozenCache.bytes(network) * forValidation);
        final int forTraining = shown(split.training(), stage.augmentation()).size();
        try (FrozenCache first = new FrozenCache(network, scratch, forTraining, most - validationBytes, listener);
                FrozenCache second = new FrozenCache(network, scratch, forValidation, validationBytes, listener)) {
            cache = first;
            validationCache = second;
            return epochs(split, journal);
        }
    }

    /** Whether what the frozen part makes of the images is always the same, and none of them mixed. */
    private boolean keepsFrozen() {
        return !stage.isContrastive()
                && stage.freezing().later().isEmpty()
                && stage.augmentation().isFinite()
                && network.frozen().isWorthKeeping();
    }

    private static IntPredicate known(final FrozenCache kept) {
        return kept == null ? BatchLoader.NOTHING : kept::has;
    }

    private EpochLog epochs(final Split split, final Journal journal) throws IOException {
        try {
            keep(journal);
            while (position.epoch() <= stage.epochs() && !isExhausted()) {
                if (!train(split.training(), journal)) return stopped(split, journal);
                final EpochLog log = validated(split);
                tell(log, journal);
                position.next(log);
                schedule.epoch(log.validationLoss());
                kept = false;
                if (log.best() || journal.isDue()) keep(journal);
            }
            keep(journal);
            return position.best();
        } catch (final CancellationException | IOException | UncheckedIOException e) {
            try {
                keep(journal);
            } catch (final IOException again) {
                // the checkpoint before it remains
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Whether there has been no better epoch for too long. */
    private boolean isExhausted() {
        final EpochLog best = position.best();
        final boolean exhausted =
                stage.patience() > 0 && best != null && position.epoch() - 1 - best.epoch() >= stage.patience();
        if (exhausted)
            listener.message(
                    "No " + stage.selection().improvement() + " for " + stage.patience() + " epochs: training ends.");
        return exhausted;
    }

    /** Training was told to stop in the middle of an epoch, which counts only if there is no other. */
    private EpochLog stopped(final Split split, final Journal journal) throws IOException {
        listener.message("Stopped in epoch " + position.epoch() + " after " + position.samples() + " of "
                + shown(split.training(), stage.augmentation()).size() + " samples.");
        keep(journal);
        if (position.best() != null) return position.best();
        final EpochLog log = validated(split);
        tell(log, journal);
        return log;
    }

    private void tell(final EpochLog log, final Journal journal) throws IOException {
        listener.epoch(log);
        final List<EpochLog> all = new ArrayList<>(position.epochs());
        all.add(log);
        journal.epoch(all, log.best() ? learning.model() : null);
    }

    /** Keeps the state, unless it is that which was kept last. */
    private void keep(final Journal journal) throws IOException {
        if (kept) return;
        final Checkpoint.Draft state = new Checkpoint.Draft();
        learning.save(state);
        schedule.save(state);
        position.save(state);
        state.put(RATE, rate);
        journal.keep(state, position.best() == null ? 0 : position.best().epoch());
        kept = true;
    }

    /** @return whether the epoch came to its end, rather than being stopped */
    private boolean train(final List<Sample> samples, final Journal journal) throws IOException {
        final int epoch = position.epoch();
        network.phase(stage.freezing().phase(epoch));
        final long drawn = Seeds.of(seed, epoch);
        final List<Sample> shown = shown(samples, stage.augmentation());
        final List<int[]> batches = stage.sampler().batches(shown, stage.batch(), drawn);
        perEpoch = batches.size();
        final long[] last = {System.nanoTime()};
        final int first = position.batches();
        return loader.forEach(
                samples, batches, first, stage.augmentation(), seed, epoch, known(cache), (index, batch, waited) -> {
                    final double progress = (epoch - 1 + index / (double) batches.size()) / stage.epochs();
                    rate = stage.optimisation().learningRate() * schedule.factor(progress);
                    final Learning.Step step = learning.step(batch, cache, (int) Seeds.of(drawn, index), rate);
                    position.step(step, batch.size(), (System.nanoTime() - last[0]) / 1e9, waited);
                    kept = false;
                    listener.progress(epoch, stage.epochs(), position.samples(), shown.size());
                    checkCanceled();
                    if (journal.isDue()) keep(journal);
                    last[0] = System.nanoTime();
                    return !listener.isStopRequested() && !journal.isStopRequested();
                });
    }

    /** Each sample as often in a row as an epoch shows views of it. */
    static List<Sample> shown(final List<Sample> samples, final Augmentation augmentation) {
        final int views = augmentation.viewsInEpoch();
        return samples.stream()
                .flatMap(sample -> Collections.nCopies(views, sample).stream())
                .toList();
    }

    private void checkCanceled() {
        if (listener.isCanceled()) throw new CancellationException("canceled");
    }

    /** Ends the epoch by a look at the validation part. */
    private EpochLog validated(final Split split) throws IOException {
        final long start = System.nanoTime();
        final Validation validation = learning.averaged(() -> embeddings == null
                ? validate(split.validation())
                : embeddings.validate(split.validation(), position.epoch(), position.epoch() * perEpoch));
        final double seconds = (System.nanoTime() - start) / 1e9;
        final EpochLog log = new EpochLog(
                position.epoch(),
                rate,
                Learning.finite("training loss", position.meanLoss(), rate),
                Learning.finite("validation loss", validation.loss(), rate),
                validation.counts().accuracy(),
                validation.counts().macroF1(),
                validation.spread(),
                learning.scale() == null ? null : new EpochLog.Scaling(learning.scale(), position.leftOut()),
                position.seconds() + seconds,
                position.samples() / position.seconds(),
                position.waiting(),
                false);
        return stage.selection().isBetter(log, position.best()) ? log.asBest() : log;
    }

    private Validation validate(final List<Sample> samples) throws IOException {
        final int[] order = IntStream.range(0, samples.size()).toArray();
        final double[] sum = new double[1];
        final ConfusionMatrix counts = new ConfusionMatrix(classes);
        loader.forEach(
                samples,
                Sampler.cut(order, stage.batch()),
                0,
                Augmentation.NONE,
                0,
                0,
                known(validationCache),
                (index, batch, waited) -> {
                    try (NDManager scope = network.manager().newSubManager()) {
                        final Map<String, NDArray> outputs = validationCache == null
                                ? network.evaluate(scope, batch.inputs(network, scope))
                                : network.evaluateBehind(scope, validationCache.values(batch, scope));
                        final NDArray labels = scope.create(batch.labels());
                        sum[0] += loss.of(outputs, labels).getFloat() * batch.size();
                        final long[] predicted =
                                outputs.get(Network.LOGITS).argMax(1).toLongArray();
                        for (int i = 0; i < predicted.length; i++)
                            counts.add(classes.get(batch.labels()[i]), classes.get((int) predicted[i]));
                    }
                    checkCanceled();
                    return true;
                });
        return new Validation(sum[0] / samples.size(), counts, null);
    }
}
