package io.github.explicell.explain.cam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link Screening} computes exactly, and what the softmax over its scores is worth. */
class ScreeningTest {

    private static final int IMAGES = 2000;

    private final Random random = new Random(5);
    private int exactly;
    private int roughly;

    @Test
    void theSoftmaxIsThatOfTheExactScoresForAFractionOfThem() {
        final double[] exact = random.doubles(IMAGES).map(u -> 100 * u).toArray();
        final double[] rough = wrong(exact, 0.5);
        final double[] weights = softmax(scores(exact, rough));
        assertTrue(difference(softmax(exact), weights) < Screening.TOLERANCE);
        assertTrue(difference(softmax(exact), softmax(rough)) > 0.05, "rough scores alone would do");
        assertEquals(IMAGES, roughly);
        assertTrue(exactly < IMAGES / 5, exactly + " exact scores");
    }

    @Test
    void nothingIsTrustedWhereAllImagesHaveWeight() {
        final double[] exact = random.doubles(IMAGES).toArray();
        assertArrayEquals(exact, scores(exact, wrong(exact, 0.1)));
        assertEquals(IMAGES, exactly);
        assertTrue(roughly < IMAGES / 20, roughly + " rough scores before that was seen");
    }

    @Test
    void aWinnerThatRoughScoresHideIsFoundWithinTheirError() {
        final double[] exact = random.doubles(IMAGES).map(u -> 60 * u).toArray();
        final double[] rough = wrong(exact, 1);
        exact[777] = 63;
        rough[777] = 60;
        assertEquals(63, scores(exact, rough)[777]);
    }

    @Test
    void fewImagesAreAllComputedExactly() {
        final double[] exact = {3, 1, 2};
        assertArrayEquals(exact, scores(exact, new double[] {0, 0, 0}));
        assertEquals(0, roughly);
    }

    @Test
    void equalScoresAndNoErrorEndAsWell() {
        final double[] equal = new double[IMAGES];
        Arrays.fill(equal, 7);
        assertArrayEquals(equal, scores(equal, equal.clone()));
    }

    private double[] wrong(final double[] exact, final double sigma) {
        return Arrays.stream(exact).map(s -> s + sigma * random.nextGaussian()).toArray();
    }

    private double[] scores(final double[] exact, final double[] rough) {
        return new Screening(exact.length, some -> of(exact, some, true), some -> of(rough, some, false), 4).scores();
    }

    private double[] of(final double[] all, final int[] some, final boolean exact) {
        if (exact) exactly += some.length;
        else roughly += some.length;
        return Arrays.stream(some).mapToDouble(i -> all[i]).toArray();
    }

    private static double[] softmax(final double[] scores) {
        final double most = Arrays.stream(scores).max().orElseThrow();
        final double[] weights =
                Arrays.stream(scores).map(s -> Math.exp(s - most)).toArray();
        final double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    private static double difference(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
        return sum;
    }
}
