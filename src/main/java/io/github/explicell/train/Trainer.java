package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Network;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The training loop: epochs of batches, validation after each, and the weights of the epoch with the lowest validation
 * loss.
 */
final class Trainer {

    private final TrainingSettings settings;
    private final TrainableNetwork network;
    private final BatchLoader loader;
    private final Loss loss;
    private final Sampler sampler;
    private final TrainingListener listener;
    private final Adam adam;
    private EpochLog best;

    Trainer(
            final TrainingSettings settings,
            final TrainableNetwork network,
            final BatchLoader loader,
            final Loss loss,
            final Sampler sampler,
            final TrainingListener listener) {
        this.settings = settings;
        this.network = network;
        this.loader = loader;
        this.loss = loss;
        this.sampler = sampler;
        this.listener = listener;
        this.adam = new Adam(network.manager(), settings.weightDecay());
    }

    /**
     * Trains.
     *
     * @param split its test part is not looked at
     * @param epochEnd told each epoch before the next begins, with a copy of the weights where it is the best so far
     * @throws IOException if an image cannot be read
     */
    void run(final Split split, final EpochConsumer epochEnd) throws IOException {
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            final EpochLog log = epoch(split, epoch);
            listener.epoch(log);
            epochEnd.accept(log, log.best() ? network.weights() : null);
            if (settings.patience() > 0 && epoch - best.epoch() >= settings.patience()) {
                listener.message("No lower validation loss for " + settings.patience() + " epochs: training ends.");
                break;
            }
        }
    }

    /** Told each epoch; may write files. */
    interface EpochConsumer {

        void accept(EpochLog log, Map<String, Tensor> best) throws IOException;
    }

    private EpochLog epoch(final Split split, final int epoch) throws IOException {
        final long start = System.nanoTime();
        final List<Sample> samples = split.training();
        final long seed = Seeds.of(settings.seed(), epoch);
        final List<int[]> batches = sampler.batches(samples, settings.batch(), seed);
        final double[] sum = new double[2];
        final double[] rate = new double[1];
        loader.forEach(samples, batches, settings.augmentation(), seed, (index, batch) -> {
            final double progress = (epoch - 1 + index / (double) batches.size()) / settings.epochs();
            rate[0] = settings.learningRate() * settings.course().factor(progress);
            sum[0] += step(batch, rate[0], (int) Seeds.of(seed, index)) * batch.size();
            sum[1] += batch.size();
            listener.progress(epoch, settings.epochs(), (int) sum[1], samples.size());
            return !listener.isCanceled();
        });
        final double trained = (System.nanoTime() - start) / 1e9;
        final double[] validation = validate(split.validation());
        finite("validation loss", validation[0], rate[0]);
        final boolean isBest = best == null || validation[0] < best.validationLoss();
        final EpochLog log = new EpochLog(
                epoch,
                rate[0],
                sum[0] / sum[1],
                validation[0],
                validation[1],
                (System.nanoTime() - start) / 1e9,
                samples.size() / trained,
                isBest);
        if (isBest) best = log;
        return log;
    }

    private float step(final Batch batch, final double rate, final int seed) {
        final float[] value = new float[1];
        try (NDManager scope = network.manager().newSubManager()) {
            final NDList inputs = new NDList(network.input(scope, Network.IMAGE, batch.images(), batch.size()));
            final NDArray labels = scope.create(batch.labels());
            network.step(inputs, seed, outputs -> loss.of(outputs, labels), (current, gradients) -> {
                value[0] = (float) finite("loss", current, rate);
                adam.step(network.trainable(), gradients, rate);
            });
        }
        return value[0];
    }

    private static double finite(final String what, final double loss, final double rate) {
        if (!Double.isFinite(loss))
            throw new IllegalStateException(
                    "the " + what + " is not a number any more; use a lower learning rate (it was " + rate + ")");
        return loss;
    }

    /** @return mean loss and accuracy */
    private double[] validate(final List<Sample> samples) throws IOException {
        final int[] order = IntStream.range(0, samples.size()).toArray();
        final double[] sums = new double[2];
        loader.forEach(samples, Sampler.cut(order, settings.batch()), Augmentation.NONE, 0, (index, batch) -> {
            try (NDManager scope = network.manager().newSubManager()) {
                final NDList inputs = new NDList(network.input(scope, Network.IMAGE, batch.images(), batch.size()));
                final Map<String, NDArray> outputs = network.evaluate(scope, inputs);
                final NDArray labels = scope.create(batch.labels());
                sums[0] += loss.of(outputs, labels).getFloat() * batch.size();
                final long[] predicted = outputs.get(Network.LOGITS).argMax(1).toLongArray();
                for (int i = 0; i < predicted.length; i++) if (predicted[i] == batch.labels()[i]) sums[1]++;
            }
            return !listener.isCanceled();
        });
        return new double[] {sums[0] / samples.size(), sums[1] / samples.size()};
    }
}
