package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import io.github.explicell.model.CostMatrix;
import io.github.explicell.model.DataType;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.TestModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTest {

    @TempDir
    Path folder;

    private static Prediction of(final double... probabilities) {
        return new Prediction(
                "image",
                0,
                null,
                List.of("a", "b", "c"),
                new float[3],
                probabilities,
                new IntensityRange(0, 255),
                List.of(),
                null,
                null);
    }

    @Test
    void softmaxIsExactAndSafe() {
        assertArrayEquals(
                new double[] {0.6652409557748219, 0.24472847105479767, 0.09003057317038046},
                Prediction.softmax(new float[] {3, 2, 1}, 1),
                1e-15);
        assertArrayEquals(new double[] {1, 0}, Prediction.softmax(new float[] {5000, -5000}, 1), 0);
        assertArrayEquals(Prediction.softmax(new float[] {1, 0}, 1), Prediction.softmax(new float[] {2, 0}, 2), 1e-15);
    }

    @Test
    void entropyAndMargin() {
        assertEquals(Math.log(3), of(1 / 3.0, 1 / 3.0, 1 / 3.0).entropy(), 1e-12);
        assertEquals(0, of(0, 1, 0).entropy());
        assertEquals(0.5, of(0.2, 0.65, 0.15).margin() + 0.05, 1e-12);
        assertEquals("b", of(0.2, 0.65, 0.15).className());
    }

    @Test
    void costsDecideAndLeaveTheProbabilitiesAlone() {
        final Prediction plain = of(0.55, 0.4, 0.05);
        // missing the second class costs ten times as much as any other mistake
        final CostMatrix costs =
                new CostMatrix(List.of(List.of(0.0, 1.0, 1.0), List.of(10.0, 0.0, 10.0), List.of(1.0, 1.0, 0.0)));
        final Prediction careful = new Prediction(
                plain.image(),
                plain.series(),
                plain.region(),
                plain.classes(),
                plain.logits(),
                plain.probabilities(),
                plain.range(),
                plain.notes(),
                plain.provenance(),
                costs);
        assertEquals("a", plain.className());
        assertTrue(Double.isNaN(plain.expectedCost()));
        assertEquals("b", careful.className());
        assertEquals(0.4, careful.probability());
        assertEquals(0.55 + 0.05, careful.expectedCost(), 1e-12);
        assertEquals(0.15, careful.margin(), 1e-12);
    }

    @Test
    void theTableSaysWhatAModelWithCostsDecidedBy() throws IOException {
        final ModelFolder plain = TestModels.write(folder.resolve("plain"));
        final CostMatrix costs =
                new CostMatrix(List.of(List.of(0.0, 1.0, 0.001), List.of(1.0, 0.0, 0.001), List.of(500.0, 500.0, 0.0)));
        ModelFolder.write(
                folder.resolve("costs"),
                TestModels.description().withCosts(costs),
                TestModels.weights(TestModels.description()),
                DataType.F32,
                "# tiny\n");
        final Prediction usual = classified(plain);
        final Prediction careful = classified(ModelFolder.read(folder.resolve("costs")));
        assertArrayEquals(usual.probabilities(), careful.probabilities());
        assertEquals("unsure", careful.className());
        final Map<String, Object> row = PredictionTable.row(careful, false);
        assertEquals(PredictionTable.LEAST_COST, row.get("decision"));
        assertEquals(careful.expectedCost(), row.get("expected_cost"));
        assertFalse(PredictionTable.row(usual, false).containsKey("decision"));
    }

    private static Prediction classified(final ModelFolder model) throws IOException {
        final Picture picture = Pictures.of(noise());
        final List<Prediction> predictions = new ArrayList<>();
        try (Classifier classifier = new Classifier(model, ClassifierOptions.DEFAULT.on("cpu", Precision.FLOAT32))) {
            classifier.classify(picture, Regions.fromRois(rois(1), picture), predictions::add, Progress.NONE);
        }
        return predictions.get(0);
    }

    private static ImagePlus noise() {
        final int[] pixels = new Random(1).ints(100 * 80).toArray();
        return new ImagePlus("noise", new ColorProcessor(100, 80, pixels));
    }

    private static List<Roi> rois(final int n) {
        final List<Roi> rois = new ArrayList<>();
        for (int i = 0; i < n; i++) rois.add(new Roi(3 * i, 2 * i, 20 + i, 30));
        return rois;
    }

    @Test
    void resultsComeInTheOrderOfTheRegionsWhateverTheBatch() throws IOException {
        final ModelFolder model = TestModels.write(folder.resolve("tiny"));
        final Picture picture = Pictures.of(noise());
        final List<Region> regions = Regions.fromRois(rois(11), picture);
        final List<List<Prediction>> runs = new ArrayList<>();
        for (final int batch : new int[] {1, 4, 32}) {
            final List<Prediction> run = new ArrayList<>();
            final ClassifierOptions options =
                    new ClassifierOptions("cpu", Precision.FLOAT32, batch, null, message -> {});
            try (Classifier classifier = new Classifier(model, options)) {
                classifier.classify(picture, regions, run::add, Progress.NONE);
            }
            assertEquals(regions, run.stream().map(Prediction::region).toList());
            runs.add(run);
        }
        for (int i = 0; i < 11; i++) {
            assertArrayEquals(runs.get(0).get(i).logits(), runs.get(1).get(i).logits(), 1e-4f);
            assertArrayEquals(runs.get(0).get(i).logits(), runs.get(2).get(i).logits(), 1e-4f);
        }
        assertTrue(runs.get(0).get(0).logits()[0] != runs.get(0).get(5).logits()[0]);
    }

    @Test
    void cancelEndsIt() throws IOException {
        final ModelFolder model = TestModels.write(folder.resolve("tiny"));
        final Picture picture = Pictures.of(noise());
        final Progress impatient = new Progress() {

            private boolean enough;

            @Override
            public void report(final long done, final long total) {
                enough = done >= 4;
            }

            @Override
            public boolean isCanceled() {
                return enough;
            }
        };
        final List<Prediction> results = new ArrayList<>();
        final ClassifierOptions options = new ClassifierOptions("cpu", Precision.FLOAT32, 2, null, message -> {});
        try (Classifier classifier = new Classifier(model, options)) {
            assertThrows(
                    CancellationException.class,
                    () -> classifier.classify(picture, Regions.fromRois(rois(11), picture), results::add, impatient));
        }
        assertEquals(4, results.size());
    }

    @Test
    void aRegionThatCannotBeClassifiedIsNamed() throws IOException {
        final ModelFolder model = TestModels.write(folder.resolve("tiny"));
        final Picture picture = Pictures.of(noise());
        final Roi far = new Roi(500, 500, 10, 10);
        far.setName("lost");
        try (Classifier classifier = new Classifier(model, ClassifierOptions.DEFAULT)) {
            final Exception e = assertThrows(
                    IllegalArgumentException.class,
                    () -> classifier.classify(
                            picture, Regions.fromRois(List.of(far), picture), p -> {}, Progress.NONE));
            assertTrue(e.getMessage().contains("lost"), e.getMessage());
        }
    }
}
