package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import java.util.Map;

/**
 * The loss that a published cervical classifier calls n-pairs (TensorFlow Addons' {@code npairs_loss} on the batch's
 * cosines with itself): softmax cross-entropy of each row of cosines over the temperature, the target being shared
 * equally by all rows of the same label, the row itself included.
 *
 * <p>Its floor is the mean of ln(rows of the label), not 0; embeddings that are all equal give ln N. A row without a
 * positive is its own and only target.
 */
public final class SoftTargetNPairs implements Loss {

    private final double temperature;

    /**
     * @param temperature above 0; the publication's is 0.05
     * @throws IllegalArgumentException if it is not above 0
     */
    public SoftTargetNPairs(final double temperature) {
        this.temperature = Embeddings.checkTemperature(temperature);
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray z = Embeddings.unit(outputs);
        final NDArray same = Targets.same(labels, z);
        final NDArray target = same.div(same.sum(new int[] {1}, true));
        final NDArray logShare = Embeddings.similarities(z, temperature).logSoftmax(1);
        return Recorded.over(logShare.mul(target).sum(), z.getShape().get(0)).neg();
    }
}
