package io.github.explicell.train.evaluation;

import io.github.explicell.classify.ConfusionMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cases whose true class is known, with what was said of them.
 *
 * @param classes names of the classes
 * @param truth index of each case's true class
 * @param decided index of the class that each was taken for
 * @param probabilities of each case's classes, or null if they are not known
 * @param groups what belongs together, such as slide, lesion or patient; one for each case
 */
public record Cases(List<String> classes, int[] truth, int[] decided, double[][] probabilities, List<String> groups) {

    /**
     * @param classes names of the classes
     * @param truth index of each case's true class
     * @param decided index of the class that each was taken for
     * @param probabilities of each case's classes, or null if they are not known
     * @param groups what belongs together, such as slide, lesion or patient; one for each case
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public Cases {
        classes = List.copyOf(classes);
        groups = List.copyOf(groups);
        if (truth.length == 0) throw new IllegalArgumentException("there is no case to evaluate");
        if (decided.length != truth.length || groups.size() != truth.length)
            throw new IllegalArgumentException("true classes, decisions and groups must be of the same cases");
        if (probabilities != null && probabilities.length != truth.length)
            throw new IllegalArgumentException("probabilities and true classes must be of the same cases");
    }

    /** @return number of cases */
    public int size() {
        return truth.length;
    }

    /** @return whether there are probabilities */
    public boolean hasProbabilities() {
        return probabilities != null;
    }

    /** @return how often which class was taken for which */
    public ConfusionMatrix matrix() {
        final ConfusionMatrix matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < truth.length; i++) matrix.add(classes.get(truth[i]), classes.get(decided[i]));
        return matrix;
    }

    /**
     * @param indices cases, also several times the same
     * @return these cases
     */
    Cases of(final int[] indices) {
        return new Cases(
                classes,
                Arrays.stream(indices).map(i -> truth[i]).toArray(),
                Arrays.stream(indices).map(i -> decided[i]).toArray(),
                probabilities == null
                        ? null
                        : Arrays.stream(indices).mapToObj(i -> probabilities[i]).toArray(double[][]::new),
                Arrays.stream(indices).mapToObj(groups::get).toList());
    }

    /**
     * The wrong decisions that were worst: least probability of the true class first, in the order of the cases where there
     * are no probabilities.
     *
     * @param most how many at most
     * @return indices of cases
     */
    public int[] worst(final int most) {
        return IntStream.range(0, size())
                .filter(i -> truth[i] != decided[i])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> hasProbabilities() ? probabilities[i][truth[i]] : 0))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * @param c index of a class
     * @return how well its probability ranks its cases before all others
     */
    public Ranking ranking(final int c) {
        final double[] scores = new double[size()];
        final boolean[] positive = new boolean[size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = probabilities[i][c];
            positive[i] = truth[i] == c;
        }
        return new Ranking(scores, positive);
    }

    /** @return every probability of every case, positive where it is the true class's */
    public Ranking pooledRanking() {
        final int n = classes.size();
        final double[] scores = new double[size() * n];
        final boolean[] positive = new boolean[scores.length];
        IntStream.range(0, scores.length).forEach(i -> {
            scores[i] = probabilities[i / n][i % n];
            positive[i] = truth[i / n] == i % n;
        });
        return new Ranking(scores, positive);
    }
}
