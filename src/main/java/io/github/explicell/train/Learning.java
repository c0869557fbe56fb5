package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Tensor;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.util.Map;

/** A network that learns from batches: its weights, what the optimiser remembers, and the weights' average. */
final class Learning {

    /** Done while the averaged weights are in the place of the others. */
    interface Work<T> {

        T run() throws IOException;
    }

    private static final String WEIGHTS = "weights";

    private final TrainableNetwork network;
    private final Loss loss;
    private final int classes;
    private final Map<String, Double> factors;
    private final double clip;
    private final Optimiser optimiser;
    private final WeightAverage average;

    /**
     * @param network what learns
     * @param loss what is made small
     * @param classes how many there are
     * @param stage how it learns
     */
    Learning(final TrainableNetwork network, final Loss loss, final int classes, final Stage stage) {
        final Optimisation settings = stage.optimisation();
        this.network = network;
        this.loss = loss;
        this.classes = classes;
        factors = stage.rates().factors(network.network());
        clip = settings.clip();
        optimiser = settings.start(network.manager());
        average = settings.average() == 0
                ? null
                : new WeightAverage(network.manager(), settings.average(), network.state());
    }

    /**
     * Learns from a batch.
     *
     * @param batch its images and classes
     * @param seed fixes dropout
     * @param rate learning rate
     * @return the mean loss before
     * @throws IllegalStateException if loss or gradients are no numbers any more; the weights are then as before
     */
    float step(final Batch batch, final int seed, final double rate) {
        final float[] value = new float[1];
        try (NDManager scope = network.manager().newSubManager()) {
            final NDList inputs = batch.inputs(network, scope);
            final NDArray labels = batch.targets(scope, classes);
            network.step(inputs, seed, outputs -> loss.of(outputs, labels), (current, gradients) -> {
                value[0] = (float) finite("loss", current, rate);
                if (clip > 0) finite("norm of the gradients", GradientClipping.clip(gradients.values(), clip), rate);
                optimiser.step(network.trainable(), gradients, name -> rate * factors.get(name));
            });
        }
        if (average != null) average.add(network.state());
        return value[0];
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
    }

    void restore(final Checkpoint checkpoint) {
        checkpoint.copyTo(WEIGHTS, network.state());
        // what is frozen now may have learned before
        optimiser.restore(checkpoint, network.state());
        if (average != null) average.restore(checkpoint);
    }
}
