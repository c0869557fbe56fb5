package io.github.explicell.train.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: how often the most probable class is right, by its probability.
 *
 * @param bins those that hold a case, from low probabilities to high ones
 */
public record Calibration(List<Bin> bins) {

    /** So many bins of equal width as users of scikit-learn expect. */
    public static final int BINS = 10;

    /**
     * Cases of about the same probability of the most probable class.
     *
     * @param confidence mean of that probability
     * @param accuracy share of them that is right
     * @param cases how many
     */
    public record Bin(double confidence, double accuracy, int cases) {}

    /**
     * Sorts cases into bins of equal width, each closed at its upper end.
     *
     * @param cases with probabilities
     * @param bins how many of 0..1, at least 1
     * @return the curve
     */
    public static Calibration of(final Cases cases, final int bins) {
        final double[] confidence = new double[bins];
        final int[] right = new int[bins];
        final int[] counts = new int[bins];
        for (int i = 0; i < cases.size(); i++) {
            final double[] p = cases.probabilities()[i];
            int best = 0;
            for (int c = 1; c < p.length; c++) if (p[c] > p[best]) best = c;
            int bin = 0;
            while (bin + 1 < bins && p[best] > (bin + 1) * (1.0 / bins)) bin++;
            confidence[bin] += p[best];
            if (best == cases.truth()[i]) right[bin]++;
            counts[bin]++;
        }
        final List<Bin> list = new ArrayList<>();
        for (int b = 0; b < bins; b++)
            if (counts[b] > 0) list.add(new Bin(confidence[b] / counts[b], right[b] / (double) counts[b], counts[b]));
        return new Calibration(List.copyOf(list));
    }

    /** @return expected calibration error (Guo et al. 2017): the mean over the cases of |accuracy - confidence|, 0..1 */
    public double error() {
        double sum = 0;
        int n = 0;
        for (final Bin bin : bins) {
            sum += bin.cases() * Math.abs(bin.accuracy() - bin.confidence());
            n += bin.cases();
        }
        return sum / n;
    }
}
