package io.github.explicell.explain.lime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which super-pixels take part in LIME's fit, as in lime 0.2.0.1. */
public enum FeatureSelection {

    /** All of them, whatever their number is asked to be. */
    NONE,
    /** Those of the largest weights in a fit of all of them (ridge, alpha 0.01). */
    HIGHEST_WEIGHTS,
    /** One after the other that which raises R2 most (no penalty). Slow for more than a few. */
    FORWARD_SELECTION,
    /** Forward selection for 6 super-pixels at most, else the highest weights. */
    AUTO;

    private static final int FEW = 6;
    private static final double ALPHA = 0.01;

    /**
     * @param gram of the samples
     * @param number how many are wanted, at least 1
     * @return the selected parts, the most important ones first
     */
    int[] select(final Gram gram, final int number) {
        final int most = Math.min(number, gram.parts());
        return switch (this) {
            case NONE -> IntStream.range(0, gram.parts()).toArray();
            case HIGHEST_WEIGHTS -> highest(gram, most);
            case FORWARD_SELECTION -> forward(gram, most);
            // NB: lime decides by the number that is asked for, also if the image has fewer super-pixels.
            case AUTO -> number <= FEW ? forward(gram, most) : highest(gram, most);
        };
    }

    private static int[] highest(final Gram gram, final int number) {
        final int[] all = IntStream.range(0, gram.parts()).toArray();
        final double[] weights = Ridge.fit(gram, all, ALPHA).weights();
        return Arrays.stream(all)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(weights[j])))
                .limit(number)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] forward(final Gram gram, final int number) {
        int[] used = {};
        double reached = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < number; i++) {
            double best = Double.NEGATIVE_INFINITY;
            int[] chosen = null;
            for (int part = 0; part < gram.parts(); part++) {
                final int candidate = part;
                if (Arrays.stream(used).anyMatch(u -> u == candidate)) continue;
                final int[] tried = Arrays.copyOf(used, used.length + 1);
                tried[used.length] = part;
                final double r2 = Ridge.explained(gram, tried);
                // A part that says nothing new explains as much as there was.
                final double score = Double.isNaN(r2) ? reached : r2;
                if (chosen == null || score > best) {
                    best = score;
                    chosen = tried;
                }
            }
            used = chosen;
            reached = best;
        }
        return used;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
