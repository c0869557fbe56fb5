package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Prologue;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.TinyNetwork;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final int SIZE = 9;
    private static final int EACH = 3 * SIZE * SIZE;

    private final Network network = TinyNetwork.of(SIZE);

    private Session open(final SessionOptions options) {
        return new Session(network, FormulaWeights.of(network), options);
    }

    private static Map<String, float[]> images(final int n) {
        return Map.of(Network.IMAGE, FormulaWeights.input(n * EACH));
    }

    @Test
    void microBatchesGiveWhatOneBatchGives() {
        try (Session one = open(SessionOptions.DEFAULT.withBatch(5));
                Session two = open(SessionOptions.DEFAULT.withBatch(2))) {
            final float[][] whole = one.logits(images(5), 5);
            final float[][] parts = two.logits(images(5), 5);
            assertEquals(5, parts.length);
            for (int i = 0; i < 5; i++) assertArrayEquals(whole[i], parts[i], 1e-5f);
            assertNotEquals(whole[0][0], whole[1][0]);
        }
    }

    @Test
    void foldingChangesNothingAndKeepsWhatIsAskedFor() {
        final List<String> nodes = List.of("conv1", "bn1", "block.add", "block");
        final SessionOptions options = SessionOptions.DEFAULT.withNodes(nodes);
        try (Session folded = open(options);
                Session plain = open(options.withFolding(false))) {
            final Map<String, Values> a = folded.activations(images(2), 2);
            final Map<String, Values> b = plain.activations(images(2), 2);
            assertEquals(b.keySet(), a.keySet());
            b.forEach((name, values) -> {
                assertArrayEquals(values.shape(), a.get(name).shape(), name);
                assertArrayEquals(values.numbers(), a.get(name).numbers(), 1e-5f, name);
            });
            assertArrayEquals(new int[] {2, 4, 5, 5}, a.get("conv1").shape());
            // before and after an activation that could have been done in place
            assertTrue(min(a.get("bn1")) < 0 && min(a.get("block")) >= 0);
        }
    }

    private static float min(final Values values) {
        float min = Float.MAX_VALUE;
        for (final float v : values.numbers()) min = Math.min(min, v);
        return min;
    }

    @Test
    void gradientIsTheSlopeOfTheLogit() {
        final float[] image = images(1).get(Network.IMAGE);
        final float[][] seed = {{0, 1, -0.5f}};
        try (Session session = open(SessionOptions.DEFAULT.withGradients(List.of(Network.IMAGE)))) {
            final Gradient g = session.gradient(Network.IMAGE, images(1), seed);
            assertArrayEquals(session.logits(images(1), 1)[0], g.logits().numbers(), 1e-5f);
            assertArrayEquals(image, g.activation().numbers());
            for (final int at : new int[] {0, 40, 100, 200}) {
                final double slope = (score(session, image, at, 1e-2f) - score(session, image, at, -1e-2f)) / 2e-2;
                assertEquals(slope, g.gradient().numbers()[at], 2e-3);
            }
            assertTrue(max(g.gradient()) > 1e-3);
        }
    }

    private static double score(final Session session, final float[] image, final int at, final float step) {
        final float[] moved = image.clone();
        moved[at] += step;
        final float[] z = session.logits(Map.of(Network.IMAGE, moved), 1)[0];
        return z[1] - 0.5 * z[2];
    }

    private static float max(final Values values) {
        float max = 0;
        for (final float v : values.numbers()) max = Math.max(max, Math.abs(v));
        return max;
    }

    @Test
    void gradientOfABatchIsEachImagesOwn() {
        final float[][] seed = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        try (Session one = open(
                        SessionOptions.DEFAULT.withGradients(List.of("block")).withBatch(1));
                Session all = open(SessionOptions.DEFAULT.withGradients(List.of("block")))) {
            final Gradient a = one.gradient("block", images(3), seed);
            final Gradient b = all.gradient("block", images(3), seed);
            assertArrayEquals(new int[] {3, 4, 5, 5}, b.gradient().shape());
            assertArrayEquals(a.gradient().numbers(), b.gradient().numbers(), 1e-6f);
        }
    }

    @Test
    void theTailGoesOnFromANodesValues() {
        // around the second goes the shortcut
        for (final String node : List.of("block.relu_1", "block.bn2"))
            try (Session session = open(SessionOptions.DEFAULT
                    .withBatch(2)
                    .withNodes(network.boundary(node, Network.LOGITS))
                    .withTails(List.of(node)))) {
                final Map<String, Values> values = session.activations(images(1), 1);
                final float[] logits = session.logits(images(1), 1)[0];
                assertArrayEquals(logits, session.tail(node, values, 1)[0], 1e-5f);
                final Map<String, Values> thrice = new LinkedHashMap<>(values);
                final Values one = values.get(node);
                final Values silent = new Values(new float[one.numbers().length], one.shape());
                thrice.put(node, Values.join(Values.join(one, silent), one));
                final float[][] rows = session.tail(node, thrice, 3);
                assertArrayEquals(logits, rows[2], 1e-5f);
                assertNotEquals(logits[0], rows[1][0], 1e-4f);
            }
    }

    @Test
    void theTailsGradientIsThatOfTheWholeNetwork() {
        final float[][] seed = {{1, 0, 0}, {0, 1, -2}, {0.5f, 0, 1}};
        for (final String node : List.of("block.relu_1", "block.bn2"))
            try (Session session = open(SessionOptions.DEFAULT
                    .withBatch(2)
                    .withGradients(List.of(node))
                    .withNodes(network.boundary(node, Network.LOGITS))
                    .withTails(List.of(node)))) {
                final Map<String, Values> values = session.activations(images(3), 3);
                final Values expected = session.gradient(node, images(3), seed).gradient();
                final Values gradient = session.tailGradient(node, values, seed);
                assertArrayEquals(expected.shape(), gradient.shape());
                assertArrayEquals(expected.numbers(), gradient.numbers(), 1e-6f);
                assertTrue(max(gradient) > 1e-3);
            }
    }

    @Test
    void aPrologueMakesTheImageOnTheDevice() {
        final Prologue masked =
                new Prologue("masked", List.of("picture"), List.of("mask"), "    image = torch.mul(picture, mask)\n");
        final float[] image = images(1).get(Network.IMAGE);
        final float[] masks = FormulaWeights.input(5 * SIZE * SIZE);
        final float[] products = new float[5 * EACH];
        for (int i = 0; i < products.length; i++)
            products[i] = image[i % EACH] * masks[i / EACH * SIZE * SIZE + i % (SIZE * SIZE)];
        try (Session session = open(SessionOptions.DEFAULT.withBatch(2).withPrologues(List.of(masked)))) {
            final float[][] expected = session.logits(Map.of(Network.IMAGE, products), 5);
            final float[][] rows = session.logits(
                    masked,
                    Map.of(
                            "picture", new Values(image, new int[] {1, 3, SIZE, SIZE}),
                            "mask", new Values(masks, new int[] {5, 1, SIZE, SIZE})),
                    5);
            for (int i = 0; i < 5; i++) assertArrayEquals(expected[i], rows[i], 1e-5f);
            assertThrows(IllegalArgumentException.class, () -> session.logits(masked, Map.of(), 1));
        }
    }

    @Test
    void bfloat16IsNear() {
        try (Session exact = open(SessionOptions.DEFAULT);
                Session fast = open(
                        SessionOptions.DEFAULT.on("cpu", Precision.BFLOAT16).withGradients(List.of("block")))) {
            final float[] a = exact.logits(images(1), 1)[0];
            final float[] b = fast.logits(images(1), 1)[0];
            assertArrayEquals(a, b, 0.05f);
            assertTrue(!Arrays.equals(a, b), "computed in float32 after all");
            assertEquals(
                    100,
                    fast.gradient("block", images(1), new float[][] {{1, 0, 0}})
                            .gradient()
                            .numbers()
                            .length);
        }
    }

    /** oneDNN lays some kernels out otherwise for one image than for several: at this size five or more of them. */
    @Test
    void anImageAloneGivesWhatItGivesAmongOthers() {
        final int each = 3 * 224 * 224;
        final Network mobile = Architectures.get("mobilenet_v3_large").build(224, 10);
        final float[] three = FormulaWeights.input(3 * each);
        for (final Precision precision : Precision.INFERENCE) {
            final float tolerance = precision == Precision.FLOAT32 ? 1e-4f : 0.05f;
            try (Session session =
                    new Session(mobile, FormulaWeights.of(mobile), SessionOptions.DEFAULT.on("cpu", precision))) {
                final float[][] among = session.logits(Map.of(Network.IMAGE, three), 3);
                for (int i = 0; i < 3; i++) {
                    final float[] image = Arrays.copyOfRange(three, i * each, (i + 1) * each);
                    assertArrayEquals(among[i], session.logits(Map.of(Network.IMAGE, image), 1)[0], tolerance);
                }
                assertTrue(Arrays.deepEquals(among, session.logits(Map.of(Network.IMAGE, three), 3)));
            }
        }
    }

    /** Else all would be right, and slow. */
    @Test
    void convolutionsArePackedWhereTheProcessorCan() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        assumeTrue(System.getProperty("os.arch").equals("amd64"));
        assertTrue(OneDnn.packs(SessionOptions.DEFAULT));
    }

    @Test
    void wrongInputIsASentence() {
        try (Session session = open(SessionOptions.DEFAULT)) {
            final Exception e = assertThrows(
                    IllegalArgumentException.class, () -> session.logits(Map.of(Network.IMAGE, new float[7]), 1));
            assertTrue(e.getMessage().contains("7 numbers"), e.getMessage());
        }
        final Exception e = assertThrows(
                IllegalArgumentException.class, () -> open(SessionOptions.DEFAULT.withNodes(List.of("layer9"))));
        assertTrue(e.getMessage().contains("layer9"), e.getMessage());
    }

    @Test
    void aThousandCallsEndWhereTheyBegan() {
        try (Session session = open(SessionOptions.DEFAULT.withGradients(List.of("block")))) {
            final Map<String, float[]> image = images(1);
            final float[][] seed = {{1, 0, 0}};
            for (int i = 0; i < 200; i++) session.gradient("block", image, seed);
            final long before = residentKilobytes();
            for (int i = 0; i < 1000; i++) {
                session.gradient("block", image, seed);
                session.logits(image, 1);
            }
            final long grown = residentKilobytes() - before;
            assertTrue(grown < 40_000, "resident memory grew by " + grown + " kB");
        }
    }

    @Test
    void sessionsFreeTheirWeights() {
        final Network large = Architectures.get("mobilenet_v2").build(32, 10);
        final Weights formula = FormulaWeights.of(large);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        large.parameters().forEach(p -> tensors.put(p.name(), formula.get(p.name())));
        final Weights weights = Weights.of(tensors);
        final Map<String, float[]> image = Map.of(Network.IMAGE, FormulaWeights.input(3 * 32 * 32));
        long before = 0;
        for (int i = 0; i < 70; i++) {
            if (i == 10) before = residentKilobytes();
            try (Session session = new Session(large, weights, SessionOptions.DEFAULT)) {
                assertTrue(Float.isFinite(session.logits(image, 1)[0][0]));
            }
        }
        final long grown = residentKilobytes() - before;
        // 60 times 9 MB of weights
        assertTrue(grown < 270_000, "resident memory grew by " + grown + " kB");
    }

    @Test
    void anotherThreadGetsTheSame() throws Exception {
        try (Session session = open(SessionOptions.DEFAULT)) {
            final float[][] here = session.logits(images(3), 3);
            final float[][] there = CompletableFuture.supplyAsync(() -> session.logits(images(3), 3))
                    .get();
            assertTrue(Arrays.deepEquals(here, there));
        }
    }

    /** Beyond Java's heap, whose growth follows from what other tests have left in it. */
    private static long residentKilobytes() {
        System.gc();
        final double all = ProcessMemory.now().orElse(0) * (1 << 20);
        return (long) all - Runtime.getRuntime().totalMemory() / 1024;
    }
}
