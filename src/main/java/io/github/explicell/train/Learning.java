package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.github.explicell.engine.Recorded;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Tensor;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A network that learns from batches: its weights, what the optimiser remembers, and the weights' average. */
final class Learning {

    /** Done while the averaged weights are in the place of the others. */
    interface Work<T> {

        T run() throws IOException;
    }

    /**
     * What came of a batch.
     *
     * @param loss its mean loss before
     * @param taken whether it was learned from, rather than left out since float16 could not hold its gradients
     */
    record Step(float loss, boolean taken) {}

    private static final String WEIGHTS = "weights";

    private final TrainableNetwork network;
    private final Loss loss;
    private final int classes;
    private final Map<String, Double> factors;
    private final int microBatch;
    private final GradientClipping clipping;
    private final Optimiser optimiser;
    private final WeightAverage average;
    private final LossScale scale;

    /**
     * @param network what learns
     * @param loss what is made small
     * @param classes how many there are
     * @param stage how it learns
     * @param microBatch images that go through the network at once; 0: the whole batch
     */
    Learning(
            final TrainableNetwork network,
            final Loss loss,
            final int classes,
            final Stage stage,
            final int microBatch) {
        this(
                network,
                loss,
                classes,
                stage,
                microBatch,
                network.isFloat16() ? new LossScale(network, LossScale.INITIAL, LossScale.INTERVAL) : null);
    }

    /**
     * @param network what learns
     * @param loss what is made small
     * @param classes how many there are
     * @param stage how it learns
     * @param microBatch images that go through the network at once; 0: the whole batch
     * @param scale of the loss; null: it is not scaled
     */
    Learning(
            final TrainableNetwork network,
            final Loss loss,
            final int classes,
            final Stage stage,
            final int microBatch,
            final LossScale scale) {
        final Optimisation settings = stage.optimisation();
        this.network = network;
        this.loss = loss;
        this.classes = classes;
        this.microBatch = microBatch;
        this.scale = scale;
        factors = stage.rates().factors(network.network());
        clipping = new GradientClipping(
                network.manager(), settings.clip() == 0 ? Double.POSITIVE_INFINITY : settings.clip());
        optimiser = settings.start(network.manager());
        average = settings.average() == 0
                ? null
                : new WeightAverage(network.manager(), settings.average(), network.state());
    }

    /**
     * Learns from a batch.
     *
     * @param batch its images and classes
     * @param cache knows what the frozen part makes of the images; null: the whole network is run
     * @param seed fixes dropout
     * @param rate learning rate
     * @return what came of it
     * @throws IllegalStateException if loss or gradients are no numbers any more; the weights are then as before
     */
    Step step(final Batch batch, final FrozenCache cache, final int seed, final double rate) throws IOException {
        if (scale != null) scale.begin();
        float value = 0;
        final boolean taken;
        try (NDManager scope = network.manager().newSubManager()) {
            final NDList inputs = cache == null ? batch.inputs(network, scope) : cache.values(batch, scope);
            final NDArray labels = batch.targets(scope, classes);
            final int[] all = IntStream.range(0, batch.size()).toArray();
            final List<int[]> parts = Sampler.cut(all, microBatch == 0 ? batch.size() : microBatch);
            for (int i = 0; i < parts.size(); i++) {
                final boolean whole = parts.size() == 1;
                final double share = parts.get(i).length / (double) batch.size();
                final NDArray truth = whole ? labels : rows(labels, parts.get(i));
                value += network.backward(
                        whole ? inputs : rows(inputs, parts.get(i)),
                        cache != null,
                        whole ? seed : (int) Seeds.of(seed, i),
                        scale == null ? 1 : scale.factor(),
                        outputs -> whole ? loss.of(outputs, truth) : Recorded.times(loss.of(outputs, truth), share));
            }
            taken = update(value, rate);
        }
        if (taken && average != null) average.add(network.state());
        return new Step(value, taken);
    }

    /** @return whether the weights followed the gradients, rather than being left as they are */
    private boolean update(final float value, final double rate) {
        if (scale == null) finite("loss", value, rate);
        final boolean[] taken = {true};
        network.update(gradients -> {
            if (scale != null) taken[0] = scale.unscale(gradients) && Float.isFinite(value);
            if (!taken[0]) return;
            finite("norm of the gradients", clipping.clip(new NDList(gradients.values())), rate);
            optimiser.step(network.trainable(), gradients, name -> rate * factors.get(name));
        });
        if (!Float.isFinite(value)) scale.restoreStatistics();
        if (scale != null) scale.update(taken[0], rate);
        return taken[0];
    }

    /** @return what the loss is multiplied by, null if it is not scaled */
    Double scale() {
        return scale == null ? null : (double) scale.factor();
    }

    private static NDArray rows(final NDArray array, final int[] part) {
        return array.get(new NDIndex(part[0] + ":" + (part[part.length - 1] + 1)));
    }

    private static NDList rows(final NDList arrays, final int[] part) {
        final NDList some = new NDList();
        arrays.forEach(array -> some.add(rows(array, part)));
        return some;
    }

    /**
     * @param what is checked
     * @param number its value
     * @param rate learning rate
     * @return the number
     * @throws IllegalStateException with advice, if it is none
     */
    static double finite(final String what, final double number, final double rate) {
        if (!Double.isFinite(number))
            throw new IllegalStateException(
                    "the " + what + " is not a number any more; use a lower learning rate (it was " + rate + ")");
        return number;
    }

    /** Does something with the model's weights: the averaged ones, if there are any. */
    <T> T averaged(final Work<T> work) throws IOException {
        if (average == null) return work.run();
        average.swap(network.state());
        try {
            return work.run();
        } finally {
            average.swap(network.state());
        }
    }

    /** @return a copy of the model's weights */
    Map<String, Tensor> model() throws IOException {
        return averaged(network::weights);
    }

    void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(WEIGHTS, network.state());
        optimiser.save(checkpoint);
        if (average != null) average.save(checkpoint);
        if (scale != null) scale.save(checkpoint);
    }

    void restore(final Checkpoint checkpoint) {
        checkpoint.copyTo(WEIGHTS, network.state());
        // what is frozen now may have learned before
        optimiser.restore(checkpoint, network.state());
        if (average != null) average.restore(checkpoint);
        if (scale != null) scale.restore(checkpoint);
    }
}
