package io.github.explicell.train.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Silhouette (Rousseeuw 1987) of classes in a space, as scikit-learn's {@code silhouette_samples} with Euclidean
 * distances: (b - a) / max(a, b), where a is the mean distance of a vector to the others of its class and b the least
 * mean distance to those of another class; 0 where a class has a single vector. The time grows with the square of the
 * number of vectors.
 */
public final class Silhouette {

    private Silhouette() {}

    /**
     * @param vectors one in a row
     * @param labels class of each
     * @param classes how many classes there are; those without vectors do not count
     * @return the silhouette of each vector, -1..1
     * @throws IllegalArgumentException if fewer than two classes have vectors
     */
    public static double[] samples(final float[][] vectors, final int[] labels, final int classes) {
        final int[] counts = new int[classes];
        for (final int label : labels) counts[label]++;
        if (Arrays.stream(counts).filter(c -> c > 0).count() < 2)
            throw new IllegalArgumentException("a silhouette needs vectors of at least two classes");
        return IntStream.range(0, vectors.length)
                .parallel()
                .mapToDouble(i -> sample(vectors, labels, counts, i))
                .toArray();
    }

    /**
     * @param vectors one in a row
     * @param labels class of each
     * @param classes how many classes there are
     * @return the mean of all silhouettes, -1..1
     */
    public static double mean(final float[][] vectors, final int[] labels, final int classes) {
        return Arrays.stream(samples(vectors, labels, classes)).average().orElse(Double.NaN);
    }

    private static double sample(final float[][] vectors, final int[] labels, final int[] counts, final int i) {
        final int own = labels[i];
        if (counts[own] == 1) return 0;
        final double[] sums = new double[counts.length];
        for (int j = 0; j < vectors.length; j++) sums[labels[j]] += Vectors.distance(vectors[i], vectors[j]);
        final double a = sums[own] / (counts[own] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < counts.length; c++) if (c != own && counts[c] > 0) b = Math.min(b, sums[c] / counts[c]);
        final double most = Math.max(a, b);
        return most == 0 ? 0 : (b - a) / most;
    }
}
