package io.github.explicell.explain.lime;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The super-pixels of the largest weights, whatever their sign.
 *
 * @param parts which ones
 * @param positive those of them that speak for the class
 */
record Leading(BitSet parts, BitSet positive) {

    /** How many lead: as many as lime shows. */
    static final int COUNT = 5;

    /**
     * @param weights one for each part
     * @param count how many lead, or all if there are fewer
     */
    static Leading of(final double[] weights, final int count) {
        final BitSet parts = new BitSet();
        final BitSet positive = new BitSet();
        // A search for each of the few leaders: the bootstrap asks thousands of times.
        while (parts.cardinality() < Math.min(count, weights.length)) {
            int best = -1;
            for (int j = 0; j < weights.length; j++)
                if (!parts.get(j) && (best < 0 || Math.abs(weights[j]) > Math.abs(weights[best]))) best = j;
            parts.set(best);
            positive.set(best, weights[best] > 0);
        }
        return new Leading(parts, positive);
    }

    /** All parts, the largest weights first; of equal ones the first part. */
    static int[] order(final double[] weights) {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(weights[j])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether other weights have the same leaders. */
    boolean isThatOf(final double[] weights) {
        return equals(of(weights, parts.cardinality()));
    }
}
