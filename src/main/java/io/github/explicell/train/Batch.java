package io.github.explicell.train;

/**
 * Normalised crops with their classes.
 *
 * @param images N x 3 x size x size, row-major
 * @param labels N class indices
 */
record Batch(float[] images, int[] labels) {

    /** @return N */
    int size() {
        return labels.length;
    }
}
