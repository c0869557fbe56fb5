package io.github.explicell.explain.lime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.explain.superpixel.Superpixels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** LIME against lime 0.2.0.1, Kernel SHAP against shap 0.51.0 and against exact Shapley values. */
class OriginalLimeTest {

    private static final double TOLERANCE = 1e-9;

    static List<LimeFixture.Case> lime() {
        return LimeFixture.read().lime;
    }

    static List<LimeFixture.Case> shap() {
        return LimeFixture.read().shap;
    }

    static List<LimeFixture.Case> shapley() {
        return LimeFixture.read().shapley;
    }

    private static Superpixels superpixels(final int count) {
        return Superpixels.of(count, 1, IntStream.range(0, count).toArray());
    }

    @ParameterizedTest
    @MethodSource("lime")
    void limeGivesTheSameForTheSameSamples(final LimeFixture.Case expected) {
        final List<BitSet> samples = FormulaNetwork.coalitions(expected.samples);
        assertArrayEquals(expected.answers, new FormulaNetwork(expected.parts).of(samples), 1e-12);
        for (final LimeFixture.Fit fit : expected.fits) {
            final FeatureSelection selection = FeatureSelection.valueOf(fit.selection.toUpperCase(Locale.ROOT));
            final SurrogateRun run = new SurrogateRun(
                    SuperpixelMethod.LIME,
                    SuperpixelSettings.DEFAULT.withFeatures(selection, fit.features),
                    superpixels(expected.parts),
                    new FormulaNetwork(expected.parts),
                    samples,
                    1);
            final SuperpixelExplanation actual = run.run();
            final String what = expected + ", " + fit.selection + " " + fit.features;
            final double[] weights = new double[expected.parts];
            for (int i = 0; i < fit.parts.length; i++) weights[fit.parts[i]] = fit.weights[i];
            assertArrayEquals(weights, actual.weights(), TOLERANCE, what);
            assertEquals(fit.intercept, actual.intercept(), TOLERANCE, what);
            assertEquals(fit.r2, actual.r2(), TOLERANCE, what);
            assertEquals(fit.localPrediction, actual.localPrediction(), TOLERANCE, what);
            assertArrayEquals(fit.parts, Arrays.copyOf(actual.order(), fit.parts.length), what);
        }
    }

    @ParameterizedTest
    @MethodSource("shap")
    void kernelShapGivesTheSameForTheSameCoalitions(final LimeFixture.Case expected) {
        final List<BitSet> samples = FormulaNetwork.coalitions(expected.samples);
        final BitSet all = new BitSet();
        all.set(0, expected.parts);
        samples.add(0, new BitSet());
        samples.add(0, all);
        final double[] counts = new double[samples.size()];
        Arrays.fill(counts, 0, 2, 1);
        System.arraycopy(expected.kernelWeights, 0, counts, 2, expected.kernelWeights.length);
        final LinearModel model = new ShapleySurrogate(false)
                .fit(
                        expected.parts,
                        samples.stream().map(s -> s.stream().toArray()).toArray(int[][]::new),
                        new FormulaNetwork(expected.parts).of(samples),
                        counts);
        assertArrayEquals(expected.weights, model.weights(), 1e-8);
    }

    @ParameterizedTest
    @MethodSource("shapley")
    void enoughSamplesGiveExactShapleyValues(final LimeFixture.Case expected) {
        final SuperpixelExplanation actual = new SurrogateRun(
                        SuperpixelMethod.KERNEL_SHAP,
                        SuperpixelSettings.DEFAULT.withSamples(1024),
                        superpixels(expected.parts),
                        new FormulaNetwork(expected.parts),
                        1)
                .run();
        assertArrayEquals(expected.weights, actual.weights(), TOLERANCE);
        assertEquals(1 << expected.parts, actual.images());
    }

    @Test
    void drawnCoalitionsComeNearExactShapleyValues() {
        final double[] exact = shapley().get(0).weights;
        final SuperpixelExplanation drawn = new SurrogateRun(
                        SuperpixelMethod.KERNEL_SHAP,
                        SuperpixelSettings.DEFAULT.withSamples(1000),
                        superpixels(10),
                        new FormulaNetwork(10),
                        1)
                .run();
        final double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        int inside = 0;
        for (int j = 0; j < exact.length; j++) {
            assertEquals(exact[j], drawn.weights()[j], 0.05 * largest);
            if (exact[j] >= drawn.low()[j] && exact[j] <= drawn.high()[j]) inside++;
        }
        assertTrue(inside >= 8, inside + " of 10 exact values lie in the 95 % intervals");
        assertEquals(drawn.score(), drawn.localPrediction(), TOLERANCE);
    }
}
