package io.github.explicell.train.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What another temperature makes of probabilities. Logits need not be known: the logarithms of probabilities are logits of
 * these probabilities, up to a number that is the same for all classes.
 */
public final class Recalibration {

    /** A probability of 0 was rounded: it is taken for so much. */
    private static final double LEAST = Math.ulp(1.0);

    private Recalibration() {}

    /**
     * @param validation cases with probabilities, which neither training nor the evaluation uses
     * @return the temperature that fits them best, in relation to the one that they have
     * @throws IllegalArgumentException if there are no probabilities
     */
    public static double temperature(final Cases validation) {
        return TemperatureScaling.fit(logits(validation), validation.truth());
    }

    /**
     * @param cases with probabilities
     * @param temperature in relation to the one that they have, above 0
     * @return the same decisions with the probabilities of that temperature
     * @throws IllegalArgumentException if there are no probabilities
     */
    public static Cases of(final Cases cases, final double temperature) {
        final double[][] fitted = Arrays.stream(logits(cases))
                .map(row -> softmax(row, temperature))
                .toArray(double[][]::new);
        return new Cases(cases.classes(), cases.truth(), cases.decided(), fitted, cases.groups());
    }

    /**
     * @param before cases with probabilities
     * @param after the same with others
     * @return how log loss and calibration error have changed, in words
     */
    public static String gain(final Cases before, final Cases after) {
        final Map<Measures.Key, Double> old = Measures.of(before, null);
        final Map<Measures.Key, Double> now = Measures.of(after, null);
        final Measures.Key loss = new Measures.Key("log loss", Figure.ALL);
        final Measures.Key error = new Measures.Key("calibration error", Figure.ALL);
        return String.format(
                Locale.ROOT,
                "with it the log loss is %.4f instead of %.4f, the calibration error %.4f instead of %.4f.",
                now.get(loss),
                old.get(loss),
                now.get(error),
                old.get(error));
    }

    private static double[][] logits(final Cases cases) {
        if (!cases.hasProbabilities())
            throw new IllegalArgumentException("a temperature needs the probabilities of all classes");
        return Arrays.stream(cases.probabilities())
                .map(row -> Arrays.stream(row)
                        .map(p -> Math.log(Math.max(LEAST, p)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] softmax(final double[] logits, final double temperature) {
        final double greatest = Arrays.stream(logits).max().orElseThrow();
        final double[] weights = IntStream.range(0, logits.length)
                .mapToDouble(c -> Math.exp((logits[c] - greatest) / temperature))
                .toArray();
        final double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
