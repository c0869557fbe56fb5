package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.TinyNetwork;
import io.github.explicell.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class TrainableNetworkTest {

    private static final int SIZE = 9;
    private static final int N = 4;

    private final Network network = TinyNetwork.of(SIZE);

    /** The mean of the squared embedding: deterministic, because dropout stands behind it. */
    private static NDArray loss(final Map<String, NDArray> outputs) {
        return outputs.get("embedding").square().mean();
    }

    private static float lossAt(final Network network, final Weights weights, final Map<String, float[]> gradients) {
        try (TrainableNetwork trainable = new TrainableNetwork(network, weights, "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final NDList images =
                    new NDList(trainable.input(scope, Network.IMAGE, FormulaWeights.input(N * 3 * SIZE * SIZE), N));
            final float[] value = new float[1];
            trainable.step(images, 1, TrainableNetworkTest::loss, (current, g) -> {
                value[0] = current;
                g.forEach((name, array) -> gradients.put(name, array.toFloatArray()));
            });
            return value[0];
        }
    }

    private static Weights moved(
            final Network network, final Weights weights, final String name, final int at, final float step) {
        final Map<String, Tensor> tensors = new HashMap<>();
        network.parameters().forEach(p -> tensors.put(p.name(), weights.get(p.name())));
        final float[] values = tensors.get(name).values().clone();
        values[at] += step;
        tensors.put(name, new Tensor(tensors.get(name).shape(), values));
        return Weights.of(tensors);
    }

    /** ImageJ runs each command in another thread; torch keeps for each thread whether it records gradients. */
    @Test
    void anOptimiserStepsInAnyThread() throws Exception {
        final List<Float> losses = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 2; i++) {
            final FutureTask<Void> task = new FutureTask<>(() -> losses.add(lossAfterStep()), null);
            final Thread thread = new Thread(task);
            thread.start();
            task.get();
        }
        assertEquals(lossAfterStep(), losses.get(0));
        assertEquals(losses.get(0), losses.get(1));
    }

    private float lossAfterStep() {
        try (TrainableNetwork trainable = new TrainableNetwork(network, FormulaWeights.of(network), "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final NDList images =
                    new NDList(trainable.input(scope, Network.IMAGE, FormulaWeights.input(N * 3 * SIZE * SIZE), N));
            final float[] value = new float[2];
            for (int step = 0; step < 2; step++) {
                final int at = step;
                trainable.step(images, 1, TrainableNetworkTest::loss, (loss, gradients) -> {
                    value[at] = loss;
                    trainable
                            .trainable()
                            .forEach((name, weight) ->
                                    weight.subi(gradients.get(name).mul(0.1f)));
                });
            }
            assertTrue(value[1] < value[0], value[0] + " to " + value[1]);
            return value[1];
        }
    }

    @Test
    void inputsAreWhatWasGivenAndStayWhenOthersAreMade() {
        try (TrainableNetwork trainable = new TrainableNetwork(network, FormulaWeights.of(network), "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final float[] values = FormulaWeights.input(N * 3 * SIZE * SIZE);
            final NDArray images = trainable.input(scope, Network.IMAGE, values, N);
            trainable.input(scope, Network.IMAGE, new float[values.length], N);
            assertEquals(new Shape(N, 3, SIZE, SIZE), images.getShape());
            assertArrayEquals(values, images.toFloatArray());
            assertArrayEquals(
                    Arrays.copyOfRange(values, 3 * SIZE * SIZE, 6 * SIZE * SIZE),
                    images.get(1).toFloatArray());
        }
    }

    @Test
    void gradientsAreSlopesOfTheLoss() {
        final Weights weights = FormulaWeights.of(network);
        final Map<String, float[]> gradients = new HashMap<>();
        lossAt(network, weights, gradients);
        assertEquals(network.trainable(), gradients.keySet());
        for (final String name : new String[] {"conv1.weight", "bn1.weight", "block.conv2.bias", "block.bn2.bias"}) {
            final float step = 4e-3f;
            final Map<String, float[]> unused = new HashMap<>();
            final double slope = (lossAt(network, moved(network, weights, name, 1, step), unused)
                            - lossAt(network, moved(network, weights, name, 1, -step), unused))
                    / (2 * step);
            assertEquals(slope, gradients.get(name)[1], 2e-3 + 0.02 * Math.abs(slope), name);
        }
        assertTrue(Math.abs(gradients.get("bn1.weight")[1]) > 1e-3);
    }

    @Test
    void frozenNodesStayAndOthersLearn() {
        final Network half = Surgery.freezeTo(network, "relu");
        final Weights weights = FormulaWeights.of(half);
        try (TrainableNetwork trainable = new TrainableNetwork(half, weights, "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            assertFalse(trainable.trainable().containsKey("bn1.weight"));
            final NDList images =
                    new NDList(trainable.input(scope, Network.IMAGE, FormulaWeights.input(N * 3 * SIZE * SIZE), N));
            final float[] losses = new float[3];
            for (int i = 0; i < losses.length; i++) {
                final int at = i;
                trainable.step(images, 1, TrainableNetworkTest::loss, (value, gradients) -> {
                    losses[at] = value;
                    gradients.forEach(
                            (name, g) -> trainable.trainable().get(name).subi(g.mul(0.05)));
                });
            }
            assertTrue(losses[1] < losses[0] && losses[2] < losses[1], "gradients are zeroed and followed");
            final Map<String, Tensor> after = trainable.weights();
            for (final String frozen : new String[] {"conv1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"})
                assertArrayEquals(
                        weights.get(frozen).values(), after.get(frozen).values(), frozen);
            assertTrue(after.get("block.bn2.running_mean").values()[0]
                    != weights.get("block.bn2.running_mean").values()[0]);
        }
    }

    @Test
    void kernelsKeepTheirOrderThroughChannelsLastMemory() {
        final Weights weights = FormulaWeights.of(network);
        try (TrainableNetwork trainable = new TrainableNetwork(network, weights, "cpu")) {
            trainable
                    .weights()
                    .forEach((name, tensor) ->
                            assertArrayEquals(weights.get(name).values(), tensor.values(), name));
        }
    }

    @Test
    void dropoutFollowsTheSeed() {
        final Weights weights = FormulaWeights.of(network);
        try (TrainableNetwork trainable = new TrainableNetwork(network, weights, "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final NDList images =
                    new NDList(trainable.input(scope, Network.IMAGE, FormulaWeights.input(N * 3 * SIZE * SIZE), N));
            final float[] values = new float[4];
            final int[] seeds = {7, 7, 8, 9};
            for (int i = 0; i < seeds.length; i++) {
                final int at = i;
                trainable.step(
                        images,
                        seeds[i],
                        outputs -> outputs.get(Network.LOGITS).square().sum(),
                        (value, gradients) -> values[at] = value);
            }
            assertEquals(values[0], values[1]);
            assertTrue(values[0] != values[2] || values[0] != values[3]);
        }
    }

    /** Gradual unfreezing: what is frozen, running statistics included, does not change by a bit; what is not, does. */
    @Test
    void phasesFreezeAndFree() {
        final List<Network> phases = List.of(Surgery.freezeTo(network, "relu"), network);
        final Weights weights = FormulaWeights.of(network);
        final String[] early = {"conv1.weight", "bn1.weight", "bn1.running_mean", "bn1.running_var"};
        final String[] late = {"block.conv2.bias", "block.bn2.running_mean", "block.bn2.running_var"};
        try (TrainableNetwork trainable = new TrainableNetwork(phases, weights, "cpu")) {
            follow(trainable);
            final Map<String, Tensor> frozen = trainable.weights();
            for (final String name : early)
                assertArrayEquals(weights.get(name).values(), frozen.get(name).values(), name);
            for (final String name : late)
                assertFalse(Arrays.equals(
                        weights.get(name).values(), frozen.get(name).values()));
            trainable.phase(1);
            assertEquals(network.trainable(), trainable.trainable().keySet());
            follow(trainable);
            final Map<String, Tensor> free = trainable.weights();
            for (final String name : early)
                assertFalse(
                        Arrays.equals(weights.get(name).values(), free.get(name).values()), name);
            trainable.phase(0);
            follow(trainable);
            final Map<String, Tensor> again = trainable.weights();
            for (final String name : early)
                assertArrayEquals(free.get(name).values(), again.get(name).values(), name);
        }
    }

    private static void follow(final TrainableNetwork trainable) {
        try (NDManager scope = trainable.manager().newSubManager()) {
            final NDList images =
                    new NDList(trainable.input(scope, Network.IMAGE, FormulaWeights.input(N * 3 * SIZE * SIZE), N));
            for (int i = 0; i < 2; i++)
                trainable.step(
                        images,
                        1,
                        TrainableNetworkTest::loss,
                        (value, gradients) -> gradients.forEach(
                                (name, g) -> trainable.trainable().get(name).subi(g.mul(0.05))));
        }
    }
}
