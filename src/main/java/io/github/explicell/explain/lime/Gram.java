package io.github.explicell.explain.lime;

/** Weighted sums over samples of zeros and ones and their values: all that a linear fit needs. */
final class Gram {

    private double weight;
    private double valueSum;
    private double squareSum;
    /** Sum of weight times value over the samples that show a part. */
    private final double[] values;
    /** Sum of the weights of the samples that show two parts; the lower triangle. */
    private final double[][] pairs;
    /** The sample that is being added, its weight where it shows a part; otherwise all 0. */
    private final double[] sample;

    /** @param parts how many parts there are */
    Gram(final int parts) {
        values = new double[parts];
        sample = new double[parts];
        pairs = new double[parts][];
        for (int j = 0; j < parts; j++) pairs[j] = new double[j + 1];
    }

    /**
     * Adds a sample.
     *
     * @param shown its parts
     * @param value what the network answers
     * @param sampleWeight 0 or more
     */
    void add(final int[] shown, final double value, final double sampleWeight) {
        weight += sampleWeight;
        valueSum += sampleWeight * value;
        squareSum += sampleWeight * value * value;
        // Whole rows, zeros included: processors add several neighbours at once.
        for (final int part : shown) sample[part] = sampleWeight;
        for (final int part : shown) {
            values[part] += sampleWeight * value;
            final double[] row = pairs[part];
            for (int k = 0; k <= part; k++) row[k] += sample[k];
        }
        for (final int part : shown) sample[part] = 0;
    }

    int parts() {
        return values.length;
    }

    double meanValue() {
        return valueSum / weight;
    }

    /** The weighted share of the samples that show a part. */
    double mean(final int part) {
        return pairs[part][part] / weight;
    }

    /** Sum over samples of weight times x_a x_b. */
    double product(final int a, final int b) {
        return a >= b ? pairs[a][b] : pairs[b][a];
    }

    /** Sum over samples of weight times x_a y. */
    double product(final int part) {
        return values[part];
    }

    /** The same with both less their means. */
    double scatter(final int a, final int b) {
        return product(a, b) - weight * mean(a) * mean(b);
    }

    /** The same with both less their means. */
    double scatter(final int part) {
        return values[part] - mean(part) * valueSum;
    }

    /** Sum over samples of weight times the squared difference of the value from its mean. */
    double valueScatter() {
        return Math.max(0, squareSum - valueSum * valueSum / weight);
    }
}
