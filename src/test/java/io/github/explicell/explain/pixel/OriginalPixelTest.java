package io.github.explicell.explain.pixel;

import io.github.explicell.explain.ExplainedNetwork;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.OriginalMaps;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Subjects;
import io.github.explicell.explain.Target;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps of captum 0.9, with the same weights, input, target and settings. */
class OriginalPixelTest {

    private static final double TOLERANCE = 1e-3;
    /**
     * Of 50 gradients, one or two differ by a percent in some pixels, where rounding puts a unit on the other side of
     * ReLU's kink; torch's own float32 does so, too. All others agree to 1e-6.
     */
    private static final double TOLERANCE_OF_KINKS = 2e-3;

    @ParameterizedTest
    @ValueSource(strings = {"resnet34", "mobilenet_v2", "densenet169"})
    void mapsAreEqual(final String name) throws IOException {
        final OriginalMaps fixture = OriginalMaps.read(name);
        final Network network = Architectures.get(name).build(fixture.side, fixture.classes);
        final Explainer gradients = Subjects.make("integrated-gradients");
        final Explainer occlusion = Subjects.make("occlusion");
        try (ExplainedNetwork open = Subjects.open(
                network, FormulaWeights.of(network), List.of(network.tap()), List.of(gradients, occlusion))) {
            final float[] image = FormulaWeights.input(3 * fixture.side * fixture.side);
            final Subject subject = Subjects.of(open, image, Target.logit(fixture.target));
            check(name + " integrated gradients", fixture.integratedGradients, gradients, subject, TOLERANCE_OF_KINKS);
            check(name + " occlusion", fixture.occlusion, occlusion, subject, TOLERANCE);
        }
    }

    private static void check(
            final String what,
            final double[] theirs,
            final Explainer ours,
            final Subject subject,
            final double tolerance) {
        final float[] map = OriginalMaps.sampled(ours.explain(subject).values());
        OriginalMaps.near(what, theirs, map, tolerance);
    }
}
