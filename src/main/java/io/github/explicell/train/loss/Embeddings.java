package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import java.util.Map;

/** What the losses on embeddings have in common. */
final class Embeddings {

    /** The network's output that they read: N x length. */
    static final String OUTPUT = "embedding";

    /** Stands for minus infinity; exp of it is 0, and it has no NaN in its gradients. */
    static final double NEVER = -1e9;

    private Embeddings() {}

    static NDArray raw(final Map<String, NDArray> outputs) {
        return outputs.get(OUTPUT);
    }

    /** @return the embeddings at length 1; a vector of zeros stays one */
    static NDArray unit(final Map<String, NDArray> outputs) {
        return raw(outputs).normalize(2, 1);
    }

    /** @return 0 with a history: every gradient is 0 */
    static NDArray zero(final NDArray embeddings) {
        return Recorded.times(embeddings.sum(), 0);
    }

    /** @return N x N cosines over the temperature */
    static NDArray similarities(final NDArray unit, final double temperature) {
        return Recorded.over(unit.matMul(unit.transpose()), temperature);
    }

    /** @return N x N, 0 on the diagonal and 1 elsewhere */
    static NDArray others(final NDArray like) {
        final int n = Math.toIntExact(like.getShape().get(0));
        return like.getManager().eye(n).neg().add(1).toType(like.getDataType(), false);
    }

    /** @throws IllegalArgumentException if it is not above 0 */
    static double checkTemperature(final double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature))
            throw new IllegalArgumentException("the temperature must be above 0, not " + temperature);
        return temperature;
    }
}
