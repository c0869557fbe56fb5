package io.github.explicell.train;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;

/**
 * Normalised crops with their metadata and classes.
 *
 * @param images N x 3 x size x size, row-major
 * @param metadata N x numbers, row-major; empty where the network reads the image alone
 * @param labels N class indices
 */
record Batch(float[] images, float[] metadata, int[] labels) {

    /** @return what a network reads of it, in the order of its inputs; the scope owns it */
    NDList inputs(final TrainableNetwork network, final NDManager scope) {
        final NDList inputs = new NDList(network.input(scope, Network.IMAGE, images, size()));
        if (network.network().inputs().containsKey(Heads.METADATA))
            inputs.add(network.input(scope, Heads.METADATA, metadata, size()));
        return inputs;
    }

    /** @return N */
    int size() {
        return labels.length;
    }
}
