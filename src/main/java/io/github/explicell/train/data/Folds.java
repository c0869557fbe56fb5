package io.github.explicell.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stratified folds that keep groups together, by the algorithm of scikit-learn's {@code StratifiedGroupKFold}: groups,
 * the most uneven in their classes first, go one by one to the fold that makes the classes' shares in all folds the most
 * alike; of equally good ones to the smallest.
 */
public final class Folds {

    private final int folds;
    private final double[] total;
    private final double[][] filled;

    private Folds(final int folds, final double[] total) {
        this.folds = folds;
        this.total = total;
        this.filled = new double[folds][total.length];
    }

    /**
     * @param samples all samples
     * @param folds how many, at least 2
     * @param seed fixes the order of groups that are equally uneven
     * @return the samples of each fold
     * @throws IllegalArgumentException naming a class that has fewer groups than there are folds
     */
    public static List<List<Sample>> of(final List<Sample> samples, final int folds, final long seed) {
        return of(samples, folds, new Random(seed));
    }

    /** @param random draws the order of groups, or null for the order of their names */
    static List<List<Sample>> of(final List<Sample> samples, final int folds, final Random random) {
        final List<String> classes = List.copyOf(DataSet.counts(samples).keySet());
        final Map<String, List<Sample>> byName = new TreeMap<>();
        for (final Sample s : samples)
            byName.computeIfAbsent(s.group(), g -> new ArrayList<>()).add(s);
        check(samples, classes, folds);
        final List<List<Sample>> groups = new ArrayList<>(byName.values());
        if (random != null) Collections.shuffle(groups, random);
        final Map<List<Sample>, double[]> counts = new LinkedHashMap<>();
        final List<double[]> rows = new ArrayList<>();
        for (final List<Sample> group : groups) rows.add(counts(group, classes));
        final Integer[] order = new Integer[groups.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(deviation(rows.get(b)), deviation(rows.get(a))));
        final List<List<Sample>> result = new ArrayList<>();
        for (int i = 0; i < folds; i++) result.add(new ArrayList<>());
        final Folds state = new Folds(folds, counts(samples, classes));
        for (final int g : order) result.get(state.place(rows.get(g))).addAll(groups.get(g));
        return result;
    }

    private static void check(final List<Sample> samples, final List<String> classes, final int folds) {
        for (final String label : classes) {
            final TreeSet<String> groups = new TreeSet<>();
            for (final Sample s : samples) if (s.label().equals(label)) groups.add(s.group());
            if (groups.size() < folds)
                throw new IllegalArgumentException("the class " + label + " has samples of " + groups.size()
                        + " group(s) only, too few for " + folds + " folds; use fewer folds, add some, or leave the"
                        + " class out");
        }
    }

    private static double[] counts(final List<Sample> samples, final List<String> classes) {
        final double[] counts = new double[classes.size()];
        for (final Sample s : samples) counts[classes.indexOf(s.label())]++;
        return counts;
    }

    private int place(final double[] group) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        double fewest = Double.POSITIVE_INFINITY;
        for (int fold = 0; fold < folds; fold++) {
            final double unevenness = unevenness(fold, group);
            final double size = Arrays.stream(filled[fold]).sum();
            if (unevenness < least || isClose(unevenness, least) && size < fewest) {
                best = fold;
                least = unevenness;
                fewest = size;
            }
        }
        for (int c = 0; c < group.length; c++) filled[best][c] += group[c];
        return best;
    }

    /** Mean over classes of the standard deviation of the class's shares in the folds, were the group in this fold. */
    private double unevenness(final int fold, final double[] group) {
        double sum = 0;
        final double[] shares = new double[folds];
        for (int c = 0; c < total.length; c++) {
            for (int f = 0; f < folds; f++) shares[f] = (filled[f][c] + (f == fold ? group[c] : 0)) / total[c];
            sum += deviation(shares);
        }
        return sum / total.length;
    }

    private static boolean isClose(final double a, final double b) {
        return Math.abs(a - b) <= 1e-8 + 1e-5 * Math.abs(b);
    }

    private static double deviation(final double[] values) {
        final double mean = Arrays.stream(values).average().orElseThrow();
        double sum = 0;
        for (final double v : values) sum += (v - mean) * (v - mean);
        return Math.sqrt(sum / values.length);
    }
}
