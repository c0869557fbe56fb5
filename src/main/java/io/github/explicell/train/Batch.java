package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Normalised crops with their classes.
 *
 * @param images N x 3 x size x size, row-major
 * @param labels N class indices
 * @param own how much of each image is its own, 0..1, the rest being that of image N - 1 - i; null: all of it
 */
record Batch(float[] images, int[] labels, float[] own) {

    /** @return N */
    int size() {
        return labels.length;
    }

    /**
     * @param scope owns the result
     * @param classes number of classes
     * @return what losses on logits take: N class indices, or where images are mixed N x classes shares
     */
    NDArray targets(final NDManager scope, final int classes) {
        if (own == null) return scope.create(labels);
        final float[] shares = new float[size() * classes];
        for (int i = 0; i < size(); i++) {
            shares[i * classes + labels[i]] += own[i];
            shares[i * classes + labels[size() - 1 - i]] += 1 - own[i];
        }
        return scope.create(shares, new Shape(size(), classes));
    }
}
