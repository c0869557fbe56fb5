package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import java.util.Map;

/**
 * Triplet loss (Schroff et al. 2015, Hermans et al. 2017): max(0, d(anchor, positive) - d(anchor, negative) + margin)
 * with Euclidean distances of embeddings at length 1; positives have the anchor's label, negatives another one. The mean
 * is over the triplets whose loss is above 0, as in pytorch-metric-learning; if there is none, the value is 0. Equal
 * embeddings give the margin, with gradients of 0: such a collapse does not mend itself.
 *
 * <p>{@link Mining#ALL} and {@link Mining#SEMI_HARD} hold N^3 numbers: 64 MB for a batch of 256.
 */
public final class Triplet implements Loss {

    /** Which triplets of a batch count. */
    public enum Mining {
        /** All. */
        ALL,
        /** For each anchor its farthest positive and its nearest negative. */
        HARD,
        /** Those whose negative is farther than the positive, but not by the margin. */
        SEMI_HARD
    }

    private final double margin;
    private final Mining mining;

    /**
     * @param margin above 0
     * @param mining which triplets count
     * @throws IllegalArgumentException if the margin is not above 0
     */
    public Triplet(final double margin, final Mining mining) {
        if (!(margin > 0) || Double.isInfinite(margin))
            throw new IllegalArgumentException("the margin must be above 0, not " + margin);
        this.margin = margin;
        this.mining = mining;
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray z = Embeddings.unit(outputs);
        final NDArray d = distances(z);
        final NDArray same = Targets.same(labels, z);
        final NDArray positive = same.mul(Embeddings.others(z));
        final NDArray negative = same.neg().add(1);
        return mining == Mining.HARD ? hardest(d, positive, negative) : all(d, positive, negative);
    }

    /** N x N; between equal vectors 0 with a gradient of 0, where the root has none. */
    private static NDArray distances(final NDArray z) {
        final NDArray squared = z.expandDims(1).sub(z.expandDims(0)).square().sum(new int[] {2});
        final NDArray apart = squared.gt(0).toType(z.getDataType(), false);
        return squared.add(apart.neg().add(1)).sqrt().mul(apart);
    }

    private NDArray all(final NDArray d, final NDArray positive, final NDArray negative) {
        // anchor, positive, negative
        final NDArray gap = d.expandDims(2).sub(d.expandDims(1));
        NDArray valid = positive.expandDims(2).mul(negative.expandDims(1));
        if (mining == Mining.SEMI_HARD) valid = valid.mul(gap.lt(0).toType(d.getDataType(), false));
        return violated(gap, valid, d);
    }

    private NDArray hardest(final NDArray d, final NDArray positive, final NDArray negative) {
        final int[] row = {1};
        final NDArray farthest = d.mul(positive).add(positive.sub(1)).max(row);
        final NDArray nearest =
                d.sub(Recorded.times(negative.sub(1), -Embeddings.NEVER)).min(row);
        final NDArray valid = positive.max(row).mul(negative.max(row));
        return violated(farthest.sub(nearest), valid, d);
    }

    private NDArray violated(final NDArray gap, final NDArray valid, final NDArray d) {
        final NDArray loss = Recorded.atLeast(gap.add(margin).mul(valid), 0);
        final float n = Scalars.of(loss.gt(0).toType(d.getDataType(), false).sum());
        return n == 0 ? Embeddings.zero(d) : Recorded.over(loss.sum(), n);
    }
}
