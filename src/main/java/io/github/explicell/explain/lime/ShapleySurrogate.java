package io.github.explicell.explain.lime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Kernel SHAP (Lundberg and Lee, NeurIPS 2017): coalition sizes s of M super-pixels are drawn in proportion to
 * (M - 1) / (s (M - s)), each coalition together with its complement; the weights sum up to the difference between the
 * whole image and the one that shows nothing, which the regression keeps exactly. If as many samples are asked for as
 * there are coalitions, each comes once with its Shapley weight, and the result is the exact Shapley value. Without the
 * l1 penalty of the package shap ({@code l1_reg=False} there).
 *
 * @param complete whether all coalitions are enumerated rather than drawn
 */
record ShapleySurrogate(boolean complete) implements Surrogate {

    /** Up to this many super-pixels all coalitions may be enumerated. */
    private static final int COUNTABLE = 20;

    private static final int CONSTRAINTS = 2;

    /** Enumerates if that many samples hold all coalitions, the empty and the whole one included. */
    static ShapleySurrogate of(final int parts, final int samples) {
        return new ShapleySurrogate(parts <= COUNTABLE && samples >= 1 << parts);
    }

    @Override
    public List<BitSet> draw(final int parts, final int number, final SplittableRandom random) {
        final List<BitSet> samples = new ArrayList<>();
        samples.add(range(parts));
        samples.add(new BitSet());
        if (complete) enumerate(parts, samples);
        else while (samples.size() < number) addPair(parts, random, samples);
        return samples;
    }

    private static BitSet range(final int parts) {
        final BitSet all = new BitSet();
        all.set(0, parts);
        return all;
    }

    private static void enumerate(final int parts, final List<BitSet> samples) {
        // the upper half are the complements of the lower
        for (long bits = 1; bits < 1L << parts - 1; bits++) {
            final BitSet sample = BitSet.valueOf(new long[] {bits});
            samples.add(sample);
            samples.add(complement(sample, parts));
        }
    }

    private static void addPair(final int parts, final SplittableRandom random, final List<BitSet> samples) {
        final int size = size(parts, random);
        final BitSet sample = new BitSet();
        // Floyd's algorithm: each set of that size is equally likely
        for (int j = parts - size; j < parts; j++) {
            final int candidate = random.nextInt(j + 1);
            sample.set(sample.get(candidate) ? j : candidate);
        }
        samples.add(sample);
        samples.add(complement(sample, parts));
    }

    private static int size(final int parts, final SplittableRandom random) {
        double sum = 0;
        for (int s = 1; s < parts; s++) sum += sizeWeight(parts, s);
        double left = random.nextDouble() * sum;
        int size = 1;
        while (size < parts - 1 && (left -= sizeWeight(parts, size)) > 0) size++;
        return size;
    }

    private static double sizeWeight(final int parts, final int size) {
        return (parts - 1.0) / ((double) size * (parts - size));
    }

    private static BitSet complement(final BitSet sample, final int parts) {
        final BitSet complement = (BitSet) sample.clone();
        complement.flip(0, parts);
        return complement;
    }

    @Override
    public int fixed() {
        return CONSTRAINTS;
    }

    @Override
    public int block() {
        return CONSTRAINTS;
    }

    @Override
    public double weight(final int parts, final int[] shown) {
        if (!complete) return 1;
        double coalitions = 1;
        for (int i = 1; i <= shown.length; i++) coalitions *= (parts - shown.length + i) / (double) i;
        return sizeWeight(parts, shown.length) / coalitions;
    }

    /** Puts the last weight, which follows from the others, into the equations, as shap does. */
    @Override
    public LinearModel fit(final int parts, final int[][] shown, final double[] values, final double[] counts) {
        final double empty = values[1];
        final double difference = values[0] - empty;
        final Gram gram = new Gram(parts);
        for (int i = CONSTRAINTS; i < shown.length; i++)
            if (counts[i] > 0) gram.add(shown[i], values[i] - empty, counts[i] * weight(parts, shown[i]));
        final int last = parts - 1;
        final double[][] matrix = new double[last][];
        final double[] right = new double[last];
        for (int j = 0; j < last; j++) {
            matrix[j] = new double[j + 1];
            for (int k = 0; k <= j; k++)
                matrix[j][k] =
                        gram.product(j, k) - gram.product(j, last) - gram.product(k, last) + gram.product(last, last);
            right[j] = gram.product(j)
                    - gram.product(last)
                    - difference * (gram.product(j, last) - gram.product(last, last));
        }
        if (!Cholesky.solve(matrix, right)) return null;
        final double[] weights = Arrays.copyOf(right, parts);
        weights[last] = difference;
        for (final double w : right) weights[last] -= w;
        return new LinearModel(empty, weights);
    }
}
