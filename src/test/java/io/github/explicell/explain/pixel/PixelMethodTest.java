package io.github.explicell.explain.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.explain.ExplainedNetwork;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Subjects;
import io.github.explicell.explain.Target;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.OpenNetwork;
import io.github.explicell.network.TinyNetwork;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelMethodTest {

    private static final float[] IMAGE = {3, 1, 0, 2, 9, 9};
    private static final float EXACT = 1e-5f;

    private static float[] explain(final Explainer method, final Target target) {
        final Network network = OpenNetwork.of(1, 2);
        try (ExplainedNetwork open = Subjects.open(network, OpenNetwork.weights(), List.of("relu"), List.of(method))) {
            return method.explain(Subjects.of(open, IMAGE, target)).values();
        }
    }

    @Test
    void integratedGradientsOfALinearPieceAreItsTerms() {
        // -2 / 2 of the first channel, 3 / 2 of the second
        assertArrayEquals(new float[] {-3, 2}, explain(Subjects.make("integrated-gradients"), Target.logit(1)), EXACT);
    }

    @Test
    void integratedGradientsAddUpToTheScore() {
        final Network network = TinyNetwork.of(9);
        final float[] image = FormulaWeights.input(3 * 81);
        final Explainer method = Subjects.make("integrated-gradients");
        try (ExplainedNetwork open =
                Subjects.open(network, FormulaWeights.of(network), List.of("block"), List.of(method))) {
            for (final Target target :
                    List.of(Target.logit(1), new Target(1, 2, false), new Target(1, Target.NONE, true))) {
                final Subject subject = Subjects.of(open, image, target);
                double sum = 0;
                for (final float v : method.explain(subject).values()) sum += v;
                final double rise = subject.score() - subject.scores().of(new float[image.length], 1)[0];
                assertEquals(rise, sum, 0.02 * Math.abs(rise) + 1e-3, target.toString());
                assertTrue(Math.abs(rise) > 1e-2, "nothing to add up: " + rise);
            }
        }
    }

    @Test
    void theQuadratureIsExactForPolynomials() {
        for (final int n : new int[] {1, 2, 5, 50}) {
            final GaussLegendre rule = GaussLegendre.of(n);
            final int degree = 2 * n - 1;
            double integral = 0;
            for (int i = 0; i < n; i++) integral += rule.weights()[i] * Math.pow(rule.points()[i], degree);
            assertEquals(1.0 / (degree + 1), integral, 1e-13, n + " points");
            assertEquals(1, Arrays.stream(rule.weights()).sum(), 1e-13);
        }
    }

    @Test
    void smoothGradOfALinearPieceIsItsSlope() {
        // With little noise all copies lie in one linear piece but at the 0, which is in it half of the time.
        final float[] map = explain(new SmoothGrad(Subjects.make("smooth-grad").method(), 400, 1e-3), Target.logit(1));
        assertEquals(1 + 1.5, map[1], EXACT);
        assertEquals(1 + 0.75, map[0], 0.1);
    }

    @Test
    void smoothGradIsRepeatable() {
        final Explainer method = Subjects.make("smooth-grad");
        assertArrayEquals(explain(method, Target.logit(0)), explain(method, Target.logit(0)));
    }

    @Test
    void occlusionIsTheFallOfTheScore() {
        // 1 x 1 windows: the score -1 becomes 2 without the first pixel, -3 without the second
        assertArrayEquals(
                new float[] {-3, 2},
                explain(new Occlusion(Subjects.make("occlusion").method(), 0.5, 0.5), Target.logit(1)),
                EXACT);
        // one window over everything
        assertArrayEquals(
                new float[] {-1, -1},
                explain(new Occlusion(Subjects.make("occlusion").method(), 1, 1), Target.logit(1)),
                EXACT);
    }

    @Test
    void overlappingWindowsAreAveraged() {
        final Network network = OpenNetwork.of(1, 3);
        final float[] image = {4, 2, 6, 0, 0, 0, 0, 0, 0};
        final Explainer method = new Occlusion(Subjects.make("occlusion").method(), 2 / 3.0, 1 / 3.0);
        try (ExplainedNetwork open = Subjects.open(network, OpenNetwork.weights(), List.of("relu"), List.of(method))) {
            // windows over pixels 0-1 (the score 4 falls by 2) and 1-2 (by 8 / 3)
            assertArrayEquals(
                    new float[] {2, 7 / 3f, 8 / 3f},
                    method.explain(Subjects.of(open, image, Target.logit(0))).values(),
                    EXACT);
        }
    }

    @Test
    void theyReadNoLayer() {
        final Network network = OpenNetwork.of(1, 2);
        final Explainer method = Subjects.make("occlusion");
        try (ExplainedNetwork open = Subjects.open(network, OpenNetwork.weights(), List.of("relu"), List.of(method))) {
            assertFalse(method.explain(Subjects.of(open, IMAGE, Target.logit(0)))
                    .layer()
                    .contains("relu"));
        }
    }
}
