package io.github.explicell.train.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final int SIZE = 9;

    private static float[] planes() {
        final float[] planes = new float[3 * SIZE * SIZE];
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < planes.length; i++) planes[i] = (float) random.nextDouble(0.2, 0.8);
        return planes;
    }

    private static Augmentation steps(final Augmenter... steps) {
        return Augmentation.of("test", Fill.MIRROR, List.of(steps));
    }

    private static float[] apply(final Augmentation augmentation, final long seed) {
        return augmentation.apply(planes(), SIZE, SIZE, 0, seed);
    }

    @Test
    void withoutStepsAllStays() {
        assertArrayEquals(planes(), apply(Augmentation.NONE, 1));
        assertTrue(Augmentation.NONE.changesNothing() && Augmentation.NONE.isFinite());
    }

    @Test
    void flipsAndQuarterTurnsKeepThePixels() {
        final Augmentation flips =
                steps(new Flip(0.5, Flip.Axis.HORIZONTAL), new Flip(0.5, Flip.Axis.VERTICAL), new QuarterTurn(1));
        boolean changed = false;
        for (int seed = 0; seed < 8; seed++) {
            final float[] flipped = apply(flips, seed);
            changed |= !Arrays.equals(planes(), flipped);
            final float[] sorted = flipped.clone();
            final float[] original = planes();
            Arrays.sort(sorted);
            Arrays.sort(original);
            assertArrayEquals(original, sorted);
            assertEquals(planes()[SIZE * SIZE / 2], flipped[SIZE * SIZE / 2], "the centre stays");
        }
        assertTrue(changed);
    }

    @Test
    void whatHappensFollowsFromTheSeed() {
        final Augmentation cells = Presets.get("cells");
        assertArrayEquals(apply(cells, 5), apply(cells, 5));
        assertFalse(Arrays.equals(apply(cells, 5), apply(cells, 6)));
    }

    @Test
    void severalGeometricStepsInterpolateOnce() {
        // there and back again: two interpolations would blur, one mapping does nothing
        final Augmentation back = steps(
                new Rotation(1, Range.only(33)),
                new Zoom(1, Range.only(0.5), null),
                new Zoom(1, Range.only(2), null),
                new Rotation(1, Range.only(-33)));
        assertArrayEquals(planes(), apply(back, 1), 1e-5f);
        final float[] once = apply(steps(new Rotation(1, Range.only(33)), new Brightness(1, Range.only(1))), 1);
        assertFalse(Arrays.equals(planes(), once));
    }

    @Test
    void viewsDrawnOnceBeginWithTheOriginal() {
        final Augmentation drawn = Presets.get("cells").withViews(3);
        assertArrayEquals(planes(), drawn.apply(planes(), SIZE, SIZE, 0, 7));
        assertFalse(Arrays.equals(planes(), drawn.apply(planes(), SIZE, SIZE, 1, 7)));
        assertEquals(3, drawn.viewsInEpoch());
        assertTrue(drawn.isFinite());
        assertFalse(Presets.get("cells").isFinite());
        assertFalse(drawn.mixing(new Mixing(1, 0.2, 0)).isFinite(), "mixed images are always others");
    }

    @Test
    void aViewOfEachStep() {
        final Augmentation each = new Augmentation(
                "each",
                Fill.EDGE,
                null,
                3,
                true,
                List.of(new Flip(1, Flip.Axis.HORIZONTAL), new Brightness(1, Range.only(0.5))),
                null);
        assertArrayEquals(planes(), each.apply(planes(), SIZE, SIZE, 0, 1));
        assertEquals(planes()[SIZE - 1], each.apply(planes(), SIZE, SIZE, 1, 1)[0]);
        assertEquals(planes()[0] / 2, each.apply(planes(), SIZE, SIZE, 2, 1)[0], 1e-7f);
    }

    @Test
    void someOfChoosesSoMany() {
        final Augmenter half = new Brightness(1, Range.only(0.5));
        final SomeOf two = new SomeOf(1, 2, List.of(half, half, half));
        assertEquals(planes()[4] / 4, apply(steps(two), 3)[4], 1e-7f);
        assertThrows(IllegalArgumentException.class, () -> new SomeOf(1, 2, List.of(half)));
    }

    @Test
    void stepsAreReplacedWhereTheyStood() {
        final Augmentation changed = Presets.get("cells").with(Contrast.class, List.of());
        assertEquals(Presets.get("cells").steps().size() - 1, changed.steps().size());
        final Augmentation turned =
                Presets.get("cells").with(Rotation.class, List.of(new Rotation(1, Range.about0(5))));
        assertEquals(new Rotation(1, Range.about0(5)), turned.steps().get(2));
        assertEquals(
                new Gain(1, Range.about1(0.1), 1),
                Augmentation.NONE
                        .with(Gain.class, List.of(new Gain(1, Range.about1(0.1), 1)))
                        .steps()
                        .get(0));
    }

    @Test
    void jsonKeepsAll() {
        for (final String name : Presets.names()) {
            final Augmentation preset = Presets.get(name);
            assertEquals(preset, AugmentationFiles.parse(AugmentationFiles.text(preset)), name);
            // what a training's record holds
            assertEquals(preset, new Gson().fromJson(new Gson().toJsonTree(preset), Augmentation.class), name);
        }
        final Augmentation own = new Augmentation(
                "own",
                Fill.COLOUR,
                List.of(1.0, 0.5, 0.0),
                4,
                false,
                Presets.get("skin").steps(),
                new Mixing(0.5, 0.2, 1));
        assertEquals(own, AugmentationFiles.parse(AugmentationFiles.text(own)));
    }

    @Test
    void jsonByHandMayLeaveOutWhatIsUsual() {
        final Augmentation read = AugmentationFiles.parse("{'steps': [{'kind': 'rotation', 'degrees': [-90, 90]},"
                + "{'kind': 'zoom', 'x': 2, 'probability': 0.25}], 'mixing': {'mixup': 0.2}}");
        assertEquals(List.of(new Rotation(1, new Range(-90, 90)), new Zoom(0.25, Range.only(2), null)), read.steps());
        assertEquals(new Mixing(1, 0.2, 0), read.mixing());
        assertEquals(Fill.MIRROR, read.fill());
    }

    @Test
    void mistakesInJsonAreNamed() {
        assertRefused("['steps']", "object");
        assertRefused("{}", "steps");
        assertRefused("{'steps': [{'kind': 'turn'}]}", "no augmenter \"turn\"");
        assertRefused("{'steps': [{'kind': 'rotation', 'degree': [0, 1]}]}", "no field 'degree'");
        assertRefused("{'steps': [{'kind': 'rotation'}]}", "degrees is missing");
        assertRefused("{'steps': [{'kind': 'gain', 'factor': 1}]}", "lacks its field 'each'");
        assertRefused("{'steps': [{'kind': 'rotation', 'degrees': [10, 0]}]}", "from 10.0 to 0.0");
        assertRefused("{'steps': [], 'fill': 'water'}", "mirror, edge or colour");
        assertRefused("{'steps': [], 'rotate': 1}", "no field 'rotate'");
        assertRefused("{'steps': [", "");
    }

    private static void assertRefused(final String json, final String part) {
        final String message = assertThrows(IllegalArgumentException.class, () -> AugmentationFiles.parse(json))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void everyKindHasAName() {
        for (final String name : Augmenters.names()) {
            assertTrue(Augmenters.ofName(name).isRecord(), name);
            assertNotEquals("", name);
        }
    }

    // -- Mixing --

    @Test
    void mixupIsTheWeightedSum() {
        final float[] images = batch(4);
        final float[] mixed = images.clone();
        final float[] own = new Mixing(1, 0.4, 0).apply(mixed, 4, SIZE, new SplittableRandom(2));
        final int each = images.length / 4;
        for (int i = 0; i < 4; i++)
            for (int k = 0; k < each; k++)
                assertEquals(
                        own[i] * images[i * each + k] + (1 - own[i]) * images[(3 - i) * each + k],
                        mixed[i * each + k],
                        1e-6f);
    }

    @Test
    void whatElseIsKnownIsMixedAlike() {
        final float[] rows = {1, 0, 10, 20, 3, 4};
        Mixing.share(rows, new float[] {0.75f, 1, 0.5f});
        assertArrayEquals(new float[] {1.5f, 1, 10, 20, 2, 2}, rows, 1e-6f);
    }

    @Test
    void cutmixSharesAreThePixelsTaken() {
        for (int seed = 0; seed < 50; seed++) {
            // every image has its own value
            final int n = 5;
            final int each = 3 * SIZE * SIZE;
            final float[] images = new float[n * each];
            for (int i = 0; i < images.length; i++) images[i] = i / each;
            final float[] own = new Mixing(1, 0, 1).apply(images, n, SIZE, new SplittableRandom(seed));
            for (int i = 0; i < n; i++) {
                int kept = 0;
                for (int k = 0; k < each; k++) if (images[i * each + k] == i) kept++;
                assertEquals(kept / (double) each, own[i], 1e-6, "seed " + seed + ", image " + i);
            }
        }
    }

    /** timm 1.0.31: rand_bbox((3, 224, 180), 0.3) with its centre at (200, 10), and one inside. */
    @Test
    void boxesAreThoseOfTimm() {
        assertEquals(new Mixing.Box(0, 107, 85, 224), Mixing.Box.of(180, 224, 0.3, 10.5 / 180, 200.5 / 224));
        assertEquals(new Mixing.Box(59, 66, 120, 141), Mixing.Box.of(180, 224, 0.885, 89.5 / 180, 103.5 / 224));
    }

    @Test
    void sharesFollowTheBetaDistribution() {
        final SplittableRandom random = new SplittableRandom(4);
        for (final double alpha : new double[] {0.2, 1, 5}) {
            double sum = 0;
            double squares = 0;
            final int n = 20_000;
            for (int i = 0; i < n; i++) {
                final double share = Mixing.beta(alpha, random);
                assertTrue(share >= 0 && share <= 1);
                sum += share;
                squares += (share - 0.5) * (share - 0.5);
            }
            assertEquals(0.5, sum / n, 0.02);
            assertEquals(1 / (4 * (2 * alpha + 1)), squares / n, 0.01, "variance for " + alpha);
        }
    }

    private static float[] batch(final int n) {
        final float[] images = new float[n * 3 * SIZE * SIZE];
        final SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < images.length; i++) images[i] = (float) random.nextDouble(-2, 2);
        return images;
    }
}
