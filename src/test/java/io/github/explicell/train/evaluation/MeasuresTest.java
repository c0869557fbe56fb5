package io.github.explicell.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.model.CostMatrix;
import io.github.explicell.train.evaluation.Measures.Key;
import io.github.explicell.train.evaluation.Ranking.Point;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected numbers: scikit-learn and scipy; src/test/python/evaluation.py. */
class MeasuresTest {

    private static final double EXACT = 1e-9;

    /** One set of predictions and what scikit-learn says of it. */
    record Case(JsonObject json) {

        int[] integers(final String name) {
            return new Gson().fromJson(json.get(name), int[].class);
        }

        double number(final String name) {
            final JsonElement value = json.get(name);
            return value.isJsonNull() ? Double.NaN : value.getAsDouble();
        }

        double[] numbers(final JsonElement array) {
            return array.getAsJsonArray().asList().stream()
                    .mapToDouble(v -> v.isJsonNull() ? Double.NaN : v.getAsDouble())
                    .toArray();
        }

        double[] numbers(final String name) {
            return numbers(json.get(name));
        }

        int classes() {
            return json.get("classes").getAsInt();
        }

        double[][] logits() {
            final double[] flat = numbers("logits");
            final int n = classes();
            return IntStream.range(0, flat.length / n)
                    .mapToObj(i -> Arrays.copyOfRange(flat, i * n, (i + 1) * n))
                    .toArray(double[][]::new);
        }

        Cases cases() {
            final double[][] p =
                    Arrays.stream(logits()).map(MeasuresTest::softmax).toArray(double[][]::new);
            final int[] decided =
                    Arrays.stream(p).mapToInt(MeasuresTest::argmax).toArray();
            return new Cases(names(classes()), integers("truth"), decided, p, names(p.length));
        }

        @Override
        public String toString() {
            return json.get("name").getAsString();
        }
    }

    private static List<String> names(final int n) {
        return IntStream.range(0, n).mapToObj(i -> "class " + i).toList();
    }

    private static double[] softmax(final double[] logits) {
        final double greatest = Arrays.stream(logits).max().orElseThrow();
        final double sum =
                Arrays.stream(logits).map(z -> Math.exp(z - greatest)).sum();
        return Arrays.stream(logits).map(z -> Math.exp(z - greatest) / sum).toArray();
    }

    private static int argmax(final double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return best;
    }

    private static Stream<Case> read(final String part) throws IOException {
        try (InputStream in = MeasuresTest.class.getResourceAsStream("/fixtures/training/evaluation.json");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Gson()
                    .fromJson(reader, JsonObject.class).getAsJsonArray(part).asList().stream()
                            .map(json -> new Case(json.getAsJsonObject()));
        }
    }

    static Stream<Case> cases() throws IOException {
        return read("cases");
    }

    static Stream<Case> matrices() throws IOException {
        return read("matrices");
    }

