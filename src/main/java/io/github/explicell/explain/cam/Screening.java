package io.github.explicell.explain.cam;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Scores of many images of which only the softmax over them is wanted. Most have no weight there: which ones shows a rough
 * score, computed in half the time. The others are computed again, exactly.
 *
 * <p>How far a rough score may be wrong is taken from those images of which both scores are known: {@value #SPREADS} times
 * the root mean square of the difference, or a half more than the largest one, whichever is more. Exact scores follow, from
 * the highest rough score down, until what the others' errors can do to the softmax's weights is {@value #TOLERANCE} of
 * their sum. A pilot, spread over all images, tells whether that is likely to pay; else all are computed exactly.
 */
final class Screening {

    /** By how much the weights may be wrong, as a share of their sum, when no rough score is further off than is assumed. */
    static final double TOLERANCE = 1e-4;

    private static final double SPREADS = 6;
    private static final double BEYOND_LARGEST = 1.5;
    /** bfloat16 keeps 8 bits of a score: an error of that size is assumed, even if none was seen. */
    private static final double LEAST_RELATIVE_ERROR = 1.0 / 256;

    private static final int PILOT = 32;
    /** Rough scores cost half of exact ones: with more of the latter than this nothing is gained. */
    private static final double WORTHWHILE = 1 / 3.0;

    /** Computes scores of some of the images. */
    @FunctionalInterface
    interface Scorer {

        /**
         * @param images their numbers
         * @return their scores, in this order
         */
        double[] of(int[] images);
    }

    private final Scorer exactly;
    private final Scorer roughly;
    private final int step;
    private final double[] rough;
    private final double[] scores;
    private final boolean[] exact;

    /**
     * @param images how many there are
     * @param exactly computes scores in full precision
     * @param roughly computes them in a faster one
     * @param step how many exact scores are computed before it is looked whether more are needed, at least 1
     */
    Screening(final int images, final Scorer exactly, final Scorer roughly, final int step) {
        this.exactly = exactly;
        this.roughly = roughly;
        this.step = step;
        this.rough = new double[images];
        this.scores = new double[images];
        this.exact = new boolean[images];
    }

    /** @return all scores: exact ones where they have weight in the softmax, rough ones elsewhere */
    double[] scores() {
        final int[] all = IntStream.range(0, scores.length).toArray();
        if (scores.length <= 2 * PILOT) return exactly.of(all);
        final int[] pilot = IntStream.range(0, PILOT)
                .map(i -> (int) ((long) i * scores.length / PILOT))
                .toArray();
        computeRoughly(pilot);
        computeExactly(pilot);
        // as if there were the pilot's images only, and no exact score of them yet
        if (needed(pilot, i -> true).length > WORTHWHILE * PILOT) {
            computeExactly(Arrays.stream(all).filter(i -> !exact[i]).toArray());
            return scores;
        }
        computeRoughly(Arrays.stream(all).filter(i -> !exact[i]).toArray());
        for (int[] next = needed(all, i -> !exact[i]); next.length > 0; next = needed(all, i -> !exact[i]))
            computeExactly(Arrays.copyOf(next, Math.min(step, next.length)));
        return scores;
    }

    private void computeRoughly(final int[] images) {
        final double[] computed = roughly.of(images);
        for (int i = 0; i < images.length; i++) {
            rough[images[i]] = computed[i];
            scores[images[i]] = computed[i];
        }
    }

    private void computeExactly(final int[] images) {
        final double[] computed = exactly.of(images);
        for (int i = 0; i < images.length; i++) {
            scores[images[i]] = computed[i];
            exact[images[i]] = true;
        }
    }

    /** Those of the open images whose exact scores are needed, that with the highest rough score first. */
    private int[] needed(final int[] among, final IntPredicate isOpen) {
        final double margin = margin();
        final int[] open = Arrays.stream(among)
                .filter(isOpen)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -rough[i]))
                .mapToInt(i -> i)
                .toArray();
        final double top =
                Arrays.stream(among).mapToDouble(i -> scores[i]).max().orElse(0);
        double sum = 0;
        for (final int i : among) sum += Math.exp(scores[i] - (isOpen.test(i) ? margin : 0) - top);
        // from the lowest up: as long as all that these could be wrong by is small
        double error = 0;
        int needed = open.length;
        while (needed > 0) {
            final double score = rough[open[needed - 1]] - top;
            error += Math.exp(score + margin) - Math.exp(score - margin);
            if (error > TOLERANCE * sum) break;
            needed--;
        }
        return Arrays.copyOf(open, needed);
    }

    /** How far a rough score may be from the exact one. */
    private double margin() {
        double squares = 0;
        double largest = 0;
        double magnitude = 0;
        int known = 0;
        for (int i = 0; i < scores.length; i++) {
            magnitude = Math.max(magnitude, Math.abs(rough[i]));
            if (!exact[i]) continue;
            final double error = Math.abs(scores[i] - rough[i]);
            squares += error * error;
            largest = Math.max(largest, error);
            known++;
        }
        final double seen = Math.max(SPREADS * Math.sqrt(squares / known), BEYOND_LARGEST * largest);
        return Math.max(seen, LEAST_RELATIVE_ERROR * magnitude);
    }
}
