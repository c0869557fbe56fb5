package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import io.github.explicell.network.Network;
import java.util.Map;

/**
 * Cross-entropy of the softmax: -log p(true class), weighted by class. With label smoothing e the target is 1 - e for
 * the true class plus e / C for every class (Szegedy et al. 2016), each with its class's weight; all as torch's
 * {@code cross_entropy}, which divides by the sum of weights. The value is bounded below by 0 without, and above 0 with
 * smoothing.
 */
public final class CrossEntropy implements Loss {

    private final ClassWeights weights;
    private final double smoothing;

    /** Equal weights, no smoothing. */
    public CrossEntropy() {
        this(ClassWeights.EQUAL, 0);
    }

    /**
     * @param weights of the classes
     * @param smoothing share of the target that all classes get, 0 to below 1
     * @throws IllegalArgumentException if the smoothing is out of range
     */
    public CrossEntropy(final ClassWeights weights, final double smoothing) {
        if (!(smoothing >= 0 && smoothing < 1))
            throw new IllegalArgumentException("label smoothing must be 0 to below 1, not " + smoothing);
        this.weights = weights;
        this.smoothing = smoothing;
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray logProbabilities = outputs.get(Network.LOGITS).logSoftmax(1);
        final NDArray truth = Targets.of(labels, logProbabilities);
        final double classes = truth.getShape().get(1);
        final NDArray target =
                Recorded.times(truth, 1 - smoothing).add(smoothing / classes).mul(weights.row(truth));
        return weights.divide(logProbabilities.mul(target).sum().neg(), truth);
    }
}
