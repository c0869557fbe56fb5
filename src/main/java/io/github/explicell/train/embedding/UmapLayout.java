package io.github.explicell.train.embedding;

import tagbio.umap.Umap;
import tagbio.umap.metric.EuclideanMetric;

/**
 * A map in two dimensions that keeps neighbours together (McInnes, Healy and Melville 2018), by the library umap-java.
 * Distances between groups on it mean little. One thread, so that a seed fixes it.
 */
public final class UmapLayout {

    /** So many neighbours are to stay together unless said otherwise. */
    public static final int NEIGHBOURS = 15;

    private static final float MIN_DISTANCE = 0.1f;

    private UmapLayout() {}

    /**
     * @param vectors at least 4, one in a row
     * @param neighbours that are to stay together, at least 2; fewer where there are not so many vectors
     * @param seed fixes the map
     * @return N x 2
     * @throws IllegalArgumentException if there are too few vectors or neighbours
     */
    public static double[][] of(final float[][] vectors, final int neighbours, final long seed) {
        if (vectors.length < 4)
            throw new IllegalArgumentException("UMAP needs at least 4 vectors, not " + vectors.length);
        if (neighbours < 2) throw new IllegalArgumentException("UMAP needs at least 2 neighbours, not " + neighbours);
        final Umap umap = new Umap()
                .setNumberComponents(2)
                .setNumberNearestNeighbours(Math.min(neighbours, vectors.length - 1))
                .setMinDist(MIN_DISTANCE)
                .setMetric(EuclideanMetric.SINGLETON)
                .setThreads(1)
                .setSeed(seed);
        final float[][] map = umap.fitTransform(vectors);
        final double[][] points = new double[map.length][2];
        for (int i = 0; i < map.length; i++) for (int c = 0; c < 2; c++) points[i][c] = map[i][c];
        return points;
    }
}
