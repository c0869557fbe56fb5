package io.github.explicell.train.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import io.github.explicell.engine.Libtorch;
import io.github.explicell.model.CostMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected numbers: torch, torchvision and pytorch-metric-learning; src/test/python/losses.py. */
class LossesTest {

    /** In which Java frees what it has found to be garbage. */
    private static final int COLLECTED_MILLISECONDS = 50;
    /** More than there were, so that each of their places is taken again. */
    private static final int MANY = 2000;

    private static final CostMatrix COSTS = new CostMatrix(List.of(List.of(0.0, 1.0), List.of(5.0, 0.0)));

    /** A case of the fixture; settings that a loss has not are null. */
    record Case(
            String loss,
            Settings settings,
            long[] shape,
            float[] input,
            int[] labels,
            double value,
            double[] gradient) {

        @Override
        public String toString() {
            return loss + " " + settings;
        }
    }

    record Settings(
            double smoothing,
            double gamma,
            double[] weights,
            String division,
            List<List<Double>> costs,
            double temperature,
            String factor,
            String positives,
            double penalty,
            double margin,
            String mining) {}

    /** What a loss and its gradients are for one batch. */
    record Result(double value, float[] gradient) {

        boolean isFinite() {
            for (final float g : gradient) if (!Float.isFinite(g)) return false;
            return Double.isFinite(value);
        }
    }

