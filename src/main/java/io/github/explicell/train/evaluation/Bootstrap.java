package io.github.explicell.train.evaluation;

import io.github.explicell.model.CostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * 95 % intervals by drawing whole groups (slides, lesions, patients) with replacement, as many as there are: cases of one
 * group are alike, and cases alone would make the intervals too narrow (Field and Welsh 2007). Percentiles of what each
 * draw gives; draws that do not define a measure do not count for it.
 */
public final class Bootstrap {

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private Bootstrap() {}

    /**
     * Measures cases, with intervals.
     *
     * @param cases at least one
     * @param costs what mistakes cost, or null
     * @param draws how many; 0: no intervals
     * @param seed fixes them
     * @return every measure
     */
    public static List<Figure> figures(final Cases cases, final CostMatrix costs, final int draws, final long seed) {
        final List<int[]> groups = groups(cases);
        final SplittableRandom random = new SplittableRandom(seed);
        final Map<Measures.Key, double[]> drawn = new LinkedHashMap<>();
        for (int d = 0; d < draws; d++) {
            final int draw = d;
            Measures.of(cases.of(indices(groups, random)), costs)
                    .forEach((key, value) -> drawn.computeIfAbsent(key, k -> new double[draws])[draw] = value);
        }
        final List<Figure> figures = new ArrayList<>();
        Measures.of(cases, costs).forEach((key, value) -> {
            final double[] sorted = Arrays.stream(drawn.getOrDefault(key, new double[0]))
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            figures.add(new Figure(key.measure(), key.of(), value, percentile(sorted, LOW), percentile(sorted, HIGH)));
        });
        return figures;
    }

    private static List<int[]> groups(final Cases cases) {
        final Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++)
            byName.computeIfAbsent(cases.groups().get(i), g -> new ArrayList<>())
                    .add(i);
        return byName.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int[] indices(final List<int[]> groups, final SplittableRandom random) {
        final List<int[]> chosen = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) chosen.add(groups.get(random.nextInt(groups.size())));
        return chosen.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** Between neighbours in proportion, as numpy's default. */
    private static double percentile(final double[] sorted, final double share) {
        if (sorted.length == 0) return Double.NaN;
        final double position = share * (sorted.length - 1);
        final int below = (int) position;
        final int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
