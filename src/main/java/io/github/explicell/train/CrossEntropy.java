package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import io.github.explicell.network.Network;
import java.util.Map;

/**
 * Cross-entropy of the softmax: the mean over the batch of -log p(true class), as torch's {@code cross_entropy}.
 */
public final class CrossEntropy implements Loss {

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray logProbabilities = outputs.get(Network.LOGITS).logSoftmax(1);
        final NDArray truth =
                labels.oneHot(Math.toIntExact(logProbabilities.getShape().get(1)));
        return logProbabilities.mul(truth).sum().div(labels.size()).neg();
    }
}
