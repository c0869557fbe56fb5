package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Sums that losses need and DJL has not. */
final class Scalars {

    private Scalars() {}

    /** @return the value of a scalar of any number type */
    static float of(final NDArray scalar) {
        return scalar.toType(DataType.FLOAT32, false).getFloat();
    }

    /** @return N x 1: log of the sum of exp over each row, without overflow */
    static NDArray logSumExp(final NDArray rows) {
        final NDArray greatest = rows.max(new int[] {1}, true).stopGradient();
        return rows.sub(greatest).exp().sum(new int[] {1}, true).log().add(greatest);
    }
}
