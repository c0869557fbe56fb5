package io.github.explicell.train.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Expected numbers: scikit-learn; src/test/python/embeddings.py. */
class EmbeddingsTest {

    private record Fixture(
            float[][] vectors,
            int[] labels,
            float[][] queries,
            double[][] pca,
            double[] shares,
            double[] silhouettes,
            double silhouette,
            Map<Integer, int[]> leaving_one_out,
            Map<Integer, int[]> predicted,
            double spread) {}

    private static final int CLASSES = 4;

    private static Fixture fixture;

    @BeforeAll
    static void load() throws IOException {
        try (Reader reader = new InputStreamReader(
                EmbeddingsTest.class.getResourceAsStream("/fixtures/training/embeddings.json"),
                StandardCharsets.UTF_8)) {
            fixture = new Gson().fromJson(reader, Fixture.class);
        }
    }

    @Test
    void silhouettesAreScikitLearns() {
        assertArrayEquals(
                fixture.silhouettes(), Silhouette.samples(fixture.vectors(), fixture.labels(), CLASSES), 1e-6);
        assertEquals(fixture.silhouette(), Silhouette.mean(fixture.vectors(), fixture.labels(), CLASSES), 1e-6);
        // a class without vectors does not count, but one class alone has no silhouette
        assertEquals(fixture.silhouette(), Silhouette.mean(fixture.vectors(), fixture.labels(), CLASSES + 2), 1e-6);
        assertThrows(
                IllegalArgumentException.class,
                () -> Silhouette.samples(fixture.vectors(), new int[fixture.labels().length], CLASSES));
    }

    @Test
    void neighboursAreScikitLearns() {
        for (final int votes : fixture.predicted().keySet()) {
            final NearestNeighbours neighbours =
                    new NearestNeighbours(fixture.vectors(), fixture.labels(), CLASSES, votes);
            assertArrayEquals(fixture.leaving_one_out().get(votes), neighbours.leavingOneOut(), "votes " + votes);
            assertArrayEquals(fixture.predicted().get(votes), neighbours.of(fixture.queries()), "votes " + votes);
        }
    }

    @Test
    void principalComponentsAreScikitLearns() {
        final Pca pca = Pca.of(fixture.vectors());
        assertArrayEquals(fixture.shares(), pca.shares(), 1e-9);
        for (int i = 0; i < fixture.pca().length; i++)
            assertArrayEquals(fixture.pca()[i], pca.points()[i], 1e-5, "vector " + i);
    }

    @Test
    void twoNumbersAreTheirOwnMapUpToATurn() {
        final float[][] vectors = {{0, 0}, {4, 0}, {0, 1}, {4, 1}};
        final Pca pca = Pca.of(vectors);
        assertArrayEquals(new double[] {16 / 17.0, 1 / 17.0}, pca.shares(), 1e-12);
        assertArrayEquals(new double[] {-2, -0.5}, pca.points()[0], 1e-9);
        assertArrayEquals(
                new double[2], Pca.of(new float[][] {{1, 1}, {1, 1}, {1, 1}}).shares());
    }

    @Test
    void theSpreadIsHalfTheMeanSquaredDistance() {
        assertEquals(fixture.spread(), Vectors.spread(Vectors.unit(fixture.vectors())), 1e-6);
        assertEquals(0, Vectors.spread(Vectors.unit(new float[][] {{1, 2}, {2, 4}, {3, 6}})), 1e-7);
        assertEquals(1, Vectors.spread(Vectors.unit(new float[][] {{1, 0}, {-5, 0}})), 1e-7);
        assertEquals(0, Vectors.spread(Vectors.unit(new float[][] {{0, 0}, {0, 0}})));
    }

    @Test
    void umapKeepsGroupsTogetherAndFollowsItsSeed() {
        final Random random = new Random(2);
        final float[][] vectors = new float[60][5];
        final int[] labels = new int[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            labels[i] = i % 2;
            for (int j = 0; j < 5; j++) vectors[i][j] = (float) (6 * labels[i] + random.nextGaussian());
        }
        final double[][] points = UmapLayout.of(vectors, 8, 3);
        final float[][] map = new float[points.length][2];
        for (int i = 0; i < map.length; i++) for (int c = 0; c < 2; c++) map[i][c] = (float) points[i][c];
        assertArrayEquals(labels, new NearestNeighbours(map, labels, 2, 5).leavingOneOut());
        final double[][] again = UmapLayout.of(vectors, 8, 3);
        for (int i = 0; i < points.length; i++) assertArrayEquals(points[i], again[i]);
        assertThrows(IllegalArgumentException.class, () -> UmapLayout.of(new float[3][5], 8, 3));
    }
}