    @BeforeAll
    static void startOffline() {
        Libtorch.version();
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = LossesTest.class.getResourceAsStream("/fixtures/training/losses.json");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Arrays.stream(new Gson().fromJson(reader, Case[].class));
        }
    }

    private static Loss loss(final String name, final Settings s) {
        final ClassWeights weights = s.weights() == null
                ? ClassWeights.EQUAL
                : new ClassWeights(
                        s.weights(), "sum".equals(s.division()) ? ClassWeights.Division.SUM : ClassWeights.Division.N);
        return switch (name) {
            case "cross-entropy" -> new CrossEntropy(weights, s.smoothing());
            case "focal" -> new Focal(s.gamma(), weights);
            case "cost-matrix" -> new ExpectedCost(new CostMatrix(s.costs()), weights);
            case "supcon" ->
                new SupCon(s.temperature(), s.factor() == null ? SupCon.Factor.ONE : SupCon.Factor.TEMPERATURE);
            case "nt-xent" ->
                new NtXent(
                        s.temperature(),
                        s.positives().equals("views") ? NtXent.Positives.VIEWS : NtXent.Positives.CLASSES);
            case "n-pairs-soft" -> new SoftTargetNPairs(s.temperature());
            case "n-pairs" -> new NPairs(s.penalty());
            case "triplet" ->
                new Triplet(
                        s.margin(),
                        switch (s.mining()) {
                            case "all" -> Triplet.Mining.ALL;
                            case "hard" -> Triplet.Mining.HARD;
                            default -> Triplet.Mining.SEMI_HARD;
                        });
            default -> throw new AssertionError(name);
        };
    }

    private static Result result(final Loss loss, final float[] input, final int[] labels) {
        return result(loss, new Shape(labels.length, input.length / labels.length), input, labels);
    }

    private static Result result(final Loss loss, final Shape shape, final float[] input, final int[] labels) {
        return result(loss, shape, input, labels, () -> {});
    }

    private static Result result(
            final Loss loss, final Shape shape, final float[] input, final int[] labels, final Runnable meanwhile) {
        try (NDManager manager = NDManager.newBaseManager()) {
            final NDArray x = manager.create(input, shape);
            x.setRequiresGradient(true);
            final double value;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                final NDArray scalar = loss.of(Map.of("logits", x, "embedding", x), manager.create(labels));
                value = scalar.getFloat();
                meanwhile.run();
                collector.backward(scalar);
            }
            return new Result(value, x.getGradient().toFloatArray());
        }
    }

    /** What Java has collected between the forward and the backward pass is overwritten here by NaN. */
    @ParameterizedTest
    @MethodSource("cases")
    void gradientsReadNoMemoryThatJavaMayCollect(final Case c) {
        final List<ByteBuffer> taken = new ArrayList<>();
        final Result result = result(
                loss(c.loss(), c.settings()), new Shape(c.shape()), c.input(), c.labels(), () -> overwrite(taken));
        for (int i = 0; i < c.gradient().length; i++)
            assertEquals(c.gradient()[i], result.gradient()[i], 1e-3 * Math.max(1, Math.abs(c.gradient()[i])));
    }

    private static void overwrite(final List<ByteBuffer> taken) {
        System.gc();
        try {
            Thread.sleep(COLLECTED_MILLISECONDS);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < MANY; i++) {
            final ByteBuffer buffer = ByteBuffer.allocateDirect(i % 2 == 0 ? Float.BYTES : Double.BYTES)
                    .order(ByteOrder.nativeOrder());
            if (i % 2 == 0) buffer.putFloat(Float.NaN);
            else buffer.putDouble(Double.NaN);
            taken.add(buffer);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueAndGradientAreTheLibrarys(final Case c) {
        final Result result = result(loss(c.loss(), c.settings()), new Shape(c.shape()), c.input(), c.labels());
        assertEquals(c.value(), result.value(), 1e-5 * Math.max(1, c.value()));
        final double scale =
                Math.max(1, Arrays.stream(c.gradient()).map(Math::abs).max().orElseThrow());
        for (int i = 0; i < c.gradient().length; i++)
            assertEquals(c.gradient()[i], result.gradient()[i], 1e-5 * scale, "gradient " + i);
    }

    static Stream<Loss> contrastive() {
        return Stream.of(
                new SupCon(0.1, SupCon.Factor.ONE),
                new NtXent(0.1, NtXent.Positives.CLASSES),
                new SoftTargetNPairs(0.05),
                new NPairs(0.002),
                new Triplet(0.2, Triplet.Mining.ALL),
                new Triplet(0.2, Triplet.Mining.HARD),
                new Triplet(0.2, Triplet.Mining.SEMI_HARD));
    }

    static Stream<Loss> all() {
        return Stream.concat(
                contrastive(),
                Stream.of(
                        new CrossEntropy(),
                        new CrossEntropy(new ClassWeights(new double[] {1, 9}, ClassWeights.Division.SUM), 0.1),
                        new Focal(0.5, ClassWeights.EQUAL),
                        new ExpectedCost(COSTS, ClassWeights.EQUAL)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void degenerateBatchesGiveNumbers(final Loss loss) {
        final float[] four = {1, 2, -1, 0.5f, 3, 1, 0, -2};
        assertTrue(result(loss, new float[] {1, 2}, new int[] {1}).isFinite(), "a batch of one");
        assertTrue(result(loss, four, new int[] {1, 1, 1, 1}).isFinite(), "one class");
        assertTrue(result(loss, four, new int[] {0, 1, 1, 1}).isFinite(), "an anchor without a positive");
        assertTrue(
                result(loss, new float[] {1, 2, 1, 2, 1, 2}, new int[] {0, 0, 1})
                        .isFinite(),
                "equal vectors");
        assertTrue(result(loss, new float[6], new int[] {0, 0, 1}).isFinite(), "vectors of zeros");
        assertTrue(
                result(loss, new float[] {90, -90, -90, 90}, new int[] {0, 0}).isFinite(), "certain and wrong");
    }

    @ParameterizedTest
    @MethodSource("contrastive")
    void withoutAnyPairTheStepChangesNothing(final Loss loss) {
        if (loss instanceof SoftTargetNPairs) return;
        final Result result = result(loss, new float[] {1, 2, -1, 0.5f}, new int[] {0, 1});
        assertEquals(0, result.value());
        for (final float g : result.gradient()) assertEquals(0, g);
    }

    /** What a user sees when the encoder collapses: papers.md names these values. */
    @Test
    void equalEmbeddingsGiveTheValuesOfChance() {
        final int n = 32;
        final float[] equal = new float[2 * n];
        Arrays.fill(equal, 1);
        final int[] labels = new int[n];
        for (int i = 0; i < n; i++) labels[i] = i % 4;
        assertEquals(
                Math.log(31),
                result(new SupCon(0.1, SupCon.Factor.ONE), equal, labels).value(),
                1e-5);
        assertEquals(
                Math.log(32), result(new SoftTargetNPairs(0.05), equal, labels).value(), 1e-5);
        assertEquals(
                0.2, result(new Triplet(0.2, Triplet.Mining.ALL), equal, labels).value(), 1e-5);
        assertEquals(
                Math.log(31),
                result(new NtXent(0.1, NtXent.Positives.VIEWS), equal, labels).value(),
                1e-5);
    }

    @Test
    void balancedWeightsAreThoseOfThePapers() {
        // papers.md 1.1 and 3.8: SIPaKMeD's test counts, HAM10000's counts
        final double[] cells = ClassWeights.balanced(new int[] {163, 165, 159, 158, 167}, ClassWeights.Division.N)
                .values();
        final double[] published = {0.996319, 0.984242, 1.021384, 1.027848, 0.972455};
        for (int c = 0; c < 5; c++) assertEquals(published[c], cells[c], 1e-6);
        final double[] lesions = ClassWeights.balanced(
                        new int[] {327, 514, 1099, 115, 1113, 6705, 142}, ClassWeights.Division.N)
                .values();
        final double[] skin = {4.3753, 2.7835, 1.3018, 12.4410, 1.2855, 0.2134, 10.0755};
        for (int c = 0; c < 7; c++) assertEquals(skin[c], lesions[c], 1e-4);
        assertThrows(
                IllegalArgumentException.class, () -> ClassWeights.balanced(new int[] {3, 0}, ClassWeights.Division.N));
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new CrossEntropy(ClassWeights.EQUAL, 1));
        assertThrows(IllegalArgumentException.class, () -> new Focal(-1, ClassWeights.EQUAL));
        assertThrows(IllegalArgumentException.class, () -> new SupCon(0, SupCon.Factor.ONE));
        assertThrows(IllegalArgumentException.class, () -> new Triplet(0, Triplet.Mining.ALL));
        assertThrows(IllegalArgumentException.class, () -> new NPairs(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> result(new NtXent(0.1, NtXent.Positives.VIEWS), new float[6], new int[3]));
        assertThrows(
                IllegalArgumentException.class,
                () -> result(
                        new CrossEntropy(new ClassWeights(new double[] {1, 2, 3}, ClassWeights.Division.N), 0),
                        new float[4],
                        new int[2]));
    }

    @Test
    void sharedTargetsGiveTheSharedLoss() {
        final ClassWeights weights = new ClassWeights(new double[] {1, 2.5, 0.5}, ClassWeights.Division.N);
        final CostMatrix costs =
                new CostMatrix(List.of(List.of(0.0, 1.0, 2.0), List.of(5.0, 0.0, 1.0), List.of(1.0, 3.0, 0.0)));
        final float[] logits = {1, -0.5f, 0.25f, -2, 0.5f, 3};
        try (NDManager manager = Engine.getInstance().newBaseManager()) {
            final Map<String, NDArray> outputs = Map.of("logits", manager.create(logits, new Shape(2, 3)));
            for (final Loss loss :
                    List.of(new CrossEntropy(weights, 0.1), new Focal(2, weights), new ExpectedCost(costs, weights))) {
                final double own =
                        loss.of(outputs, manager.create(new int[] {0, 2})).getFloat();
                final double other =
                        loss.of(outputs, manager.create(new int[] {1, 2})).getFloat();
                final NDArray shares = manager.create(new float[] {0.7f, 0.3f, 0, 0, 0, 1}, new Shape(2, 3));
                assertEquals(0.7 * own + 0.3 * other, loss.of(outputs, shares).getFloat(), 1e-6, loss.toString());
            }
            final Map<String, NDArray> embeddings = Map.of("embedding", manager.create(logits, new Shape(2, 3)));
            final NDArray shares = manager.create(new float[] {0.7f, 0.3f, 0, 1}, new Shape(2, 2));
            for (final Loss loss : List.of(new SupCon(0.1, SupCon.Factor.ONE), new NPairs(0)))
                assertThrows(IllegalArgumentException.class, () -> loss.of(embeddings, shares));
        }
    }
}
