package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;

/**
 * Normalised crops with their metadata and classes.
 *
 * @param indices N, of sample and view
 * @param images n x 3 x size x size, row-major, of those that were read
 * @param read positions 0 to N - 1 of the n images that were read; the others need not be
 * @param metadata N x numbers, row-major; empty where the network reads the image alone
 * @param labels N class indices
 * @param own how much of each image is its own, 0..1, the rest being that of image N - 1 - i; null: all of it
 */
record Batch(int[] indices, float[] images, int[] read, float[] metadata, int[] labels, float[] own) {

    /** @return what a network reads of it, if all images were read, in the order of its inputs; the scope owns it */
    NDList inputs(final TrainableNetwork network, final NDManager scope) {
        final NDList inputs = new NDList(network.input(scope, Network.IMAGE, images, size()));
        if (network.network().inputs().containsKey(Heads.METADATA)) inputs.add(metadata(network, scope));
        return inputs;
    }

    /** @return the metadata as a network reads them; the scope owns them */
    NDArray metadata(final TrainableNetwork network, final NDManager scope) {
        return network.input(scope, Heads.METADATA, metadata, size());
    }

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
