package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Network;
import io.github.explicell.network.Tensor;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The training loop: epochs of batches, validation after each, and the weights of the best epoch. */
final class Trainer {

    private final Stage stage;
    private final long seed;
    private final TrainableNetwork network;
    private final BatchLoader loader;
    private final List<String> classes;
    private final Loss loss;
    private final TrainingListener listener;
    private final Optimiser optimiser;
    private final Schedule schedule;
    private final WeightAverage average;
    private final Map<String, Double> factors;
    private final EmbeddingValidation embeddings;
    private double rate;
    private EpochLog best;

    /**
     * @param stage what learns and how
     * @param seed fixes order, augmentation and dropout
     * @param network what learns, with a phase for each of the stage's freezing
     * @param classes in the order of the logits
     */
    Trainer(
            final Stage stage,
            final long seed,
            final TrainableNetwork network,
            final BatchLoader loader,
            final List<String> classes,
            final Loss loss,
            final TrainingListener listener) {
        this.stage = stage;
        this.seed = seed;
        this.network = network;
        this.loader = loader;
        this.classes = classes;
        this.loss = loss;
        this.listener = listener;
        final Optimisation optimisation = stage.optimisation();
        optimiser = optimisation.start(network.manager());
        schedule = optimisation.schedule();
        embeddings =
                stage.isContrastive() ? new EmbeddingValidation(stage, network, loader, classes, loss, listener) : null;
        factors = stage.rates().factors(network.network());
        average = optimisation.average() == 0
                ? null
                : new WeightAverage(network.manager(), optimisation.average(), network.state());
    }

    /**
     * Trains.
     *
     * @param split its test part is not looked at
     * @param epochEnd told each epoch before the next begins, with a copy of the weights where it is the best so far
     * @throws IOException if an image cannot be read
     */
    void run(final Split split, final EpochConsumer epochEnd) throws IOException {
        for (int epoch = 1; epoch <= stage.epochs(); epoch++) {
            final long start = System.nanoTime();
            final double trainingLoss = train(split.training(), epoch);
            final double trained = (System.nanoTime() - start) / 1e9;
            // the averaged weights, if there are any, are the model
            if (average != null) average.swap(network.state());
            final Validation validation =
                    embeddings == null ? validate(split.validation()) : embeddings.validate(split.validation(), epoch);
            final EpochLog log = log(
                    epoch,
                    trainingLoss,
                    validation,
                    start,
                    shown(split.training(), stage.augmentation()).size() / trained);
            final Map<String, Tensor> weights = log.best() ? network.weights() : null;
            if (average != null) average.swap(network.state());
            listener.epoch(log);
            epochEnd.accept(log, weights);
            schedule.epoch(validation.loss());
            if (stage.patience() > 0 && epoch - best.epoch() >= stage.patience()) {
                listener.message("No " + stage.selection().improvement() + " for " + stage.patience()
                        + " epochs: training ends.");
                break;
            }
        }
    }

    /** Told each epoch; may write files. */
    interface EpochConsumer {

        void accept(EpochLog log, Map<String, Tensor> best) throws IOException;
    }

    /** @return the mean loss */
    private double train(final List<Sample> samples, final int epoch) throws IOException {
        network.phase(stage.freezing().phase(epoch));
        final long drawn = Seeds.of(seed, epoch);
        final List<Sample> shown = shown(samples, stage.augmentation());
        final List<int[]> batches = stage.sampler().batches(shown, stage.batch(), drawn);
        final double[] sum = new double[2];
        loader.forEach(samples, batches, stage.augmentation(), seed, epoch, (index, batch) -> {
            final double progress = (epoch - 1 + index / (double) batches.size()) / stage.epochs();
            rate = stage.optimisation().learningRate() * schedule.factor(progress);
            sum[0] += step(batch, (int) Seeds.of(drawn, index)) * batch.size();
            sum[1] += batch.size();
            listener.progress(epoch, stage.epochs(), (int) sum[1], shown.size());
            return !listener.isCanceled();
        });
        return sum[0] / sum[1];
    }

    /** Each sample as often in a row as an epoch shows views of it. */
    static List<Sample> shown(final List<Sample> samples, final Augmentation augmentation) {
        final int views = augmentation.viewsInEpoch();
        return samples.stream()
                .flatMap(sample -> Collections.nCopies(views, sample).stream())
                .toList();
    }

    private EpochLog log(
            final int epoch,
            final double trainingLoss,
            final Validation validation,
            final long start,
            final double speed) {
        finite("validation loss", validation.loss());
        final EpochLog log = new EpochLog(
                epoch,
                rate,
                trainingLoss,
                validation.loss(),
                validation.counts().accuracy(),
                validation.counts().macroF1(),
                validation.spread(),
                (System.nanoTime() - start) / 1e9,
                speed,
                false);
        if (!stage.selection().isBetter(log, best)) return log;
        best = log.asBest();
        return best;
    }

    private float step(final Batch batch, final int seed) {
        final float[] value = new float[1];
        try (NDManager scope = network.manager().newSubManager()) {
            final NDList inputs = batch.inputs(network, scope);
            final NDArray labels = batch.targets(scope, classes.size());
            network.step(inputs, seed, outputs -> loss.of(outputs, labels), (current, gradients) -> {
                value[0] = (float) finite("loss", current);
                clip(gradients);
                optimiser.step(network.trainable(), gradients, name -> rate * factors.get(name));
            });
        }
        if (average != null) average.add(network.state());
        return value[0];
    }

    private void clip(final Map<String, NDArray> gradients) {
        final double most = stage.optimisation().clip();
        if (most > 0) finite("norm of the gradients", GradientClipping.clip(gradients.values(), most));
    }

    private double finite(final String what, final double number) {
        if (!Double.isFinite(number))
            throw new IllegalStateException(
                    "the " + what + " is not a number any more; use a lower learning rate (it was " + rate + ")");
        return number;
    }

    private Validation validate(final List<Sample> samples) throws IOException {
        final int[] order = IntStream.range(0, samples.size()).toArray();
        final double[] sum = new double[1];
        final ConfusionMatrix counts = new ConfusionMatrix(classes);
        loader.forEach(samples, Sampler.cut(order, stage.batch()), Augmentation.NONE, 0, 0, (index, batch) -> {
            try (NDManager scope = network.manager().newSubManager()) {
                final NDList inputs = batch.inputs(network, scope);
                final Map<String, NDArray> outputs = network.evaluate(scope, inputs);
                final NDArray labels = scope.create(batch.labels());
                sum[0] += loss.of(outputs, labels).getFloat() * batch.size();
                final long[] predicted = outputs.get(Network.LOGITS).argMax(1).toLongArray();
                for (int i = 0; i < predicted.length; i++)
                    counts.add(classes.get(batch.labels()[i]), classes.get((int) predicted[i]));
            }
            return !listener.isCanceled();
        });
        return new Validation(sum[0] / samples.size(), counts, null);
    }
}
