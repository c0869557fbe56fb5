package io.github.explicell.engine;

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

    /** One of each kind of block: rounding is the same in all of a family. */
    private static Stream<String> bfloat16() {
        return Stream.of(
                "convnext_tiny",
                "densenet169",
                "efficientnet_b0",
                "efficientnet_lite0",
                "mobilenet_v2",
                "mobilenet_v3_large",
                "nasnet_mobile",
                "resnet50",
                "squeezenet1_1");
    }

    private static Stream<String> fixtures() {
        return Original.fixtures();
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
        if (original.batchNorm == null) return; // the same as with barriers
        final double difference = difference(original.logits, logits(original, SessionOptions.DEFAULT));
        report(fixture, "folded, no barriers", difference, "logits");
        assertTrue(difference < TOLERANCE, fixture + " folded: " + difference);
    }

    @ParameterizedTest
    @MethodSource("bfloat16")
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

    private static double difference(final Original.Entry theirs, final Values ours) {
        return theirs.difference(ours.shape(), ours.numbers(), TOLERANCE);
    }

    private static void report(final String fixture, final String mode, final double difference, final String where) {
        System.out.printf(Locale.ROOT, "%-24s %-20s %.1e at %s%n", fixture, mode, difference, where);
    }
}
