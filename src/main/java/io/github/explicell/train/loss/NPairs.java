package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import io.github.explicell.engine.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Multi-class N-pair loss (Sohn 2016): one pair (f_i, f_i+) of each class, the mean over the pairs of
 * log(1 + sum over the other pairs j of exp(f_i f_j+ - f_i f_i+)), with embeddings as they are (not at length 1) and a
 * penalty on their squared length that keeps them small.
 *
 * <p>The pair of a class is its first two rows in the batch; classes with a single row give none. A batch with fewer
 * than two pairs has nothing to tell apart and gives the penalty of its one pair, or 0.
 */
public final class NPairs implements Loss {

    private final double penalty;

    /**
     * @param penalty at least 0, times a quarter of the mean squared length of the anchors plus that of the positives
     *     (TensorFlow's {@code npairs_loss}, which has 0.002)
     * @throws IllegalArgumentException if it is negative
     */
    public NPairs(final double penalty) {
        if (!(penalty >= 0)) throw new IllegalArgumentException("the penalty must be at least 0, not " + penalty);
        this.penalty = penalty;
    }

    @Override
    public NDArray of(final Map<String, NDArray> outputs, final NDArray labels) {
        final NDArray embeddings = Embeddings.raw(outputs);
        final List<int[]> pairs = pairs(Targets.indices(labels).toIntArray());
        if (pairs.isEmpty()) return Embeddings.zero(embeddings);
        final NDArray anchors = rows(embeddings, pairs, 0);
        final NDArray positives = rows(embeddings, pairs, 1);
        final NDArray logShare = anchors.matMul(positives.transpose()).logSoftmax(1);
        final NDArray own = embeddings.getManager().eye(pairs.size()).toType(embeddings.getDataType(), false);
        final NDArray lengths = anchors.square().sum().add(positives.square().sum());
        return Recorded.over(
                Recorded.times(lengths, penalty / 4).sub(logShare.mul(own).sum()), pairs.size());
    }

    private static List<int[]> pairs(final int[] labels) {
        final Map<Integer, Integer> first = new LinkedHashMap<>();
        final Map<Integer, int[]> pairs = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            final Integer earlier = first.putIfAbsent(labels[i], i);
            if (earlier != null) pairs.putIfAbsent(labels[i], new int[] {earlier, i});
        }
        return new ArrayList<>(pairs.values());
    }

    private static NDArray rows(final NDArray embeddings, final List<int[]> pairs, final int which) {
        final int[] indices = pairs.stream().mapToInt(p -> p[which]).toArray();
        return embeddings.get(embeddings.getManager().create(indices));
    }
}
