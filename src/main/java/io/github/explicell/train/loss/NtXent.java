package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import java.util.Map;

/**
 * Normalised temperature-scaled cross-entropy (Chen et al. 2020, SimCLR): for each pair of an anchor and a positive,
 * -log(exp(s_ap / T) / (exp(s_ap / T) + sum over the anchor's negatives of exp(s_an / T))), the mean over all pairs; s
 * is the cosine. Unlike {@link SupCon}, other positives are not in the denominator. A batch without any pair gives 0; so
 * does a pair without negatives.
 */
public final class NtXent implements Loss {

    /** What a positive is. */
    public enum Positives {
        /** The other view of the same sample: the first half of the rows and the second half, row by row. */
        VIEWS,
        /** Every other row of the same class, as in pytorch-metric-learning. */
        CLASSES
    }

    private final double temperature;
    private final Positives positives;

    /**
     * @param temperature above 0; SimCLR's is 0.5 for small images and 0.1 for ImageNet
     * @param positives what a positive is
     * @throws IllegalArgumentException if the temperature is not above 0
     */
    public NtXent(final double temperature, final Positives positives) {
        this.temperature = Embeddings.checkTemperature(temperature);
        this.positives = positives;
    }

    /** @throws IllegalArgumentException if the positives are views and the number of rows is odd */
    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray z = Embeddings.unit(outputs);
        final NDArray same = Targets.same(positives == Positives.CLASSES ? labels : samples(z), z);
        final NDArray positive = same.mul(Embeddings.others(z));
        final float pairs = Scalars.of(positive.sum());
        if (pairs == 0) return Embeddings.zero(z);
        final NDArray s = Embeddings.similarities(z, temperature);
        // log of the negatives' sum; without negatives it is so small that the share is 1
        final NDArray negatives = Scalars.logSumExp(s.add(Recorded.times(same, Embeddings.NEVER)));
        final NDArray gap = negatives.sub(s);
        // softplus: log(1 + exp(gap)), without overflow
        final NDArray loss =
                Recorded.atLeast(gap, 0).add(gap.abs().neg().exp().add(1).log());
        return Recorded.over(loss.mul(positive).sum(), pairs);
    }

    private static NDArray samples(final NDArray z) {
        final long rows = z.getShape().get(0);
        if (rows % 2 == 1)
            throw new IllegalArgumentException("two views of each sample are an even number of rows, not " + rows);
        return z.getManager().arange((int) rows).mod(rows / 2.0);
    }
}
