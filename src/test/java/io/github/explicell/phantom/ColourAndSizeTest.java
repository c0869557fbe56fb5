package io.github.explicell.phantom;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a cell's mean colour and size tell about its class: little; its evidence does. */
class ColourAndSizeTest {

    private static final int TRAINING_FIELDS = 50, TEST_FIELDS = 20, NEIGHBOURS = 15;

    /** One cell: mean red, green and blue, area, width and height; then the area of its evidence, and of its nucleus. */
    private record Sample(double[] features, int type) {}

    private static final List<Sample> TRAINING = new ArrayList<>();
    private static final List<Sample> TEST = new ArrayList<>();

    @BeforeAll
    static void generate() {
        for (int i = 1; i <= TRAINING_FIELDS; i++) add(Phantom.STANDARD.field(71, i), TRAINING);
        for (int i = 1; i <= TEST_FIELDS; i++) add(Phantom.STANDARD.field(72, i), TEST);
        standardise();
    }

    @Test
    void nearestNeighboursOnColourAndSizeStayUnder60Percent() {
        final double accuracy = accuracy(sample -> nearestNeighbours(sample, 0, 6));
        assertTrue(accuracy < 0.6, "accuracy " + accuracy);
    }

    @Test
    void logisticRegressionOnColourAndSizeStaysUnder60Percent() {
        final double[][] weights = logisticRegression(0, 6);
        final double accuracy = accuracy(sample -> largest(scores(weights, sample, 0, 6)));
        assertTrue(accuracy < 0.6, "accuracy " + accuracy);
    }

    /** The same classifiers find the classes where there is something to find. */
    @Test
    void theSameClassifiersLearnFromTheEvidence() {
        final double neighbours = accuracy(sample -> nearestNeighbours(sample, 6, 8));
        final double[][] weights = logisticRegression(6, 8);
        final double logistic = accuracy(sample -> largest(scores(weights, sample, 6, 8)));
        assertTrue(neighbours > 0.8 && logistic > 0.7, neighbours + " and " + logistic);
    }

    private interface Classifier {

        int classify(Sample sample);
    }

    private static double accuracy(final Classifier classifier) {
        return TEST.stream()
                        .filter(sample -> classifier.classify(sample) == sample.type())
                        .count()
                / (double) TEST.size();
    }

    private static int nearestNeighbours(final Sample sample, final int from, final int to) {
        final double[] votes = new double[CellType.values().length];
        TRAINING.stream()
                .sorted(Comparator.comparingDouble(other -> distance(sample, other, from, to)))
                .limit(NEIGHBOURS)
                .forEach(other -> votes[other.type()]++);
        return largest(votes);
    }

    private static double distance(final Sample a, final Sample b, final int from, final int to) {
        double sum = 0;
        for (int i = from; i < to; i++)
            sum += (a.features()[i] - b.features()[i]) * (a.features()[i] - b.features()[i]);
        return sum;
    }

    /** Full gradient descent on the cross-entropy; the last weight of a class is its bias. */
    private static double[][] logisticRegression(final int from, final int to) {
        final int n = to - from;
        final double[][] weights = new double[CellType.values().length][n + 1];
        for (int step = 0; step < 1500; step++) {
            final double[][] gradient = new double[weights.length][n + 1];
            for (final Sample sample : TRAINING) {
                final double[] p = softmax(scores(weights, sample, from, to));
                for (int k = 0; k < p.length; k++) {
                    final double error = (p[k] - (k == sample.type() ? 1 : 0)) / TRAINING.size();
                    for (int i = 0; i < n; i++) gradient[k][i] += error * sample.features()[from + i];
                    gradient[k][n] += error;
                }
            }
            for (int k = 0; k < weights.length; k++) for (int i = 0; i <= n; i++) weights[k][i] -= 2 * gradient[k][i];
        }
        return weights;
    }

    private static double[] scores(final double[][] weights, final Sample sample, final int from, final int to) {
        final double[] scores = new double[weights.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = weights[k][to - from];
            for (int i = from; i < to; i++) scores[k] += weights[k][i - from] * sample.features()[i];
        }
        return scores;
    }

    private static double[] softmax(final double[] scores) {
        final double max = Arrays.stream(scores).max().orElseThrow();
        final double[] p = Arrays.stream(scores).map(s -> Math.exp(s - max)).toArray();
        final double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(value -> value / sum).toArray();
    }

    private static int largest(final double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return best;
    }

    private static void add(final PhantomField field, final List<Sample> samples) {
        final RandomAccess<UnsignedByteType> pixels = field.pixels().randomAccess();
        for (final PhantomCell cell : field.cells()) {
            final double[] f = new double[8];
            final var cursor = cell.mask().localizingCursor();
            while (cursor.hasNext()) {
                if (!cursor.next().get()) continue;
                f[3]++;
                for (int c = 0; c < 3; c++)
                    f[c] += pixels.setPositionAndGet(cursor.getIntPosition(0), cursor.getIntPosition(1), c)
                            .get();
            }
            for (int c = 0; c < 3; c++) f[c] /= f[3];
            f[4] = cell.mask().dimension(0);
            f[5] = cell.mask().dimension(1);
            for (final var pixel : cell.evidence()) f[6] += pixel.get() ? 1 : 0;
            for (final var pixel : cell.nucleus()) f[7] += pixel.get() ? 1 : 0;
            samples.add(new Sample(f, cell.type().ordinal()));
        }
    }

    /** To mean 0 and variance 1 over the training cells. */
    private static void standardise() {
        for (int i = 0; i < 8; i++) {
            final int feature = i;
            final double mean = TRAINING.stream()
                    .mapToDouble(s -> s.features()[feature])
                    .average()
                    .orElseThrow();
            final double variance = TRAINING.stream()
                    .mapToDouble(s -> (s.features()[feature] - mean) * (s.features()[feature] - mean))
                    .average()
                    .orElseThrow();
            for (final List<Sample> samples : List.of(TRAINING, TEST))
                for (final Sample s : samples)
                    s.features()[feature] = (s.features()[feature] - mean) / Math.sqrt(variance);
        }
    }
}
