package io.github.explicell.explain.lime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * LIME (Ribeiro et al., KDD 2016) as lime 0.2.0.1: each super-pixel is shown with probability 1/2, but all of them in the
 * first sample; samples near to the whole image, by the cosine distance d, weigh sqrt(exp(-d^2 / width^2)); ridge
 * regression with alpha 1.
 *
 * @param kernelWidth above 0
 * @param selection which super-pixels take part
 * @param features how many of them, at least 1
 */
record LimeSurrogate(double kernelWidth, FeatureSelection selection, int features) implements Surrogate {

    private static final double ALPHA = 1;

    @Override
    public List<BitSet> draw(final int parts, final int number, final SplittableRandom random) {
        final List<BitSet> samples = new ArrayList<>();
        final BitSet all = new BitSet();
        all.set(0, parts);
        samples.add(all);
        while (samples.size() < number) {
            final long[] words =
                    random.longs((parts + Long.SIZE - 1) / Long.SIZE).toArray();
            final BitSet sample = BitSet.valueOf(words);
            sample.and(all);
            samples.add(sample);
        }
        return samples;
    }

    @Override
    public int fixed() {
        return 0;
    }

    @Override
    public int block() {
        return 1;
    }

    @Override
    public LinearModel fit(final int parts, final int[][] shown, final double[] values, final double[] counts) {
        final Gram gram = new Gram(parts);
        for (int i = 0; i < shown.length; i++)
            if (counts[i] > 0) gram.add(shown[i], values[i], counts[i] * weight(parts, shown[i]));
        return Ridge.fit(gram, selection.select(gram, features), ALPHA);
    }

    @Override
    public double weight(final int parts, final int[] shown) {
        // Of a sample that shows nothing the direction is unknown; scikit-learn gives it the distance 1.
        final double distance = 1 - Math.sqrt((double) shown.length / parts);
        return Math.sqrt(Math.exp(-(distance * distance) / (kernelWidth * kernelWidth)));
    }
}
