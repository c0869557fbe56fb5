package io.github.explicell.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every augmenter, and of those whose draws have no counterpart elsewhere. */
class AugmentersTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;

    private static final List<Augmenter> ALL = List.of(
            new Flip(0.5, Flip.Axis.HORIZONTAL),
            new QuarterTurn(1),
            new Rotation(1, Range.about0(180)),
            new Shift(1, Range.about0(0.5), Range.about0(0.5)),
            new Zoom(1, new Range(0.3, 3), new Range(0.3, 3)),
            new Shear(1, Range.about0(40), Range.about0(40)),
            new Elastic(1, new Range(3, 6), new Range(0.02, 0.1)),
            new Brightness(1, new Range(0, 4)),
            new Contrast(1, new Range(0, 4), Contrast.Grey.MEAN),
            new Gamma(1, new Range(0.2, 5)),
            new Gain(1, new Range(0, 3), 0.5),
            new HueSaturation(1, new Range(0, 2), Range.about0(1), new Range(0, 4), Range.about0(1)),
            new StainJitter(1, Stains.PAP, new Range(0, 3), Range.about0(0.5)),
            new Greyscale(1, new Range(0, 1)),
            new ChannelShuffle(1),
            new Quantisation(1, new Range(2, 16)),
            new Clahe(1, new Range(0, 20), new Range(1, 9), new Range(1, 9), Clahe.Target.EACH_CHANNEL),
            new Clahe(1, new Range(0, 20), new Range(1, 9), null, Clahe.Target.LIGHTNESS),
            new Blur(1, new Range(0, 6)),
            new Noise(1, new Range(0, 0.5)),
            new Erasing(1, new Range(0.02, 0.5), new Range(0.3, 3.3), Erasing.Cover.NOISE),
            new EdgeBlend(1, new Range(0, 1), null),
            new EdgeBlend(1, new Range(0, 1), new Range(0, 1)),
            new CannyBlend(1, new Range(0, 1), new Range(20, 60), new Range(60, 200), new Range(3, 7)),
            SomeOf.one(new Rotation(1, Range.about0(20)), new Gamma(1, new Range(0.5, 2))));

    static Stream<Augmenter> all() {
        return ALL.stream();
    }

    private static float[] random(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final float[] planes = new float[3 * WIDTH * HEIGHT];
        for (int i = 0; i < planes.length; i++) planes[i] = (float) random.nextDouble();
        return planes;
    }

    private static float[] apply(final Augmenter augmenter, final float[] planes, final long seed) {
        return Augmentation.of("test", Fill.MIRROR, List.of(augmenter)).apply(planes, WIDTH, HEIGHT, 0, seed);
    }

    @ParameterizedTest
    @MethodSource("all")
    void valuesStayNumbersOf0To1(final Augmenter augmenter) {
        final float[] black = new float[3 * WIDTH * HEIGHT];
        final float[] white = black.clone();
        Arrays.fill(white, 1);
        final float[] halves = white.clone();
        Arrays.fill(halves, 0, halves.length / 2, 0);
        for (final float[] planes : List.of(random(1), black, white, halves))
            for (int seed = 0; seed < 12; seed++)
                for (final float v : apply(augmenter, planes, seed)) assertTrue(v >= 0 && v <= 1, () -> "got " + v);
    }

    @ParameterizedTest
    @MethodSource("all")
    void itDoesSomethingThatTheSeedFixes(final Augmenter augmenter) {
        final float[] before = random(2);
        boolean changed = false;
        boolean differs = false;
        for (int seed = 0; seed < 8; seed++) {
            final float[] once = apply(augmenter, before, seed);
            assertArrayEquals(once, apply(augmenter, before, seed));
            changed |= !Arrays.equals(before, once);
            differs |= !Arrays.equals(once, apply(augmenter, before, seed + 1));
        }
        assertArrayEquals(random(2), before, "what was given stays");
        assertTrue(changed && differs);
    }

    @ParameterizedTest
    @MethodSource("all")
    void jsonKeepsIt(final Augmenter augmenter) {
        final Augmentation whole = Augmentation.of("one", Fill.EDGE, List.of(augmenter));
        assertEquals(whole, AugmentationFiles.parse(AugmentationFiles.text(whole)));
    }

    @Test
    void eachKindIsTried() {
        final Set<String> tried = new HashSet<>();
        ALL.forEach(augmenter -> tried.add(Augmenters.nameOf(augmenter)));
        assertEquals(Augmenters.names(), tried);
    }

    @Test
    void noiseHasItsDeviation() {
        final float[] grey = new float[3 * WIDTH * HEIGHT];
        Arrays.fill(grey, 0.5f);
        double squares = 0;
        double sum = 0;
        for (final float v : apply(new Noise(1, Range.only(0.1)), grey, 3)) {
            sum += v - 0.5;
            squares += (v - 0.5) * (v - 0.5);
        }
        assertEquals(0, sum / grey.length, 0.007);
        assertEquals(0.1, Math.sqrt(squares / grey.length), 0.005);
    }

    @Test
    void erasedRectanglesHaveTheirAreaAndColour() {
        for (int seed = 0; seed < 20; seed++) {
            final float[] out =
                    apply(new Erasing(1, Range.only(0.2), Range.only(1), Erasing.Cover.BLACK), filled(0.7f), seed);
            int covered = 0;
            for (int i = 0; i < WIDTH * HEIGHT; i++) if (out[i] == 0) covered++;
            assertEquals(15 * 15, covered, "round(sqrt(0.2 x 37 x 29)) squared");
        }
        final float[] mean = apply(new Erasing(1, Range.only(0.2), Range.only(1), Erasing.Cover.MEAN), filled(0.7f), 1);
        for (final float v : mean) assertEquals(0.7f, v, 1e-6f);
    }

    private static float[] filled(final float value) {
        final float[] planes = new float[3 * WIDTH * HEIGHT];
        Arrays.fill(planes, value);
        return planes;
    }

    @Test
    void shufflesExchangeWholeChannels() {
        final float[] before = random(4);
        final int area = WIDTH * HEIGHT;
        final Set<List<Integer>> orders = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            final float[] out = apply(new ChannelShuffle(1), before, seed);
            final List<Integer> order = new ArrayList<>();
            for (int c = 0; c < 3; c++)
                for (int from = 0; from < 3; from++)
                    if (Arrays.equals(out, c * area, (c + 1) * area, before, from * area, (from + 1) * area))
                        order.add(from);
            assertEquals(3, order.size());
            orders.add(order);
        }
        assertEquals(6, orders.size(), "every order comes");
    }

    @Test
    void quantisedCropsHaveFewColours() {
        // three colours with a little noise: they are found
        final float[] planes = new float[3 * WIDTH * HEIGHT];
        final SplittableRandom random = new SplittableRandom(6);
        final float[][] colours = {{0.1f, 0.1f, 0.2f}, {0.5f, 0.9f, 0.5f}, {0.9f, 0.2f, 0.3f}};
        final int area = WIDTH * HEIGHT;
        for (int i = 0; i < area; i++)
            for (int c = 0; c < 3; c++)
                planes[c * area + i] = colours[i % 3][c] + (float) random.nextDouble(-0.02, 0.02);
        boolean found = false;
        for (int seed = 0; seed < 10; seed++) {
            final float[] out = apply(new Quantisation(1, Range.only(3)), planes, seed);
            final Set<List<Float>> seen = new HashSet<>();
            double worst = 0;
            for (int i = 0; i < area; i++) {
                seen.add(List.of(out[i], out[area + i], out[2 * area + i]));
                worst = Math.max(worst, Math.abs(out[i] - colours[i % 3][0]));
            }
            assertTrue(seen.size() <= 3);
            found |= worst < 0.01;
        }
        assertTrue(found, "k-means finds the three colours from some start");
    }

    @Test
    void probabilitiesAreShares() {
        int flipped = 0;
        final float[] before = random(7);
        for (int seed = 0; seed < 1000; seed++)
            if (!Arrays.equals(before, apply(new Flip(0.3, Flip.Axis.VERTICAL), before, seed))) flipped++;
        assertEquals(300, flipped, 60);
    }

    @Test
    void thePublishedSetsAreWhole() {
        final Augmentation cervical = Presets.get("cervical-six");
        assertEquals(7, cervical.viewsInEpoch());
        assertTrue(cervical.isFinite() && cervical.separately());
        final float[] before = random(8);
        assertArrayEquals(before, cervical.apply(before, WIDTH, HEIGHT, 0, 1));
        for (int view = 1; view < 7; view++) {
            final float[] out = cervical.apply(before, WIDTH, HEIGHT, view, 9);
            assertFalse(Arrays.equals(before, out), "view " + view);
            for (final float v : out) assertTrue(v >= 0 && v <= 1);
        }
        assertEquals(Fill.EDGE, Presets.get("skin").fill());
    }
}
