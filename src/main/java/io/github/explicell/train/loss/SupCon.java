package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import java.util.Map;

/**
 * Supervised contrastive loss (Khosla et al. 2020, L_out): for each anchor the mean over its positives, which are all
 * other rows of its label, of -log(exp(s_ap / T) / sum over all a' but the anchor of exp(s_aa' / T)); s is the cosine.
 * The rows are one view of each sample, or several views of it one after the other with their labels repeated.
 *
 * <p>The mean is over the anchors that have a positive. pytorch-metric-learning gives the same with the factor 1; the
 * authors' program multiplies by T / T_base, which is 1 with its defaults of 0.07 and 0.07. A batch without any positive
 * gives 0. Embeddings that are all equal give ln(N - 1).
 */
public final class SupCon implements Loss {

    /** What the value is multiplied by. */
    public enum Factor {
        /** 1, as in pytorch-metric-learning. */
        ONE,
        /** T / 0.07, as in the authors' program: the gradients' size hardly depends on T. */
        TEMPERATURE
    }

    private static final double BASE_TEMPERATURE = 0.07;

    private final double temperature;
    private final double factor;

    /**
     * @param temperature above 0; the authors' figures are with 0.1
     * @param factor what the value is multiplied by
     * @throws IllegalArgumentException if the temperature is not above 0
     */
    public SupCon(final double temperature, final Factor factor) {
        this.temperature = Embeddings.checkTemperature(temperature);
        this.factor = factor == Factor.ONE ? 1 : temperature / BASE_TEMPERATURE;
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray z = Embeddings.unit(outputs);
        final NDArray others = Embeddings.others(z);
        final NDArray positives = Targets.same(labels, z).mul(others);
        final NDArray count = positives.sum(new int[] {1});
        final float anchors =
                Scalars.of(count.gt(0).toType(z.getDataType(), false).sum());
        if (anchors == 0) return Embeddings.zero(z);
        final NDArray self = Recorded.times(others.sub(1), -Embeddings.NEVER);
        final NDArray logShare =
                Embeddings.similarities(z, temperature).add(self).logSoftmax(1);
        final NDArray perAnchor = logShare.mul(positives).sum(new int[] {1}).div(Recorded.atLeast(count, 1));
        return Recorded.times(perAnchor.sum(), -factor / anchors);
    }
}
