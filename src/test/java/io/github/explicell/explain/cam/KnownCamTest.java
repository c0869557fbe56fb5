package io.github.explicell.explain.cam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.explicell.explain.ExplainedNetwork;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Subjects;
import io.github.explicell.explain.Target;
import io.github.explicell.network.Network;
import io.github.explicell.network.OpenNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Maps worked out by hand. The image is 1 x 2 pixels, its channels (3, 1), (0, 2) and something that the network does
 * not read; the classes weigh the two feature maps' means by (1, 0.5) and (-2, 3): logits 2.5 and -1.
 */
class KnownCamTest {

    private static final float[] IMAGE = {3, 1, 0, 2, 9, 9};
    private static final float EXACT = 1e-5f;

    private static float[] explain(final Explainer method, final Target target) {
        return explain(method, target, IMAGE).values();
    }

    private static SaliencyMap explain(final Explainer method, final Target target, final float[] image) {
        final Network network = OpenNetwork.of(1, 2);
        try (ExplainedNetwork open = Subjects.open(network, OpenNetwork.weights(), List.of("relu"), List.of(method))) {
            return method.explain(Subjects.of(open, image, target));
        }
    }

    private static float[] explain(final String method, final Target target) {
        return explain(Subjects.make(method), target);
    }

    @Test
    void gradCam() {
        // weights 0.5, 0.25
        assertArrayEquals(new float[] {1.5f, 1}, explain("grad-cam", Target.logit(0)), EXACT);
        // weights -1, 1.5: -3, 2
        assertArrayEquals(new float[] {0, 2}, explain("grad-cam", Target.logit(1)), EXACT);
        // 2.5 - -1: weights 1.5, -1.25: 4.5, -1
        assertArrayEquals(new float[] {4.5f, 0}, explain("grad-cam", new Target(0, 1, false)), EXACT);
    }

    @Test
    void theProbabilitysGradientIsScaledByItsSlope() {
        final double p = 1 / (1 + Math.exp(-3.5));
        // p (1 - p) (1.5 A_1 - 1.25 A_2)
        assertArrayEquals(
                new float[] {(float) (4.5 * p * (1 - p)), 0},
                explain("grad-cam", new Target(0, Target.NONE, true)),
                EXACT);
    }

    @Test
    void gradCamPlusPlus() {
        // alpha 1 / (2 + sum g): 1 / (2 + 4 * 0.5), 1 / (2 + 2 * 0.25); weights 2 alpha g: 0.25, 0.2
        assertArrayEquals(new float[] {0.75f, 0.65f}, explain("grad-cam++", Target.logit(0)), EXACT);
        // the first map's gradient is negative; 2 * 1.5 / (2 + 2 * 1.5) = 0.6
        assertArrayEquals(new float[] {0, 1.2f}, explain("grad-cam++", Target.logit(1)), EXACT);
    }

    @Test
    void scoreCam() {
        // Masks (1, 0) and (0, 1) leave (3, 0), (0, 0) and (0, 1), (0, 2): the second class's scores are -3 and 2.
        final double first = Math.exp(-3) / (Math.exp(-3) + Math.exp(2));
        final double second = 1 - first;
        assertArrayEquals(
                new float[] {(float) (3 * first), (float) (first + 2 * second)},
                explain("score-cam", Target.logit(1)),
                EXACT);
        // -3 (3, 1) + 2 (0, 2)
        assertArrayEquals(new float[] {0, 1}, explain("score-cam-published", Target.logit(1)), EXACT);
    }

    @Test
    void fasterScoreCamKeepsTheMapsThatSpreadMost() {
        // (0, 4) spreads more than (3, 1); its weight alone is 1
        final SaliencyMap map =
                explain(ScoreCam.ofTop(Subjects.make("faster-score-cam").method(), 1), Target.logit(1), new float[] {
                    3, 1, 0, 4, 9, 9
                });
        assertArrayEquals(new float[] {0, 4}, map.values(), EXACT);
    }

