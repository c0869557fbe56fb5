package io.github.explicell.explain.superpixel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The graph-based segmentation of Felzenszwalb and Huttenlocher (IJCV 2004) as scikit-image 0.26.0's
 * {@code felzenszwalb}: neighbouring pixels (8 of them) are joined in the order of their distance in RGB, unless the
 * distance exceeds what is usual inside both parts.
 * <p>
 * Freedom: in which order equal distances come. Scikit-image sorts with numpy's quicksort, whose order of equal numbers
 * differs from processor to processor; here they come to the right, down, down right, up right, row by row.
 * </p>
 *
 * @param scale larger values make larger parts, 0 or more
 * @param sigma standard deviation of the smoothing before, in pixels; 0 for none
 * @param minSize smaller parts are joined to a neighbour, in pixels
 */
public record Felzenszwalb(double scale, double sigma, int minSize) implements ColourSegmenter {

    /** Scikit-image's defaults. */
    public static final Felzenszwalb DEFAULT = new Felzenszwalb(1, 0.8, 20);

    private static final double GREY_LEVELS = 255;

    /** Two neighbouring pixels. */
    private record Edge(int first, int second, double cost) {}

    /**
     * @param scale larger values make larger parts, 0 or more
     * @param sigma standard deviation of the smoothing before, in pixels; 0 for none
     * @param minSize smaller parts are joined to a neighbour, in pixels
     * @throws IllegalArgumentException naming the parameter that is out of range
     */
    public Felzenszwalb {
        Ranges.check("scale", scale, 0, Double.MAX_VALUE);
        Ranges.check("sigma", sigma, 0, 100);
        Ranges.check("smallest size", minSize, 0, Integer.MAX_VALUE);
    }

    @Override
    public Superpixels segment(final RandomAccessibleInterval<FloatType> pixels) {
        final ColourImage image = ColourImage.of(pixels).smoothed(sigma);
        final List<Edge> edges = edges(image);
        final int[] roots = new int[image.width() * image.height()];
        final int[] sizes = new int[roots.length];
        Arrays.setAll(roots, i -> i);
        Arrays.fill(sizes, 1);
        joinSimilar(edges, roots, sizes);
        joinSmall(edges, roots, sizes);
        for (int i = 0; i < roots.length; i++) roots[i] = root(roots, i);
        return Superpixels.of(image.width(), image.height(), roots);
    }

    private static List<Edge> edges(final ColourImage image) {
        final List<Edge> edges = new ArrayList<>();
        for (final int[] step : new int[][] {{1, 0}, {0, 1}, {1, 1}, {1, -1}})
            for (int y = Math.max(0, -step[1]); y < image.height() - Math.max(0, step[1]); y++)
                for (int x = 0; x < image.width() - step[0]; x++) {
                    final int first = y * image.width() + x;
                    final int second = first + step[1] * image.width() + step[0];
                    edges.add(new Edge(first, second, distance(image.values(), 3 * first, 3 * second)));
                }
        edges.sort(Comparator.comparingDouble(Edge::cost));
        return edges;
    }

    private static double distance(final double[] v, final int i, final int j) {
        final double d0 = v[i] - v[j];
        final double d1 = v[i + 1] - v[j + 1];
        final double d2 = v[i + 2] - v[j + 2];
        return Math.sqrt(d0 * d0 + d1 * d1 + d2 * d2);
    }

    private void joinSimilar(final List<Edge> edges, final int[] roots, final int[] sizes) {
        final double[] inner = new double[roots.length];
        final double tolerance = scale / GREY_LEVELS;
        for (final Edge edge : edges) {
            final int a = root(roots, edge.first());
            final int b = root(roots, edge.second());
            if (a == b) continue;
            // NB: scikit-image compares in float32.
            final float limitA = (float) (inner[a] + tolerance / sizes[a]);
            final float limitB = (float) (inner[b] + tolerance / sizes[b]);
            if (edge.cost() < Math.min(limitA, limitB)) inner[join(roots, sizes, a, b)] = edge.cost();
        }
    }

    private void joinSmall(final List<Edge> edges, final int[] roots, final int[] sizes) {
        for (final Edge edge : edges) {
            final int a = root(roots, edge.first());
            final int b = root(roots, edge.second());
            if (a != b && (sizes[a] < minSize || sizes[b] < minSize)) join(roots, sizes, a, b);
        }
    }

    private static int join(final int[] roots, final int[] sizes, final int a, final int b) {
        final int root = Math.min(a, b);
        roots[Math.max(a, b)] = root;
        sizes[root] = sizes[a] + sizes[b];
        return root;
    }

    /** The root of a pixel's tree; the path to it is halved. */
    private static int root(final int[] roots, final int pixel) {
        int at = pixel;
        while (roots[at] != at) {
            roots[at] = roots[roots[at]];
            at = roots[at];
        }
        return at;
    }
}
