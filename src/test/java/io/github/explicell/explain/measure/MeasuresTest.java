package io.github.explicell.explain.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Scores;
import io.github.explicell.explain.measure.Road.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the measures mean, by hand. */
class MeasuresTest {

    /** Mean of all numbers: the area under a curve that is known without computing it. */
    private static final Scores MEAN = (images, n) -> {
        final double[] means = new double[n];
        for (int i = 0; i < images.length; i++) means[i / (images.length / n)] += images[i] / (images.length / n);
        return means;
    };

    private static Trial trial(final float[] image, final float[] map, final boolean[] mask) {
        final int width = map.length / 2;
        return new Trial(new ScoredImage(image, width, 2, MEAN, mask), new SaliencyMap("hand", "", width, 2, map));
    }

    @Test
    void deletionOfALinearScoreHasAClosedForm() {
        // 112 pixels of 1, 2, ... 112: two go with each step, so the curve is a parabola's values
        final float[] rising = new float[112];
        for (int i = 0; i < 112; i++) rising[i] = i + 1;
        final double mean = 113 / 2.0;
        final double[] curve = Deletion.curve(trial(rising, rising, null));
        double area = 0;
        for (int i = 0; i <= 56; i++) {
            final double left = 112 - 2 * i;
            assertEquals(left * (left + 1) / 2 / 112, curve[i], 1e-4);
            area += left * (left + 1) / 2 / 112 / 56;
        }
        assertEquals(area - mean / 112, new Deletion().of(trial(rising, rising, null)), 1e-4);
        // the score is linear: removing the worst first leaves what removing the best first takes
        final float[] falling = new float[112];
        for (int i = 0; i < 112; i++) falling[i] = 113 - rising[i];
        assertEquals(
                mean,
                new Deletion().of(trial(rising, rising, null)) + new Deletion().of(trial(rising, falling, null)),
                1e-4);
    }

    @Test
    void insertionBeginsBlurredAndEndsSharp() {
        final Trial trial = new Trial(Waves.scored(false), Waves.map());
        final double[] curve = Insertion.curve(trial);
        assertEquals(57, curve.length);
        assertEquals(trial.image().scoreOfBlurred(), curve[0]);
        assertEquals(trial.image().score(), curve[56]);
    }

    @Test
    void localisationByHand() {
        final boolean[] mask = {true, true, false, false, false, false};
        final Trial trial = trial(new float[6], new float[] {3, 0, 1, -5, 0, 0}, mask);
        assertEquals(0.75, new RelevanceMass().of(trial), 1e-12);
        assertEquals(1, new PointingGame().of(trial));
        // the two top pixels are 0 and 2: one of three in both
        assertEquals(1 / 3.0, new Overlap().of(trial), 1e-12);
        assertEquals(1 / 3.0, new ChanceMass().of(trial), 1e-12);
        assertEquals(0, new PointingGame().of(trial(new float[6], new float[] {0, 1, 1, 2, 0, 0}, mask)));
        // |a| in rising order 0 0 0 1 3 5: (2*4-7)*1 + (2*5-7)*3 + (2*6-7)*5 over 6*9
        assertEquals(35 / 54.0, new Gini().of(trial), 1e-12);
    }

    @Test
    void ofEqualsTheFirstPixelComesFirst() {
        assertArrayEquals(new int[] {1, 4, 0, 2, 3, 5}, PixelOrder.falling(new float[] {0, 7, -0f, 0, 2, -1}));
        final boolean[] mask = {false, true, false, false};
        assertEquals(0, new PointingGame().of(trial(new float[4], new float[] {2, 2, 0, 0}, mask)));
        assertEquals(0, new Overlap().of(trial(new float[4], new float[] {2, 2, 0, 0}, mask)));
    }

    @Test
    void dropAndIncreaseAreOppositeSides() {
        final Trial loses = trial(new float[] {4, 4, 0, 0}, new float[] {1, 0, 0, 0}, null);
        assertEquals(0.5, new AverageDrop().of(loses), 1e-6);
        assertEquals(0, new ConfidenceIncrease().of(loses));
        final Trial gains = trial(new float[] {4, -2, 0, 0}, new float[] {1, 0, 0, 0}, null);
        assertEquals(0, new AverageDrop().of(gains));
        assertEquals(1, new ConfidenceIncrease().of(gains));
    }

