package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import io.github.explicell.network.Network;
import java.util.Map;

/**
 * Focal loss (Lin et al. 2017) of the softmax: -alpha (1 - p)^gamma log p of the true class, where alpha is its class's
 * weight. Samples that are already right hardly count. With gamma 0 it is {@link CrossEntropy}.
 */
public final class Focal implements Loss {

    /** Below this, 1 - p is rounding; its powers below 1 have no finite slope at 0. */
    private static final float LEAST = 1e-7f;

    private final double gamma;
    private final ClassWeights weights;

    /**
     * @param gamma at least 0; Lin et al. use 2
     * @param weights alpha of each class
     * @throws IllegalArgumentException if gamma is negative
     */
    public Focal(final double gamma, final ClassWeights weights) {
        if (!(gamma >= 0) || Double.isInfinite(gamma))
            throw new IllegalArgumentException("gamma must be at least 0, not " + gamma);
        this.gamma = gamma;
        this.weights = weights;
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray logProbabilities = outputs.get(Network.LOGITS).logSoftmax(1);
        final NDArray truth = Targets.of(labels, logProbabilities);
        final NDArray wrong =
                Recorded.power(Recorded.atLeast(logProbabilities.exp().neg().add(1), LEAST), gamma);
        final NDArray alpha = truth.mul(weights.row(truth));
        return weights.divide(alpha.mul(wrong).mul(logProbabilities).sum().neg(), truth);
    }
}
