package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;

/** Labels as numbers that can be multiplied with. */
final class Targets {

    private Targets() {}

    /**
     * @param labels N class indices, or N x classes shares
     * @param like N x classes, gives number of classes, type and device
     * @return N x classes, 1 for the true class and 0 elsewhere, or the shares
     */
    static NDArray of(final NDArray labels, final NDArray like) {
        if (areShares(labels)) return labels.toType(like.getDataType(), false);
        return labels.oneHot(Math.toIntExact(like.getShape().get(1))).toType(like.getDataType(), false);
    }

    private static boolean areShares(final NDArray labels) {
        return labels.getShape().dimension() == 2;
    }

    /**
     * @return the class indices
     * @throws IllegalArgumentException if they are shares
     */
    static NDArray indices(final NDArray labels) {
        if (areShares(labels))
            throw new IllegalArgumentException(
                    "mixup and cutmix need a loss on logits; this one compares images of whole classes");
        return labels;
    }

    /**
     * @param labels N class indices
     * @param like gives type and device
     * @return N x N, 1 where two samples have the same label and 0 elsewhere; the diagonal is 1
     */
    static NDArray same(final NDArray labels, final NDArray like) {
        return indices(labels).reshape(-1, 1).eq(labels.reshape(1, -1)).toType(like.getDataType(), false);
    }
}
