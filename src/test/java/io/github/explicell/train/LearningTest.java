package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.Recorded;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Activation;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import io.github.explicell.network.Window;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps of a small network without batch norm. */
class LearningTest {

    private static final int SIZE = 8;
    private static final int CLASSES = 3;

    /** Without Adam, whose first steps turn the last digits of a small gradient into large steps. */
    private static final Stage STAGE = new Stage(
            "classifier",
            null,
            Freezing.NONE,
            LayerRates.NONE,
            new Optimisation(
                    Optimisation.Rule.SGD,
                    0.1,
                    0,
                    0.9,
                    Optimisation.Course.DEFAULT,
                    0,
                    0,
                    Optimisation.Epsilon.DEFAULT),
            LossSettings.CROSS_ENTROPY,
            Sampling.SHUFFLED,
            11,
            1,
            0,
            Selection.LOSS,
            Augmentation.NONE);

    private static Network network() {
        final NetworkBuilder builder = new NetworkBuilder("small");
        String x = builder.input(Network.IMAGE, Shape.of(3, SIZE, SIZE));
        x = builder.add("convolution", new Convolution(5, Window.square(3, 1, Padding.NONE), 1, true), x);
        x = builder.add("relu", new Activation(Activation.Function.RELU), x);
        x = builder.add("pool", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = builder.add("flatten", new Flatten(), x);
        builder.output(Network.LOGITS, builder.add("linear", new Linear(CLASSES, true), x));
        return builder.build();
    }

    private static Batch batch(final int n) {
        final float[] images = new float[n * 3 * SIZE * SIZE];
        final Random random = new Random(2);
        for (int i = 0; i < images.length; i++) images[i] = (float) random.nextGaussian();
        final int[] indices = IntStream.range(0, n).toArray();
        return new Batch(
                indices,
                images,
                indices,
                new float[0],
                Arrays.stream(indices).map(i -> i * i % CLASSES).toArray(),
                null);
    }

    /** Name to weights after two steps, and the losses. */
    private static Map<String, float[]> learned(final int microBatch) throws IOException {
        final Network network = network();
        final Map<String, float[]> learned = new LinkedHashMap<>();
        try (TrainableNetwork trainable =
                new TrainableNetwork(network, Initialisation.random(network, 1).weights(), "cpu")) {
            final Learning learning = new Learning(
                    trainable, STAGE.loss().loss(List.of("a", "b", "c"), Map.of()), CLASSES, STAGE, microBatch);
            final float[] losses = {
                learning.step(batch(11), null, 1, 0.1).loss(),
                learning.step(batch(11), null, 2, 0.1).loss(),
            };
            learned.put("losses", losses);
            final Map<String, Tensor> weights = trainable.weights();
            weights.forEach((name, tensor) -> learned.put(name, tensor.values()));
        }
        return learned;
    }

    @Test
    void microBatchesLearnWhatTheWholeBatchDoes() throws IOException {
        final Map<String, float[]> whole = learned(0);
        assertTrue(whole.get("losses")[1] < whole.get("losses")[0]);
        // 11 images as 4 + 4 + 3, and as 5 + 6: none is left alone
        for (final int microBatch : new int[] {4, 5})
            learned(microBatch).forEach((name, values) -> assertArrayEquals(whole.get(name), values, 1e-5f, name));
    }

    /** Kernels lie channels-last in memory; a step must not mix up the order of their numbers. */
    @Test
    void eachWeightFollowsItsOwnGradient() throws IOException {
        final Network network = network();
        final Weights first = Initialisation.random(network, 1).weights();
        final Map<String, float[]> gradients = new LinkedHashMap<>();
        final Loss loss = STAGE.loss().loss(List.of("a", "b", "c"), Map.of());
        try (TrainableNetwork trainable = new TrainableNetwork(network, first, "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final NDArray labels = batch(11).targets(scope, CLASSES);
            trainable.step(
                    batch(11).inputs(trainable, scope),
                    1,
                    outputs -> loss.of(outputs, labels),
                    (value, given) -> given.forEach((name, gradient) -> gradients.put(name, gradient.toFloatArray())));
        }
        try (TrainableNetwork trainable = new TrainableNetwork(network, first, "cpu")) {
            new Learning(trainable, loss, CLASSES, STAGE, 0).step(batch(11), null, 1, 0.1);
            trainable.weights().forEach((name, after) -> {
                final float[] expected = first.get(name).values().clone();
                for (int i = 0; i < expected.length; i++)
                    expected[i] -= 0.1f * gradients.get(name)[i];
                assertArrayEquals(expected, after.values(), 1e-6f, name);
            });
            final float[] kernels = gradients.get("convolution.weight");
            final double greatest = IntStream.range(0, kernels.length)
                    .mapToDouble(i -> Math.abs(kernels[i]))
                    .max()
                    .orElseThrow();
            assertTrue(greatest > 1e-3, "the step would be too small to see");
        }
    }

    @Test
    void aLossThatIsNoNumberChangesNothing() throws IOException {
        final Network network = network();
        try (TrainableNetwork trainable =
                new TrainableNetwork(network, Initialisation.random(network, 1).weights(), "cpu")) {
            final Learning learning =
                    new Learning(trainable, STAGE.loss().loss(List.of("a", "b", "c"), Map.of()), CLASSES, STAGE, 0);
            final float[] before = trainable.weights().get("linear.weight").values();
            final Batch bad = batch(4);
            bad.images()[0] = Float.NaN;
            final String message = assertThrows(IllegalStateException.class, () -> learning.step(bad, null, 1, 0.1))
                    .getMessage();
            assertTrue(message.contains("not a number any more"), message);
            assertArrayEquals(before, trainable.weights().get("linear.weight").values());
            assertEquals(CLASSES * 5, before.length);
        }
    }

    /** The root's slope at 0 is infinite, which times 0 is no number: the loss alone does not show it. */
    @Test
    void gradientsThatAreNoNumbersLeaveTheWeightsAsTheyWere() throws IOException {
        final Network network = network();
        final Loss loss = new Loss() {
            @Override
            public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
                return Recorded.times(outputs.get(Network.LOGITS).sum(), 0)
                        .abs()
                        .sqrt();
            }
        };
        try (TrainableNetwork trainable =
                new TrainableNetwork(network, Initialisation.random(network, 1).weights(), "cpu")) {
            final Learning learning = new Learning(trainable, loss, CLASSES, STAGE, 0);
            final Map<String, Tensor> before = trainable.weights();
            final IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> learning.step(batch(11), null, 1, 0.1));
            assertTrue(e.getMessage().startsWith("the norm of the gradients is not a number"), e.getMessage());
            trainable
                    .weights()
                    .forEach(
                            (name, tensor) -> assertArrayEquals(before.get(name).values(), tensor.values(), name));
        }
    }
}
