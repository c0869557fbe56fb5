package io.github.explicell.explain.lime;

import io.github.explicell.explain.superpixel.ColourSegmenter;
import io.github.explicell.explain.superpixel.Slic;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures what "until stable" needs: for 100 generated cells, how strongly the bootstrap agrees after each number of
 * samples, and whether the leaders are those of the full run. Prints CSV; docs/lime.md has the conclusion.
 */
final class UntilStableCalibration {

    private static final int CELLS = 100;
    private static final int SAMPLES = 1000;
    private static final int REPETITIONS = 100;
    private static final long SERIES = 77;

    private UntilStableCalibration() {}

    public static void main(final String[] arguments) throws IOException {
        final Map<String, ColourSegmenter> cuts = new LinkedHashMap<>();
        cuts.put("slic", Slic.DEFAULT.withSegments(50));
        System.out.println("method,superpixels,cell,parts,samples,agreement,same_parts,same");
        try (PhantomScores network = new PhantomScores()) {
            int cells = 0;
            for (int f = 1; cells < CELLS; f++) {
                final PhantomField field = Phantom.STANDARD.field(SERIES, f);
                for (int c = 0; c < field.cells().size() && cells < CELLS; c++, cells++)
                    for (final Map.Entry<String, ColourSegmenter> cut : cuts.entrySet()) {
                        final PhantomScores.Cell cell =
                                network.cell(field.picture(), field.regions().get(c), cut.getValue(), Hiding.MEAN);
                        measure(SuperpixelMethod.LIME, cut.getKey(), cells, cell);
                    }
            }
        }
    }

    private static void measure(
            final SuperpixelMethod method, final String cut, final int number, final PhantomScores.Cell cell) {
        final int parts = cell.superpixels().count();
        final Surrogate surrogate = method.surrogate(SuperpixelSettings.DEFAULT, parts);
        final SplittableRandom random = new SplittableRandom(number);
        final List<BitSet> samples = new ArrayList<>(surrogate.draw(parts, SAMPLES, random));
        final double[] values = new DistinctScores(cell.scores()).of(samples);
        System.err.println(number + "," + Arrays.toString(values));
        final int[][] shown = samples.stream().map(s -> s.stream().toArray()).toArray(int[][]::new);
        final double[] full = fit(surrogate, parts, shown, values, SAMPLES);
        final Leading leaders = Leading.of(full, Leading.COUNT);
        for (int n = 100; n <= SAMPLES; n += n < 400 ? 50 : 100) {
            final double[] weights = fit(surrogate, parts, shown, values, n);
            if (weights == null) continue;
            final Leading now = Leading.of(weights, Leading.COUNT);
            final int[][] first = Arrays.copyOf(shown, n);
            final double agreement = new Bootstrap(
                            surrogate, parts, first, Arrays.copyOf(values, n), REPETITIONS, random.split())
                    .agreement(now);
            System.out.printf(
                    "%s,%s,%d,%d,%d,%.3f,%b,%b%n",
                    method, cut, number, parts, n, agreement, now.parts().equals(leaders.parts()), now.equals(leaders));
        }
    }

    private static double[] fit(
            final Surrogate surrogate, final int parts, final int[][] shown, final double[] values, final int used) {
        final double[] once = new double[used];
        Arrays.fill(once, 1);
        final LinearModel model = surrogate.fit(parts, Arrays.copyOf(shown, used), Arrays.copyOf(values, used), once);
        return model == null ? null : model.weights();
    }
}
