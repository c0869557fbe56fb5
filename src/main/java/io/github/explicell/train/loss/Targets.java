package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;

/** Labels as numbers that can be multiplied with. */
final class Targets {

    private Targets() {}

    /**
     * @param labels N class indices
     * @param like N x classes, gives number of classes, type and device
     * @return N x classes, 1 for the true class and 0 elsewhere
     */
    static NDArray of(final NDArray labels, final NDArray like) {
        return labels.oneHot(Math.toIntExact(like.getShape().get(1))).toType(like.getDataType(), false);
    }

    /**
     * @param labels N class indices
     * @param like gives type and device
     * @return N x N, 1 where two samples have the same label and 0 elsewhere; the diagonal is 1
     */
    static NDArray same(final NDArray labels, final NDArray like) {
        return labels.reshape(-1, 1).eq(labels.reshape(1, -1)).toType(like.getDataType(), false);
    }
}
