package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.engine.Recorded;
import java.util.Arrays;

/**
 * How much the samples of each class count, and by what the weighted sum over a batch is divided. Keras divides by the
 * number of samples, torch by the sum of their weights: then a batch of rare classes only counts no more than any other.
 *
 * @param values a weight above 0 for each class, or null for equal ones
 * @param division what the sum is divided by; the same without weights
 */
public record ClassWeights(double[] values, Division division) {

    /** By what the weighted sum of a batch is divided. */
    public enum Division {
        /** The number of samples, as Keras's {@code class_weight} does. */
        N,
        /** The sum of the samples' weights, as torch's {@code cross_entropy} does. */
        SUM
    }

    /** All classes count alike. */
    public static final ClassWeights EQUAL = new ClassWeights(null, Division.N);

    /**
     * @param values a weight above 0 for each class, or null for equal ones
     * @param division what the sum is divided by; the same without weights
     * @throws IllegalArgumentException if a weight is not above 0 and finite
     */
    public ClassWeights {
        if (values != null)
            for (final double w : values)
                if (!(w > 0) || Double.isInfinite(w))
                    throw new IllegalArgumentException("class weights must be above 0, not " + w);
    }

    /**
     * Weights that give each class the same influence: N / (C N_c).
     *
     * @param counts samples of each class in the training part, at least 1 each
     * @param division what the sum is divided by
     * @return a weight for each class; their mean over the samples is 1
     * @throws IllegalArgumentException if a class has no sample
     */
    public static ClassWeights balanced(final int[] counts, final Division division) {
        final double n = Arrays.stream(counts).sum();
        final double[] values = new double[counts.length];
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] < 1) throw new IllegalArgumentException("a class without training samples has no weight");
            values[c] = n / (counts.length * (double) counts[c]);
        }
        return new ClassWeights(values, division);
    }

    /**
     * @param truth N x classes, gives number of classes, type and device
     * @return 1 x classes, of its type and on its device
     */
    NDArray row(final NDArray truth) {
        final int classes = Math.toIntExact(truth.getShape().get(1));
        if (values != null && values.length != classes)
            throw new IllegalArgumentException(
                    "there are " + values.length + " class weights for " + classes + " classes");
        final float[] row = new float[classes];
        for (int c = 0; c < classes; c++) row[c] = values == null ? 1 : (float) values[c];
        return truth.getManager().create(row, new Shape(1, classes)).toType(truth.getDataType(), false);
    }

    /**
     * @param sum of the weighted losses
     * @param truth N x classes, shares of the true classes
     * @return the sum divided by N or by the sum of the weights
     */
    NDArray divide(final NDArray sum, final NDArray truth) {
        return division == Division.N
                ? Recorded.over(sum, truth.getShape().get(0))
                : sum.div(truth.mul(row(truth)).sum());
    }
}
