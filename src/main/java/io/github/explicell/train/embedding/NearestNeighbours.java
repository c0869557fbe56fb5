package io.github.explicell.train.embedding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The class of most of the nearest vectors, as scikit-learn's {@code KNeighborsClassifier}: Euclidean distances, votes
 * alike, of equal votes the first class. Of equally distant vectors the first are nearer.
 */
public final class NearestNeighbours {

    /** So many of them vote unless said otherwise. */
    public static final int USUAL = 5;

    private final float[][] known;
    private final int[] labels;
    private final int classes;
    private final int votes;

    /**
     * @param known vectors
     * @param labels their classes
     * @param classes how many classes there are
     * @param votes how many neighbours vote; if there are fewer, all do
     * @throws IllegalArgumentException if it is not at least 1
     */
    public NearestNeighbours(final float[][] known, final int[] labels, final int classes, final int votes) {
        if (votes < 1) throw new IllegalArgumentException("at least 1 neighbour must vote, not " + votes);
        this.known = known;
        this.labels = labels;
        this.classes = classes;
        this.votes = votes;
    }

    /**
     * @param vectors none of the known ones
     * @return the class of each
     */
    public int[] of(final float[][] vectors) {
        return IntStream.range(0, vectors.length)
                .parallel()
                .map(i -> vote(vectors[i], -1))
                .toArray();
    }

    /** @return the class of each known vector by all others */
    public int[] leavingOneOut() {
        return IntStream.range(0, known.length)
                .parallel()
                .map(i -> vote(known[i], i))
                .toArray();
    }

    private int vote(final float[] vector, final int left) {
        final double[] distances = new double[known.length];
        for (int i = 0; i < known.length; i++) distances[i] = Vectors.distance(vector, known[i]);
        final int[] counts = new int[classes];
        IntStream.range(0, known.length)
                .filter(i -> i != left)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(votes)
                .forEach(i -> counts[labels[i]]++);
        final int most = Arrays.stream(counts).max().orElse(0);
        return IntStream.range(0, classes)
                .filter(c -> counts[c] == most)
                .findFirst()
                .orElse(0);
    }
}
