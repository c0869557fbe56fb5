package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.explicell.model.CostMatrix;
import io.github.explicell.network.Network;
import java.util.Map;

/**
 * What a decision drawn from the softmax would cost: the sum over all classes of p(class) times the cost of deciding for
 * it, given the true class. Its least value is reached by the decision that costs least, not by the true
 * probabilities: what such a network gives are decisions, no calibrated probabilities. With costs of 1 for every mistake
 * it is 1 - p(true class).
 */
public final class ExpectedCost implements Loss {

    private final CostMatrix costs;
    private final ClassWeights weights;

    /**
     * @param costs of deciding for a class when another one is true
     * @param weights of the true classes
     */
    public ExpectedCost(final CostMatrix costs, final ClassWeights weights) {
        this.costs = costs;
        this.weights = weights;
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray probabilities = outputs.get(Network.LOGITS).softmax(1);
        final NDArray truth = Targets.of(labels, probabilities);
        final NDArray perClass = truth.mul(weights.row(truth)).matMul(matrix(truth));
        return weights.divide(probabilities.mul(perClass).sum(), truth);
    }

    private NDArray matrix(final NDArray like) {
        final int n = costs.size();
        final float[] flat = new float[n * n];
        for (int i = 0; i < n * n; i++) flat[i] = (float) costs.cost(i / n, i % n);
        return like.getManager().create(flat, new Shape(n, n)).toType(like.getDataType(), false);
    }
}
