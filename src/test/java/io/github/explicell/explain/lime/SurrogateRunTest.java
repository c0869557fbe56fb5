package io.github.explicell.explain.lime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.explain.superpixel.Superpixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurrogateRunTest {

    private static final SuperpixelSettings SETTINGS = SuperpixelSettings.DEFAULT.withSamples(300);

    private static Superpixels superpixels(final int count) {
        return Superpixels.of(count, 1, IntStream.range(0, count).toArray());
    }

    private static SuperpixelExplanation run(
            final SuperpixelMethod method,
            final SuperpixelSettings settings,
            final int parts,
            final CoalitionScores scores,
            final long seed) {
        return new SurrogateRun(method, settings, superpixels(parts), scores, seed).run();
    }

    /** Adds up the effects of the shown parts. */
    private static CoalitionScores sum(final double... effects) {
        return shown -> shown.stream()
                .mapToDouble(s -> s.stream().mapToDouble(j -> effects[j]).sum())
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(SuperpixelMethod.class)
    void oneSeedFixesEverything(final SuperpixelMethod method) {
        final SuperpixelExplanation first = run(method, SETTINGS, 20, new FormulaNetwork(20), 5);
        final SuperpixelExplanation again = run(method, SETTINGS, 20, new FormulaNetwork(20), 5);
        final SuperpixelExplanation other = run(method, SETTINGS, 20, new FormulaNetwork(20), 6);
        assertArrayEquals(first.weights(), again.weights());
        assertArrayEquals(first.low(), again.low());
        assertArrayEquals(first.high(), again.high());
        assertFalse(Arrays.equals(first.weights(), other.weights()));
    }

    @ParameterizedTest
    @EnumSource(SuperpixelMethod.class)
    void aSumIsFoundAndRanked(final SuperpixelMethod method) {
        final double[] effects = {0.1, -3, 0, 2, 0.5, 1, -0.2, 0.05};
        final SuperpixelExplanation e = run(method, SETTINGS, 8, sum(effects), 1);
        // LIME's penalty draws the weights a little to 0; the order stays
        assertArrayEquals(effects, e.weights(), method == SuperpixelMethod.LIME ? 0.15 : 1e-9);
        assertArrayEquals(new int[] {1, 3, 5, 4}, Arrays.copyOf(e.order(), 4));
        assertEquals(1, e.ranks()[1]);
        assertEquals(2, e.ranks()[3]);
        assertTrue(e.r2() > 0.99, "R2 " + e.r2());
        assertEquals(0.45, e.score(), 1e-12);
        assertEquals(List.of(), e.notes());
        assertTrue(e.words().startsWith("2 -3.0, 4 +2.0, 6 +") || e.words().startsWith("2 -2.9"), e.words());
        assertArrayEquals(new float[] {(float) e.weights()[0], (float) e.weights()[1]}, firstTwo(e));
    }

    private static float[] firstTwo(final SuperpixelExplanation e) {
        return Arrays.copyOf(e.map().values(), 2);
    }

    @ParameterizedTest
    @EnumSource(SuperpixelMethod.class)
    void intervalsHoldTheWeightsOfOtherSeeds(final SuperpixelMethod method) {
        int inside = 0;
        int all = 0;
        final SuperpixelExplanation reference =
                run(method, SETTINGS.withSamples(20_000), 15, new FormulaNetwork(15), 99);
        for (int seed = 0; seed < 20; seed++) {
            final SuperpixelExplanation e = run(method, SETTINGS, 15, new FormulaNetwork(15), seed);
            for (int j = 0; j < 15; j++, all++) {
                assertTrue(e.low()[j] <= e.high()[j]);
                if (reference.weights()[j] >= e.low()[j] && reference.weights()[j] <= e.high()[j]) inside++;
            }
        }
        final double share = inside / (double) all;
        System.out.printf("%s: %.3f of the weights of a long run lie in the 95 %% intervals%n", method, share);
        assertTrue(share > 0.85 && share < 0.995, share + " inside");
    }

    @Test
    void identicalSamplesAreRunOnce() {
        final FormulaNetwork network = new FormulaNetwork(4);
        final SuperpixelExplanation e = run(SuperpixelMethod.LIME, SuperpixelSettings.DEFAULT, 4, network, 1);
        assertEquals(16, network.asked);
        assertEquals(16, e.images());
        assertEquals(1000, e.samples());
    }

    @Test
    void untilStableStopsEarlyWhereTheOrderIsPlainAndSaysSo() {
        final double[] effects = new double[30];
        for (int j = 0; j < 5; j++) effects[j] = 1 + j;
        final SuperpixelSettings stopping = SuperpixelSettings.DEFAULT.withUntilStable(true);
        final SuperpixelExplanation plain = run(SuperpixelMethod.LIME, stopping, 30, sum(effects), 1);
        assertTrue(plain.samples() < 300, plain.samples() + " samples");
        assertTrue(plain.notes().get(0).startsWith("Stable after " + plain.samples() + " of 1000"), plain.notes() + "");
        // the samples up to there are those of a run of that length
        final SuperpixelExplanation same =
                run(SuperpixelMethod.LIME, stopping.withUntilStable(false), 30, sum(effects), 1);
        assertEquals(Leading.of(same.weights(), 5), Leading.of(plain.weights(), 5));
        final SplittableRandom noise = new SplittableRandom(3);
        final CoalitionScores random =
                shown -> shown.stream().mapToDouble(s -> noise.nextDouble()).toArray();
        final SuperpixelExplanation never = run(SuperpixelMethod.LIME, stopping.withSamples(400), 30, random, 1);
        assertEquals(400, never.samples());
        assertTrue(never.notes().stream().anyMatch(n -> n.startsWith("Not stable after 400")), never.notes() + "");
    }

    @Test
    void aPoorFitIsSaidInWords() {
        // parity: no linear model knows anything of it
        final CoalitionScores parity =
                shown -> shown.stream().mapToDouble(s -> s.cardinality() % 2).toArray();
        final SuperpixelExplanation e = run(SuperpixelMethod.LIME, SETTINGS, 10, parity, 1);
        final String percent = Long.toString(Math.round(100 * e.r2()));
        assertTrue(e.r2() < 0.2, "R2 " + e.r2());
        assertEquals(
                List.of("The linear surrogate explains " + percent
                        + " % of this network's behaviour here: do not read the weights."),
                e.notes());
    }

    @ParameterizedTest
    @EnumSource(SuperpixelMethod.class)
    void oneSuperpixelAndAnswersThatNeverChange(final SuperpixelMethod method) {
        final SuperpixelExplanation one = run(method, SETTINGS, 1, sum(0.8), 1);
        // next to nothing for LIME: the hidden image is so far away that the penalty outweighs it
        if (method == SuperpixelMethod.LIME) assertTrue(one.weights()[0] > 0 && one.weights()[0] < 0.1);
        else assertEquals(0.8, one.weights()[0], 1e-12);
        assertTrue(one.notes().get(0).contains("one super-pixel only"), one.notes() + "");
        final SuperpixelExplanation flat = run(method, SETTINGS, 6, shown -> new double[shown.size()], 1);
        assertArrayEquals(new double[6], flat.weights(), 1e-12);
        assertEquals(1, flat.r2());
    }

    @Test
    void manySuperpixelsHaveNoIntervalsAndTooManyAreRefused() {
        final SuperpixelExplanation e =
                run(SuperpixelMethod.LIME, SETTINGS.withSamples(100), 400, new FormulaNetwork(400), 1);
        assertTrue(Double.isNaN(e.low()[0]) && Double.isFinite(e.weights()[0]));
        assertTrue(e.notes().stream().anyMatch(n -> n.contains("more than 300 super-pixels")), e.notes() + "");
        final Exception few = assertThrows(
                IllegalArgumentException.class,
                () -> run(SuperpixelMethod.KERNEL_SHAP, SETTINGS.withSamples(20), 40, new FormulaNetwork(40), 1));
        assertTrue(few.getMessage().contains("too few for Kernel SHAP"), few.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> run(SuperpixelMethod.LIME, SETTINGS, 5000, new FormulaNetwork(5000), 1));
    }

    @Test
    void coalitionsAreDrawnInPairsOfTheRightSizes() {
        final List<BitSet> drawn = new ShapleySurrogate(false).draw(12, 20_002, new SplittableRandom(1));
        final int[] sizes = new int[13];
        for (int i = 2; i < drawn.size(); i += 2) {
            final BitSet both = (BitSet) drawn.get(i).clone();
            assertFalse(both.intersects(drawn.get(i + 1)));
            both.or(drawn.get(i + 1));
            assertEquals(12, both.cardinality());
            sizes[drawn.get(i).cardinality()]++;
            sizes[drawn.get(i + 1).cardinality()]++;
        }
        double sum = 0;
        for (int s = 1; s < 12; s++) sum += 11.0 / (s * (12 - s));
        for (int s = 1; s < 12; s++) assertEquals(11.0 / (s * (12 - s)) / sum, sizes[s] / 20_000.0, 0.01, "size " + s);
    }

    @Test
    void likenessOfSeeds() {
        final List<SuperpixelExplanation> runs = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) runs.add(run(SuperpixelMethod.LIME, SETTINGS, 12, sum(range()), seed));
        final SeedStability stability = SeedStability.of(runs, 5);
        assertEquals(1, stability.jaccard());
        assertEquals(1, stability.rankCorrelation(), 1e-12);
        runs.set(
                0,
                run(SuperpixelMethod.LIME, SETTINGS, 12, sum(new double[] {12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}), 1));
        final SeedStability turned = SeedStability.of(runs, 5);
        assertEquals((0 + 0 + 1) / 3.0, turned.jaccard(), 1e-12);
        assertEquals((-1 - 1 + 1) / 3.0, turned.rankCorrelation(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> SeedStability.of(runs.subList(0, 1), 5));
    }

    private static double[] range() {
        return IntStream.rangeClosed(1, 12).asDoubleStream().toArray();
    }
}
