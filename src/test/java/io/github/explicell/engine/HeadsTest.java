package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** New heads and soft attention compute what the same layers of torch compute; see src/test/python/heads.py. */
class HeadsTest {

    private static final int SIDE = 36;
    private static final int BATCH = 2;
    private static final int CLASSES = 4;
    /** The fixture holds one of so many elements of a gradient. */
    private static final int EVERY = 101;

    private static final Heads.Metadata METADATA = new Heads.Metadata(5, 7);
    private static final Heads.SoftAttention ATTENTION = new Heads.SoftAttention(3, false);
    private static final Heads.SoftAttention RECTIFIED = new Heads.SoftAttention(3, true);

    private static final Heads.Reading SEVERAL =
            new Heads.Reading(List.of("layer2", "maxpool", "layer1"), Heads.Pooling.MEAN_STD);

    private record Case(float[] logits, float[] attention, float[] gradient) {}

    private record Fixture(Map<String, Case> cases) {}

    private static Fixture fixture() throws IOException {
        try (Reader reader = new InputStreamReader(
                HeadsTest.class.getResourceAsStream("/fixtures/heads.json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Fixture.class);
        }
    }

    static Stream<String> cases() throws IOException {
        return fixture().cases().keySet().stream();
    }

    private static Heads.Reading read(final Heads.Pooling pooling) {
        return Heads.Reading.of("layer2", pooling);
    }

    private static Network network(final String name) {
        final Network backbone = Architectures.get("resnet34").build(SIDE, CLASSES);
        final Heads.Metadata metadata = name.contains("metadata") ? METADATA : null;
        final Heads.SoftAttention attention = name.endsWith("rectified") ? RECTIFIED : ATTENTION;
        return switch (name) {
            case "linear" -> Heads.linear(backbone, read(Heads.Pooling.MAXIMUM), 0.5, null, CLASSES);
            case "linear-metadata" -> Heads.linear(backbone, read(Heads.Pooling.AVERAGE), 0.5, METADATA, CLASSES);
            case "hidden" -> Heads.hidden(backbone, read(Heads.Pooling.AVERAGE), 6, 0, null, CLASSES);
            case "hidden-regularised" -> Heads.hidden(backbone, read(Heads.Pooling.MAXIMUM), 6, 0.5, null, CLASSES);
            case "linear-mean-std" -> Heads.linear(backbone, read(Heads.Pooling.MEAN_STD), 0.5, null, CLASSES);
            case "linear-several" -> Heads.linear(backbone, SEVERAL, 0.5, null, CLASSES);
            case "hidden-several" -> Heads.hidden(backbone, SEVERAL, 6, 0, null, CLASSES);
            case "attention-inside" -> Heads.withSoftAttention(backbone, "layer2", ATTENTION);
            default -> Heads.softAttention(backbone, "layer2", attention, 0.5, metadata, CLASSES);
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatTorchComputes(final String name) throws IOException {
        final Case expected = fixture().cases().get(name);
        final Network network = network(name);
        final Map<String, float[]> inputs = name.contains("metadata")
                ? Map.of(
                        Network.IMAGE, FormulaWeights.input(BATCH * 3 * SIDE * SIDE),
                        Heads.METADATA, FormulaWeights.uniform("metadata", 1.7, BATCH * METADATA.numbers()))
                : Map.of(Network.IMAGE, FormulaWeights.input(BATCH * 3 * SIDE * SIDE));
        final SessionOptions options = expected.gradient() == null
                ? SessionOptions.DEFAULT
                : SessionOptions.DEFAULT.withGradients(List.of("layer1"));
        for (final boolean fold : new boolean[] {true, false})
            try (Session session = new Session(network, FormulaWeights.of(network), options.withFolding(fold))) {
                final Map<String, Values> values = session.activations(inputs, BATCH);
                near(expected.logits(), values.get(Network.LOGITS).numbers());
                if (expected.attention() == null) assertFalse(values.containsKey(Heads.ATTENTION));
                else near(expected.attention(), values.get(Heads.ATTENTION).numbers());
                // Folded, one of layer2's units is 0 in place of 1e-5, and its ReLU's gradient 0 in place of 1.
                if (expected.gradient() != null && !fold) near(expected.gradient(), gradient(session, inputs));
            }
    }

    /** Some elements of the first logit's gradient at layer1, which the head reads itself and through layer2. */
    private static float[] gradient(final Session session, final Map<String, float[]> inputs) {
        final float[][] first = new float[BATCH][CLASSES];
        for (final float[] row : first) row[0] = 1;
        final float[] all = session.gradient("layer1", inputs, first).gradient().numbers();
        final float[] some = new float[(all.length + EVERY - 1) / EVERY];
        for (int i = 0; i < some.length; i++) some[i] = all[i * EVERY];
        return some;
    }

    private static void near(final float[] expected, final float[] ours) {
        float largest = 0;
        for (final float v : expected) largest = Math.max(largest, Math.abs(v));
        assertArrayEquals(expected, ours, 1e-4f * largest);
    }

    @Test
    void attentionSumsToTheNumberOfItsHeads() {
        final Network network = network("attention");
        try (Session session = new Session(network, FormulaWeights.of(network), SessionOptions.DEFAULT)) {
            final float[] alpha = session.activations(Map.of(Network.IMAGE, FormulaWeights.input(3 * SIDE * SIDE)), 1)
                    .get(Heads.ATTENTION)
                    .numbers();
            float sum = 0;
            for (final float a : alpha) sum += a;
            assertEquals(3, sum, 1e-4);
        }
    }

    @Test
    void attentionHasThePublishedNumberOfParameters() {
        // 144 C + 16 + gamma, and the classifier that reads 2 C at 3 x 3
        final int c = 128;
        final Network attentive = Heads.softAttention(
                Architectures.get("resnet34").build(SIDE, CLASSES),
                "layer2",
                new Heads.SoftAttention(16, false),
                0,
                null,
                7);
        final Network cut = Heads.linear(
                Architectures.get("resnet34").build(SIDE, CLASSES), read(Heads.Pooling.AVERAGE), 0, null, 7);
        assertEquals(144 * c + 16 + 1 + 7 * (2 * c * 9 - c), attentive.parameterCount() - cut.parameterCount());
    }

    @Test
    void aHeadOnSeveralNodesIsExplainedAtTheLast() {
        final Network network = network("linear-several");
        assertEquals("layer2.3.relu_1", network.tap());
        assertEquals(
                2 * (64 + 64 + 128),
                network.shape(network.outputNode(Heads.EMBEDDING)).channels());
        assertTrue(network.nodes().stream().noneMatch(n -> n.name().startsWith("layer3")));
    }

    @Test
    void aChannelWithoutSpreadHasAFiniteGradient() {
        final Network network = network("linear-several");
        try (TrainableNetwork trainable = new TrainableNetwork(network, FormulaWeights.of(network), "cpu")) {
            // padding aside, a grey image has no spread
            final NDList image = new NDList(
                    trainable.input(trainable.manager(), Network.IMAGE, new float[BATCH * 3 * SIDE * SIDE], BATCH));
            trainable.step(
                    image,
                    1,
                    outputs -> outputs.get(Network.LOGITS).sum(),
                    (loss, gradients) -> gradients.forEach((name, gradient) ->
                            assertTrue(Float.isFinite(gradient.sum().getFloat()), name)));
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Heads.SoftAttention(0, false));
        assertThrows(IllegalArgumentException.class, () -> new Heads.Metadata(0, 7));
        final Network backbone = Architectures.get("resnet34").build(SIDE, CLASSES);
        assertThrows(
                IllegalArgumentException.class, () -> Heads.softAttention(backbone, "fc", ATTENTION, 0, null, CLASSES));
        assertThrows(IllegalArgumentException.class, () -> new Heads.Reading(List.of(), Heads.Pooling.AVERAGE));
        final Heads.Reading twice = new Heads.Reading(List.of("layer2", "layer2.3.relu_1"), Heads.Pooling.AVERAGE);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Heads.linear(backbone, twice, 0, null, CLASSES))
                .getMessage()
                .contains("layer2.3.relu_1 of resnet34 is named twice"));
    }

    /** Without dropout, which inference is, it is the head with a hidden layer. */
    @Test
    void thePerceptronIsAHiddenLayer() throws IOException {
        final Network network = Heads.perceptron(
                Architectures.get("resnet34").build(SIDE, CLASSES), read(Heads.Pooling.AVERAGE), 6, 0.5, null, CLASSES);
        try (Session session = new Session(network, FormulaWeights.of(network), SessionOptions.DEFAULT)) {
            near(
                    fixture().cases().get("hidden").logits(),
                    session.activations(Map.of(Network.IMAGE, FormulaWeights.input(BATCH * 3 * SIDE * SIDE)), BATCH)
                            .get(Network.LOGITS)
                            .numbers());
        }
    }

    @Test
    void theProjectionStandsOnWhatTheClassifierReads() {
        final Network classifier = network("linear");
        final Network network = Heads.projection(classifier, 5);
        final Weights weights = FormulaWeights.of(network);
        assertFalse(network.outputs().containsKey(Network.LOGITS));
        assertEquals(classifier.outputNode(Heads.EMBEDDING), network.outputNode(Heads.FEATURES));
        try (TrainableNetwork trainable = new TrainableNetwork(network, weights, "cpu");
                NDManager scope = trainable.manager().newSubManager()) {
            final NDList images = new NDList(
                    trainable.input(scope, Network.IMAGE, FormulaWeights.input(BATCH * 3 * SIDE * SIDE), BATCH));
            final Map<String, NDArray> outputs = trainable.evaluate(scope, images);
            final float[] features = outputs.get(Heads.FEATURES).toFloatArray();
            final float[] embedding = outputs.get(Heads.EMBEDDING).toFloatArray();
            final float[] w = weights.get("projection.linear.weight").values();
            final float[] b = weights.get("projection.linear.bias").values();
            final float[] expected = new float[embedding.length];
            for (int i = 0; i < expected.length; i++) {
                double sum = b[i % 5];
                for (int j = 0; j < 128; j++) sum += w[i % 5 * 128 + j] * (double) features[i / 5 * 128 + j];
                expected[i] = (float) Math.max(0, sum);
            }
            near(expected, embedding);
        }
        final Network own = Architectures.get("resnet34").build(SIDE, CLASSES);
        assertThrows(IllegalArgumentException.class, () -> Heads.projection(own, 5));
    }
}