    @Test
    void aConstantChannelCountsAsTheBaseline() {
        // The second map is constant: score 0, as the baseline's; the first's mask leaves (3, 0), (2, 0): 1.5 + 0.5
        final double first = Math.exp(2) / (Math.exp(2) + 1);
        final float[] image = {3, 1, 2, 2, 9, 9};
        assertArrayEquals(
                new float[] {(float) (3 * first + 2 * (1 - first)), (float) (first + 2 * (1 - first))},
                explain(Subjects.make("score-cam"), Target.logit(0), image).values(),
                EXACT);
        final float[] grey = {1, 1, 1, 1, 0, 0};
        assertArrayEquals(
                new float[] {1, 1},
                explain(Subjects.make("score-cam"), Target.logit(0), grey).values(),
                EXACT);
    }

    @Test
    void layerCamHiResCamAndXGradCam() {
        assertArrayEquals(new float[] {0, 3}, explain("layer-cam", Target.logit(1)), EXACT);
        // -A_1 + 1.5 A_2, signed; its sum is the logit
        assertArrayEquals(new float[] {-3, 2}, explain("hires-cam", Target.logit(1)), EXACT);
        assertArrayEquals(new float[] {0, 2}, explain("xgrad-cam", Target.logit(1)), EXACT);
    }

    @Test
    void ablationCam() {
        // without the first map 0.5, without the second 2: weights 2 / 2.5, 0.5 / 2.5
        assertArrayEquals(new float[] {2.4f, 1.2f}, explain("ablation-cam", Target.logit(0)), EXACT);
        // The score is -1: without the first map 3, without the second -4. The second speaks for the class.
        assertArrayEquals(new float[] {0, 2}, explain("ablation-cam", Target.logit(1)), EXACT);
    }

    @Test
    void eigenCamKnowsNoClass() {
        // X X' of the pixels (3, 0) and (1, 2) is (9, 3; 3, 5): eigenvalue 7 + sqrt(13), vector (3, sqrt(13) - 2)
        final double root = Math.sqrt(13);
        final double scale = Math.sqrt(7 + root) / Math.hypot(3, root - 2);
        final float[] expected = {(float) (3 * scale), (float) ((root - 2) * scale)};
        assertArrayEquals(expected, explain("eigen-cam", Target.logit(0)), EXACT);
        assertArrayEquals(expected, explain("eigen-cam", Target.logit(1)), EXACT);
    }

    @Test
    void aMapWithoutEvidenceIsZero() {
        final float[] image = {3, 3, -1, -1, 9, 9};
        final SaliencyMap map = explain(Subjects.make("grad-cam"), Target.logit(1), image);
        assertFalse(map.hasPositive());
        assertArrayEquals(new float[] {0, 0}, map.values());
        final float[] black = {-1, -1, -1, -1, 0, 0};
        for (final String name : List.of("grad-cam++", "score-cam", "xgrad-cam", "eigen-cam", "ablation-cam"))
            assertArrayEquals(
                    new float[] {0, 0},
                    explain(Subjects.make(name), Target.logit(1), black).values(),
                    name);
    }

    @Test
    void severalLayersAreBroughtToOneAndFused() {
        final Network network = OpenNetwork.of(1, 2);
        final Explainer method = Subjects.make("layer-cam");
        try (ExplainedNetwork open =
                Subjects.open(network, OpenNetwork.weights(), List.of("mix", "relu"), List.of(method))) {
            final float[] image = {3, 1, -1, 2, 9, 9};
            final Subject subject = Subjects.of(open, image, Target.logit(0));
            final SaliencyMap map = method.explain(subject);
            assertEquals("mix+relu", map.layer());
            // before ReLU -1 has no gradient: 1.5, 0.5 + 0.5 at both layers
            assertArrayEquals(new float[] {1, 2 / 3f}, map.values(), EXACT);
        }
    }

    @Test
    void attentionIsShownAsItIs() {
        final Explainer method =
                new AttentionMap(Subjects.make("soft-attention").method());
        final Network network = OpenNetwork.of(1, 2);
        try (ExplainedNetwork open = Subjects.open(network, OpenNetwork.weights(), List.of("relu"), List.of(method))) {
            final SaliencyMap map = method.explain(Subjects.of(open, IMAGE, Target.logit(0)));
            assertEquals(2, map.values().length);
        }
    }
}