    @Test
    void whatHasNoMeaningIsNaN() {
        final boolean[] mask = {true, false, false, false};
        final float[] image = {1, 2, 3, 4};
        final Map<String, Double> flat = Measures.of(Measures.ALL, trial(image, new float[] {-1, 0, 0, 0}, mask));
        flat.forEach((name, value) ->
                assertEquals(!name.equals("gini") && !name.equals("chance_mass"), Double.isNaN(value), name));
        final Map<String, Double> zero = Measures.of(Measures.ALL, trial(image, new float[4], mask));
        assertTrue(Double.isNaN(zero.get("gini")));
        for (final boolean[] none : new boolean[][] {null, new boolean[4]})
            Measures.of(Measures.LOCALISATION, trial(image, new float[] {1, 0, 0, 0}, none))
                    .forEach((name, value) -> assertTrue(Double.isNaN(value), name));
    }

    @Test
    void theListNamesEachColumnOnceAndSaysTheCost() {
        assertEquals(
                List.of(
                        "deletion_auc",
                        "insertion_auc",
                        "average_drop",
                        "increase_in_confidence",
                        "road_morf",
                        "road_lerf",
                        "relevance_mass",
                        "pointing_game",
                        "iou",
                        "chance_mass",
                        "gini"),
                Measures.ALL.stream().map(MapMeasure::name).toList());
        for (final MapMeasure measure : Measures.ALL)
            assertTrue(measure.sentence().matches("[A-Z0-9].* pass(es)?\\b.*\\)\\."), measure.sentence());
    }

    @Test
    void noiseIsSeededAndOnlyInTheHoles() {
        final List<float[]> seen = new ArrayList<>();
        final Scores spy = (images, n) -> {
            seen.add(images.clone());
            return new double[n];
        };
        final ScoredImage image = new ScoredImage(Waves.image(), Waves.WIDTH, Waves.HEIGHT, spy, null);
        final Road road = new Road(Order.MOST_RELEVANT);
        road.of(new Trial(image, Waves.map()));
        road.of(new Trial(image, Waves.map()));
        new Road(Order.MOST_RELEVANT, 0).of(new Trial(image, Waves.map()));
        assertArrayEquals(seen.get(0), seen.get(1));
        final boolean[] missing = road.missing(PixelOrder.falling(Waves.map().values()), 90);
        double squares = 0;
        int holes = 0;
        for (int i = 0; i < 3 * Waves.PLANE; i++) {
            final double noise = seen.get(0)[i] - seen.get(2)[i];
            if (!missing[i % Waves.PLANE]) {
                assertEquals(0, noise);
                continue;
            }
            assertNotEquals(0, noise);
            squares += noise * noise;
            holes++;
        }
        assertEquals(0.01, Math.sqrt(squares / holes), 0.003);
    }

    @Test
    void neverMoreImagesAtOnceThanABatch() {
        final List<Integer> sizes = new ArrayList<>();
        final Scores spy = (images, n) -> {
            sizes.add(n);
            return new double[n];
        };
        final ScoredImage image = new ScoredImage(Waves.image(), Waves.WIDTH, Waves.HEIGHT, spy, Waves.mask());
        Measures.of(Measures.ALL, new Trial(image, Waves.map()));
        final int all = sizes.stream().mapToInt(Integer::intValue).sum();
        // two curves, once the image, nothing and the blur, one product, twice nine percentiles
        assertEquals(2 * 55 + 3 + 1 + 2 * 9, all);
        assertTrue(sizes.stream().allMatch(n -> n <= ScoredImage.BATCH), sizes.toString());
        sizes.clear();
        new Deletion().of(new Trial(image, Waves.map()));
        assertEquals(55, sizes.stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ScoredImage(new float[7], 2, 2, MEAN, null));
        assertThrows(IllegalArgumentException.class, () -> new ScoredImage(new float[4], 2, 2, MEAN, new boolean[3]));
        final ScoredImage image = new ScoredImage(new float[4], 2, 2, MEAN, null);
        assertThrows(IllegalArgumentException.class, () -> new Trial(image, Waves.map()));
        assertThrows(IllegalArgumentException.class, () -> new LinearImputation(new float[4], 2, 2)
                .fill(new boolean[] {true, true, true, true}));
    }
}
