package io.github.explicell.explain.lime;

import io.github.explicell.engine.Precision;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.explain.superpixel.Slic;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures what "until stable" needs, on generated cells; docs/lime.md has the conclusion. In two steps, since the network
 * takes minutes: {@code answers FIRST LAST} prints, for each cell, the number of its super-pixels and the model's answers to
 * 1,000 samples; {@code judge FILE} prints, for each cell and number of samples, how strongly the bootstrap agrees and
 * whether the leaders are those of all samples.
 */
final class UntilStableCalibration {

    private static final int SAMPLES = 1000;
    private static final int REPETITIONS = 200;
    private static final int CELLS_IN_A_FIELD = 15;
    private static final long SERIES = 77;
    private static final Segmenter SEGMENTER = Slic.DEFAULT.withSegments(50);

    private UntilStableCalibration() {}

    public static void main(final String[] arguments) throws IOException {
        if (arguments[0].equals("answers")) answers(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        else {
            System.out.println("cell,parts,samples,agreement,same_parts,same");
            for (final String line : Files.readAllLines(Path.of(arguments[1]))) judge(line.split(","));
        }
    }

    private static void answers(final int first, final int last) throws IOException {
        try (PhantomScores network = new PhantomScores(Precision.FLOAT32)) {
            for (int number = first; number <= last; number++) {
                final PhantomField field = Phantom.STANDARD.field(SERIES, number / CELLS_IN_A_FIELD + 1);
                final PhantomScores.Cell cell = network.cell(
                        field.picture(), field.regions().get(number % CELLS_IN_A_FIELD), SEGMENTER, Hiding.MEAN);
                final int parts = cell.superpixels().count();
                final double[] values = cell.scores().of(samples(number, parts));
                final StringBuilder line = new StringBuilder(number + "," + parts);
                for (final double value : values) line.append(',').append((float) value);
                System.out.println(line);
            }
        }
    }

    private static List<BitSet> samples(final int number, final int parts) {
        return surrogate().draw(parts, SAMPLES, new SplittableRandom(number));
    }

    private static Surrogate surrogate() {
        return SuperpixelMethod.LIME.surrogate(SuperpixelSettings.DEFAULT, 0);
    }

    private static void judge(final String[] line) {
        final int number = Integer.parseInt(line[0]);
        final int parts = Integer.parseInt(line[1]);
        final double[] values = Arrays.stream(line, 2, line.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
        final int[][] shown =
                samples(number, parts).stream().map(s -> s.stream().toArray()).toArray(int[][]::new);
        final Leading all = Leading.of(fit(parts, shown, values, SAMPLES), Leading.COUNT);
        final SplittableRandom random = new SplittableRandom(number + SAMPLES);
        for (int n = SurrogateRun.FIRST; n <= SAMPLES; n += SurrogateRun.STEP) {
            final Leading now = Leading.of(fit(parts, shown, values, n), Leading.COUNT);
            final Bootstrap bootstrap = new Bootstrap(
                    surrogate(), parts, Arrays.copyOf(shown, n), Arrays.copyOf(values, n), REPETITIONS, random.split());
            System.out.printf(
                    "%d,%d,%d,%.3f,%b,%b%n",
                    number, parts, n, bootstrap.agreement(now), now.parts().equals(all.parts()), now.equals(all));
        }
    }

    private static double[] fit(final int parts, final int[][] shown, final double[] values, final int used) {
        final double[] once = new double[used];
        Arrays.fill(once, 1);
        return surrogate()
                .fit(parts, Arrays.copyOf(shown, used), Arrays.copyOf(values, used), once)
                .weights();
    }
}
