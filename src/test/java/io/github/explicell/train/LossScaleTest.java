package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import io.github.explicell.network.Window;
import io.github.explicell.train.augment.Augmentation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training in float16, beside torch's autocast and GradScaler (mixed.py). */
class LossScaleTest {

    private static final double RATE = 0.1;
    private static final List<String> CLASSES = List.of("a", "b", "c");

    private record Step(double loss, boolean taken, double scale) {}

    private record Run(double clip, List<Step> steps, Map<String, float[]> weights) {}

    private record Rule(int steps, List<Integer> overflows, List<List<Double>> changes) {}

    private record Fixture(
            float scale,
            int interval,
            int size,
            List<float[]> images,
            List<int[]> labels,
            Map<String, float[]> initial,
            List<Run> runs,
            Rule rule) {}

    private static Fixture fixture;

    @TempDir
    Path temporary;

    @BeforeAll
    static void read() throws IOException {
        try (Reader reader = new InputStreamReader(
                LossScaleTest.class.getResourceAsStream("/fixtures/training/mixed.json"), StandardCharsets.UTF_8)) {
            fixture = new Gson().fromJson(reader, Fixture.class);
        }
    }

    private static Network network() {
        final NetworkBuilder builder = new NetworkBuilder("small");
        String x = builder.input(Network.IMAGE, Shape.of(3, fixture.size(), fixture.size()));
        x = builder.add("convolution", new Convolution(5, Window.square(3, 1, Padding.NONE), 1, true), x);
        x = builder.add("norm", new BatchNorm(1e-5, 0.1), x);
        x = builder.add("relu", new Activation(Activation.Function.RELU), x);
        x = builder.add("pool", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = builder.add("flatten", new Flatten(), x);
        builder.output(Network.LOGITS, builder.add("linear", new Linear(CLASSES.size(), true), x));
        return builder.build();
    }

    private static Stage stage(final double clip, final double average) {
        return new Stage(
                "classifier",
                null,
                Freezing.NONE,
                LayerRates.NONE,
                new Optimisation(
                        Optimisation.Rule.SGD,
                        RATE,
                        0,
                        0.9,
                        Optimisation.Course.DEFAULT,
                        clip,
                        average,
                        Optimisation.Epsilon.DEFAULT),
                LossSettings.CROSS_ENTROPY,
                Sampling.SHUFFLED,
                6,
                1,
                0,
                Selection.LOSS,
                Augmentation.NONE);
    }

    private static Batch batch(final int step) {
        final int[] labels = fixture.labels().get(step);
        final int[] indices = IntStream.range(0, labels.length).toArray();
        return new Batch(indices, fixture.images().get(step).clone(), indices, new float[0], labels, null);
    }

    private static TrainableNetwork start() {
        final Network network = network();
        final Map<String, Tensor> tensors = new HashMap<>();
        for (final Parameter p : network.parameters())
            tensors.put(p.name(), new Tensor(p.shape(), fixture.initial().get(p.name())));
        return new TrainableNetwork(List.of(network), Weights.of(tensors), "cpu", Precision.FLOAT16);
    }

    private static Learning learning(final TrainableNetwork network, final Stage stage, final int microBatch) {
        return new Learning(
                network,
                stage.loss().loss(CLASSES, Map.of()),
                CLASSES.size(),
                stage,
                microBatch,
                new LossScale(network, fixture.scale(), fixture.interval()));
    }

    @Test
    void stepsAreThoseOfTorch() throws IOException {
        for (final Run run : fixture.runs())
            try (TrainableNetwork network = start()) {
                assertTrue(network.isFloat16());
                final Learning learning = learning(network, stage(run.clip(), 0), 0);
                int leftOut = 0;
                for (int i = 0; i < run.steps().size(); i++) {
                    final Step expected = run.steps().get(i);
                    final Learning.Step step = learning.step(batch(i), null, i, RATE);
                    assertEquals(expected.taken(), step.taken(), "step " + i);
                    assertEquals(expected.scale(), learning.scale(), "step " + i);
                    assertEquals(expected.loss(), step.loss(), 2e-3, "step " + i);
                    if (!step.taken()) leftOut++;
                }
                assertTrue(leftOut > 2 && leftOut < run.steps().size() - 2, leftOut + " steps left out");
                network.weights().forEach((name, after) -> {
                    assertArrayEquals(run.weights().get(name), after.values(), 2e-3f, name);
                    if (!name.endsWith("bias"))
                        assertTrue(
                                distance(after.values(), fixture.initial().get(name)) > 1e-2, name + " has not moved");
                });
            }
    }

    private static double distance(final float[] a, final float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @Test
    void theScaleFollowsTorchsRule() {
        final Rule rule = fixture.rule();
        try (TrainableNetwork network = start()) {
            final LossScale scale = new LossScale(network, LossScale.INITIAL, LossScale.INTERVAL);
            final List<List<Double>> changes = new ArrayList<>();
            double before = 0;
            for (int i = 0; i < rule.steps(); i++) {
                scale.update(!rule.overflows().contains(i), RATE);
                if (scale.factor() != before) changes.add(List.of((double) i, (double) scale.factor()));
                before = scale.factor();
            }
            assertEquals(rule.changes(), changes);
        }
    }

    /** A step that is left out leaves weights, momentum and average as they are. */
    @Test
    void aStepThatIsLeftOutChangesNothingThatLearns() throws IOException {
        try (TrainableNetwork network = start()) {
            final Learning learning = learning(network, stage(0, 0.9), 0);
            for (int i = 0; i < 6; i++) learning.step(batch(i), null, i, RATE);
            final Map<String, float[]> before = state(learning, "before");
            final Batch bad = batch(6);
            bad.images()[5] = Float.NaN;
            final Learning.Step step = learning.step(bad, null, 6, RATE);
            assertFalse(step.taken());
            assertTrue(Float.isNaN(step.loss()));
            final Map<String, float[]> after = state(learning, "after");
            assertEquals(before.keySet(), after.keySet());
            assertEquals(2 * network.state().size() + network.trainable().size(), before.size());
            before.forEach((name, values) -> assertArrayEquals(values, after.get(name), name));
        }
    }

    private Map<String, float[]> state(final Learning learning, final String name) throws IOException {
        final Map<String, float[]> state = new HashMap<>();
        final Checkpoint checkpoint = saved(learning, name);
        for (final String group : List.of("weights", "optimiser.velocity", "average"))
            checkpoint.tensors(group).forEach((tensor, values) -> state.put(group + "/" + tensor, values.values()));
        return state;
    }

    private Checkpoint saved(final Learning learning, final String name) throws IOException {
        final Checkpoint.Draft draft = new Checkpoint.Draft();
        learning.save(draft);
        draft.write(temporary.resolve(name));
        return Checkpoint.read(temporary.resolve(name));
    }

    /** The scale changes before and after the state is kept. */
    @Test
    void whoGoesOnFromAStateGetsTheSameBits() throws IOException {
        for (final int end : new int[] {2, 5, 8}) {
            final Stage stage = stage(0.3, 0.9);
            try (TrainableNetwork whole = start();
                    TrainableNetwork first = start();
                    TrainableNetwork second = start()) {
                final Learning undisturbed = learning(whole, stage, 3);
                final Learning interrupted = learning(first, stage, 3);
                final Learning resumed = learning(second, stage, 3);
                for (int i = 0; i < end; i++) interrupted.step(batch(i), null, i, RATE);
                resumed.restore(saved(interrupted, "state" + end));
                for (int i = 0; i < fixture.images().size(); i++) undisturbed.step(batch(i), null, i, RATE);
                for (int i = end; i < fixture.images().size(); i++) resumed.step(batch(i), null, i, RATE);
                assertEquals(undisturbed.scale(), resumed.scale());
                final Map<String, Tensor> expected = whole.weights();
                second.weights()
                        .forEach((name, tensor) ->
                                assertArrayEquals(expected.get(name).values(), tensor.values(), name));
                assertFalse(Arrays.equals(
                        first.weights().get("linear.weight").values(),
                        expected.get("linear.weight").values()));
            }
        }
    }

    @Test
    void whatNoScaleCuresEndsTheTraining() throws IOException {
        try (TrainableNetwork network = start()) {
            final Stage stage = stage(0, 0);
            final Learning learning =
                    new Learning(network, stage.loss().loss(CLASSES, Map.of()), CLASSES.size(), stage, 0);
            assertEquals(65536, learning.scale());
            final Batch bad = batch(0);
            bad.images()[0] = Float.POSITIVE_INFINITY;
            // 65536 is 2 to the 16th
            for (int i = 0; i <= 15; i++)
                assertFalse(learning.step(bad, null, i, RATE).taken());
            assertEquals(1, learning.scale());
            final String message = assertThrows(IllegalStateException.class, () -> learning.step(bad, null, 16, RATE))
                    .getMessage();
            assertTrue(message.contains("float16") && message.contains("lower learning rate (it was 0.1)"), message);
            network.weights()
                    .forEach((name, tensor) ->
                            assertArrayEquals(fixture.initial().get(name), tensor.values(), name));
        }
    }
}