    private static void check(final Case c, final Map<Key, Double> values, final String measure, final String name) {
        final double[] expected = c.numbers(name);
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], values.get(new Key(measure, "class " + i)), EXACT, measure + " of class " + i);
    }

    private static void checkMeans(
            final Case c, final Map<Key, Double> values, final String measure, final String name) {
        assertEquals(c.number(name + "_macro"), values.get(new Key(measure, Figure.MACRO)), EXACT, measure);
        assertEquals(c.number(name + "_weighted"), values.get(new Key(measure, Figure.WEIGHTED)), EXACT, measure);
        if (c.json().has(name + "_micro"))
            assertEquals(c.number(name + "_micro"), values.get(new Key(measure, Figure.MICRO)), EXACT, measure);
    }

    private static void checkDecisions(final Case c, final Map<Key, Double> values) {
        for (final String measure : List.of("accuracy", "balanced accuracy", "kappa", "mcc"))
            assertEquals(c.number(measure.replace(' ', '_')), values.get(new Key(measure, Figure.ALL)), EXACT, measure);
        for (final String measure : List.of("precision", "recall", "f1")) {
            check(c, values, measure, measure);
            checkMeans(c, values, measure, measure);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void measuresAreScikitLearns(final Case c) {
        final Cases cases = c.cases();
        final Map<Key, Double> values = Measures.of(cases, null);
        assertEquals(
                c.json().get("confusion"), new Gson().toJsonTree(cases.matrix().counts()));
        checkDecisions(c, values);
        check(c, values, "auc", "auc");
        checkMeans(c, values, "auc", "auc");
        check(c, values, "average precision", "ap");
        checkMeans(c, values, "average precision", "ap");
        check(c, values, "precision-recall area", "pr_auc");
        assertEquals(c.number("log_loss"), values.get(new Key("log loss", Figure.ALL)), EXACT);
        assertEquals(c.number("brier"), values.get(new Key("brier score", Figure.ALL)), EXACT);
        assertEquals(c.number("ece"), values.get(new Key("calibration error", Figure.ALL)), EXACT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curvesAreScikitLearns(final Case c) {
        final Cases cases = c.cases();
        if (Arrays.stream(cases.truth()).filter(t -> t == 0).count() == 0) return;
        final Ranking ranking = cases.ranking(0);
        checkCurve(c.json().getAsJsonArray("roc").asList(), c, ranking.roc());
        final List<Point> fromLowScores = new ArrayList<>(ranking.precisionRecall());
        Collections.reverse(fromLowScores);
        checkCurve(c.json().getAsJsonArray("pr").asList(), c, fromLowScores);
    }

    /** The area under the mean curve is scikit-learn's macro AUC. */
    @ParameterizedTest
    @MethodSource("cases")
    void theMeanCurveHasTheMeanArea(final Case c) {
        final Cases cases = c.cases();
        final List<List<Point>> curves = new ArrayList<>();
        double areas = 0;
        for (int i = 0; i < c.classes(); i++) {
            final Ranking ranking = cases.ranking(i);
            if (Double.isNaN(ranking.rocArea())) return;
            curves.add(ranking.roc());
            areas += ranking.rocArea();
        }
        final List<Point> mean = MacroRoc.of(curves);
        assertEquals(new Point(1, 1), mean.get(mean.size() - 1));
        double area = 0;
        for (int i = 1; i < mean.size(); i++) {
            final Point a = mean.get(i - 1);
            final Point b = mean.get(i);
            assertTrue(b.x() >= a.x() && b.y() >= a.y() - EXACT);
            area += (b.x() - a.x()) * (a.y() + b.y()) / 2;
        }
        assertEquals(areas / c.classes(), area, EXACT);
    }

    @Test
    void theMeanCurveByHand() {
        // one jumps to 0.5 at 0 and rises straight; the other stays at 0 until 0.5 and jumps to 1
        final List<Point> first = List.of(new Point(0, 0), new Point(0, 0.5), new Point(1, 1));
        final List<Point> second = List.of(new Point(0, 0), new Point(0.5, 0), new Point(0.5, 1), new Point(1, 1));
        assertEquals(
                List.of(
                        new Point(0, 0),
                        new Point(0, 0.25),
                        new Point(0.5, 0.375),
                        new Point(0.5, 0.875),
                        new Point(1, 1)),
                MacroRoc.of(List.of(first, second)));
    }

    /** Probabilities give what the logits give that they come from. */
    @ParameterizedTest
    @MethodSource("cases")
    void probabilitiesAreAsGoodAsLogitsForATemperature(final Case c) {
        final Cases cases = c.cases();
        final double least = Arrays.stream(cases.probabilities())
                .flatMapToDouble(Arrays::stream)
                .min()
                .orElseThrow();
        if (least < 1e-12) return;
        final double temperature = TemperatureScaling.fit(c.logits(), cases.truth());
        assertEquals(temperature, Recalibration.temperature(cases), 1e-6 * temperature);
        // fitted to themselves they need no other temperature
        if (temperature < TemperatureScaling.MOST / 2 && temperature > 2 / TemperatureScaling.MOST)
            assertEquals(1, Recalibration.temperature(Recalibration.of(cases, temperature)), 1e-6);
    }

    private static void checkCurve(final List<JsonElement> expected, final Case c, final List<Point> curve) {
        check(c.numbers(expected.get(0)), curve, Point::x);
        check(c.numbers(expected.get(1)), curve, Point::y);
    }

    private static void check(
            final double[] expected, final List<Point> curve, final ToDoubleFunction<Point> coordinate) {
        assertEquals(expected.length, curve.size());
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], coordinate.applyAsDouble(curve.get(i)), EXACT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void calibrationCurveIsScikitLearns(final Case c) {
        final List<Calibration.Bin> bins =
                Calibration.of(c.cases(), Calibration.BINS).bins();
        final double[] confidence = c.numbers("calibration_confidence");
        final double[] accuracy = c.numbers("calibration_accuracy");
        final int[] counts = c.integers("calibration_counts");
        assertEquals(confidence.length, bins.size());
        for (int b = 0; b < confidence.length; b++) {
            assertEquals(confidence[b], bins.get(b).confidence(), EXACT);
            assertEquals(accuracy[b], bins.get(b).accuracy(), EXACT);
            assertEquals(counts[b], bins.get(b).cases());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTemperatureIsScipys(final Case c) {
        final double expected =
                Math.max(1 / TemperatureScaling.MOST, Math.min(TemperatureScaling.MOST, c.number("temperature")));
        assertEquals(expected, TemperatureScaling.fit(c.logits(), c.integers("truth")), 1e-6 * expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mcNemarIsScipysExactTest(final Case c) {
        final Cases cases = c.cases();
        final McNemar test = McNemar.of(cases.truth(), cases.decided(), c.integers("other"));
        assertEquals(c.integers("mcnemar")[0], test.onlyFirst());
        assertEquals(c.integers("mcnemar")[1], test.onlySecond());
        assertEquals(c.number("mcnemar_p"), test.p(), EXACT);
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void publishedMatricesGiveScikitLearnsMeasures(final Case c) {
        checkDecisions(c, Measures.of(decisions(new Gson().fromJson(c.json().get("confusion"), int[][].class)), null));
    }

    private static Cases decisions(final int[][] matrix) {
        final List<int[]> list = new ArrayList<>();
        for (int i = 0; i < matrix.length; i++)
            for (int j = 0; j < matrix.length; j++) for (int n = 0; n < matrix[i][j]; n++) list.add(new int[] {i, j});
        final int[] truth = list.stream().mapToInt(p -> p[0]).toArray();
        final int[] decided = list.stream().mapToInt(p -> p[1]).toArray();
        return new Cases(names(matrix.length), truth, decided, null, names(truth.length));
    }

    /** The figures that the notebooks printed: papers.md 6.1. */
    @Test
    void publishedFiguresComeOut() {
        final Map<Key, Double> values = Measures.of(
                decisions(new int[][] {
                    {157, 4, 2, 0, 0}, {4, 155, 4, 0, 2}, {1, 2, 156, 0, 0}, {1, 0, 0, 157, 0}, {1, 0, 1, 0, 165}
                }),
                null);
        assertEquals(0.972906, values.get(new Key("accuracy", Figure.ALL)), 5e-7);
        assertEquals(0.973026, values.get(new Key("precision", Figure.MACRO)), 5e-7);
        assertEquals(0.973082, values.get(new Key("recall", Figure.MACRO)), 5e-7);
        assertEquals(0.972992, values.get(new Key("f1", Figure.MACRO)), 5e-7);
        assertEquals(0.972987, values.get(new Key("precision", Figure.WEIGHTED)), 5e-7);
        assertEquals(0.972885, values.get(new Key("f1", Figure.WEIGHTED)), 5e-7);
    }

    @Test
    void theWorstMistakesComeFirst() {
        final double[][] p = {{0.9, 0.1}, {0.3, 0.7}, {0.05, 0.95}, {0.45, 0.55}};
        final Cases cases = new Cases(List.of("a", "b"), new int[] {0, 0, 0, 0}, new int[] {0, 1, 1, 1}, p, names(4));
        assertArrayEquals(new int[] {2, 1}, cases.worst(2));
        assertArrayEquals(new int[] {2, 1, 3}, cases.worst(9));
    }

    /** One class against the rest, as the skin publication's notebooks print it: papers.md 6.2 (IRV2 NW, akiec). */
    @Test
    void publishedOneAgainstTheRestComesOut() {
        final Map<Key, Double> values = Measures.of(decisions(new int[][] {{923, 40}, {7, 26}}), null);
        assertEquals(0.787879, values.get(new Key("recall", "class 1")), 5e-7);
        assertEquals(0.958463, values.get(new Key("specificity", "class 1")), 5e-7);
        assertEquals(0.393939, values.get(new Key("precision", "class 1")), 5e-7);
        assertEquals(0.952811, values.get(new Key("accuracy", Figure.ALL)), 5e-7);
        assertEquals(0.873171, values.get(new Key("balanced accuracy", Figure.ALL)), 5e-7);
        assertEquals(0.525253, values.get(new Key("f1", "class 1")), 5e-7);
    }

    @Test
    void costIsTheMeanOfWhatWasPaid() {
        final CostMatrix costs = new CostMatrix(List.of(List.of(0.0, 1.0), List.of(10.0, 0.5)));
        final Cases cases = decisions(new int[][] {{5, 3}, {1, 2}});
        // 3 x 1 + 1 x 10 + 2 x 0.5 over 11 cases
        assertEquals(14 / 11.0, Measures.of(cases, costs).get(new Key("cost", Figure.ALL)), 1e-12);
        assertEquals(14 / 11.0, new Agreement(cases.matrix()).cost(costs), 1e-12);
    }

    @Test
    void aTableWithoutCasesHasNoFigures() {
        final Agreement empty = new Agreement(new ConfusionMatrix(List.of("a", "b")));
        assertTrue(Double.isNaN(empty.f1(0)) && Double.isNaN(empty.balancedAccuracy()));
        assertThrows(
                IllegalArgumentException.class, () -> new Cases(List.of("a"), new int[0], new int[0], null, List.of()));
    }

    // -- Intervals --

    private static Figure accuracy(final Cases cases, final int draws, final long seed) {
        return Bootstrap.figures(cases, null, draws, seed).stream()
                .filter(f -> f.measure().equals("accuracy"))
                .findFirst()
                .orElseThrow();
    }

    /** 400 cases, 80 % right, in groups of so many. */
    private static Cases grouped(final int size) {
        final int[] truth = new int[400];
        final int[] decided = new int[400];
        final List<String> groups = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            decided[i] = i / size % 5 == 0 ? 1 : 0;
            groups.add("patient " + i / size);
        }
        return new Cases(List.of("a", "b"), truth, decided, null, groups);
    }

    @Test
    void intervalsAreThoseOfTheBinomial() {
        final Figure figure = accuracy(grouped(1), 2000, 3);
        final double half = 1.96 * Math.sqrt(0.8 * 0.2 / 400);
        assertEquals(0.8, figure.value(), 1e-12);
        assertEquals(0.8 - half, figure.low(), 0.005);
        assertEquals(0.8 + half, figure.high(), 0.005);
    }

    @Test
    void casesOfOneGroupAreNotTakenForIndependent() {
        // 40 groups: accuracies are 0.025 apart
        final Figure grouped = accuracy(grouped(10), 2000, 3);
        final double half = 1.96 * Math.sqrt(0.8 * 0.2 / 40);
        assertEquals(0.8 - half, grouped.low(), 0.03);
        assertEquals(0.8 + half, grouped.high(), 0.03);
    }

    @Test
    void theSeedFixesIntervalsAndNoDrawsGiveNone() {
        assertEquals(accuracy(grouped(4), 100, 5), accuracy(grouped(4), 100, 5));
        assertTrue(Double.isNaN(accuracy(grouped(4), 0, 5).low()));
    }
}
