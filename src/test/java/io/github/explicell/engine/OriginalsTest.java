package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.network.architecture.Original;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every architecture computes what its original computes: logits and
 * activations through the whole network, with the same weights on the same
 * image. The measure is max|a-b| / max|b| for each tensor.
 */
class OriginalsTest {

    private static final double TOLERANCE = 1e-4;
    /** bfloat16 has 8 significant bits; ReLU6 networks amplify its rounding. */
    private static final double SANITY = 0.1;

    private static Stream<String> names() {
        return Architectures.names().stream();
    }

    private static Stream<String> fixtures() {
        return names().flatMap(n -> Stream.of(n, n + "-110"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void unfoldedIsEqual(final String fixture) throws IOException {
        check(fixture, SessionOptions.DEFAULT.withFolding(false));
    }

    /** Most recorded nodes are barriers; without them all batch norms fold. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void foldedIsEqual(final String fixture) throws IOException {
        check(fixture, SessionOptions.DEFAULT);
        final Original original = Original.read(fixture);
        final double difference = difference(original.logits, logits(original, SessionOptions.DEFAULT));
        report(fixture, "folded, no barriers", difference, "logits");
        assertTrue(difference < TOLERANCE, fixture + " folded: " + difference);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bfloat16IsNear(final String fixture) throws IOException {
        final Original original = Original.read(fixture);
        final double difference =
                difference(original.logits, logits(original, SessionOptions.DEFAULT.on("cpu", Precision.BFLOAT16)));
        report(fixture, "bfloat16", difference, "logits");
        assertTrue(difference < SANITY, fixture + ": " + difference);
        assertTrue(difference > TOLERANCE, fixture + " ran in float32 after all");
    }

    private static void check(final String fixture, final SessionOptions options) throws IOException {
        final Original original = Original.read(fixture);
        final List<String> nodes =
                Stream.of(original.activations).map(a -> a.node).toList();
        final Map<String, Values> ours = run(original, options.withNodes(nodes));
        double worst = difference(original.logits, ours.get(Network.LOGITS));
        String where = "logits";
        for (final Original.Entry theirs : original.activations) {
            final double difference = difference(theirs, ours.get(theirs.node));
            if (difference > worst) where = theirs.node;
            worst = Math.max(worst, difference);
        }
        report(fixture, options.fold() ? "folded" : "unfolded", worst, where);
        assertTrue(worst < TOLERANCE, fixture + " at " + where + ": " + worst);
    }

    private static Values logits(final Original original, final SessionOptions options) {
        return run(original, options).get(Network.LOGITS);
    }

    private static Map<String, Values> run(final Original original, final SessionOptions options) {
        final int[] shape = original.input;
        final Network network = Architectures.get(original.network).build(shape[2], 1000);
        final float[] image = FormulaWeights.input(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
        try (Session session = new Session(network, FormulaWeights.of(network), options)) {
            return session.activations(Map.of(Network.IMAGE, image), shape[0]);
        }
    }

    /** Values at the recorded positions, and the moments where there are any. */
    private static double difference(final Original.Entry theirs, final Values ours) {
        assertArrayEquals(theirs.shape, ours.shape(), theirs.node);
        final float[] numbers = ours.numbers();
        if (theirs.positions == null) return difference(theirs.values, numbers, max(theirs.values));
        final float[] sampled = new float[theirs.positions.length];
        for (int i = 0; i < sampled.length; i++) sampled[i] = numbers[theirs.positions[i]];
        assertEquals(theirs.maxAbs, max(numbers), TOLERANCE * theirs.maxAbs, theirs.node);
        final double mean = mean(numbers, 0, 1);
        assertEquals(theirs.mean, mean, TOLERANCE * theirs.std, theirs.node);
        assertEquals(theirs.std, Math.sqrt(mean(numbers, mean, 2)), TOLERANCE * theirs.std, theirs.node);
        return difference(theirs.values, sampled, theirs.maxAbs);
    }

    private static double difference(final float[] theirs, final float[] ours, final double scale) {
        assertEquals(theirs.length, ours.length);
        return IntStream.range(0, ours.length)
                        .mapToDouble(i -> Math.abs(ours[i] - theirs[i]))
                        .max()
                        .orElseThrow()
                / scale;
    }

    private static double max(final float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElseThrow();
    }

    private static double mean(final float[] values, final double centre, final int power) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.pow(values[i] - centre, power))
                .average()
                .orElseThrow();
    }

    private static void report(final String fixture, final String mode, final double difference, final String where) {
        System.out.printf(Locale.ROOT, "%-24s %-20s %.1e at %s%n", fixture, mode, difference, where);
    }
}
