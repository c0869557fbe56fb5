package io.github.explicell.explain.superpixel;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Quickshift (Vedaldi and Soatto, ECCV 2008) as scikit-image 0.26.0's {@code quickshift}: each pixel is joined to the
 * nearest one of higher density in colour and place.
 * <p>
 * Ties between equal densities are broken by noise of 1e-5. It is numpy's for the same seed, so that flat areas are cut
 * as scikit-image cuts them. Lime 0.2.0.1 hands a {@code random_seed} over only to a quickshift that knows this word;
 * since scikit-image 0.23 it is {@code rng}, so lime's seed has no effect there and 42 is always used: {@link #LIME}.
 * </p>
 *
 * @param ratio weight of the colours against the place, 0..1
 * @param kernelSize standard deviation of the density's kernel in pixels, at least 1; pixels are joined within 3 of them
 * @param maxDist pixels further apart than this are not joined
 * @param sigma standard deviation of the smoothing before, in pixels; 0 for none
 * @param lab whether colours are compared in CIE L*a*b* rather than RGB
 * @param seed of the noise, 0 or more
 */
public record Quickshift(double ratio, double kernelSize, double maxDist, double sigma, boolean lab, int seed)
        implements ColourSegmenter {

    /** Scikit-image's defaults. */
    public static final Quickshift DEFAULT = new Quickshift(1, 5, 10, 0, true, 42);

    /** What lime 0.2.0.1 cuts images with. */
    public static final Quickshift LIME = new Quickshift(0.2, 4, 200, 0, true, 42);

    private static final double NOISE = 1e-5;

    /**
     * @param ratio weight of the colours against the place, 0..1
     * @param kernelSize standard deviation of the density's kernel in pixels, at least 1; pixels are joined within 3 of
     *     them
     * @param maxDist pixels further apart than this are not joined
     * @param sigma standard deviation of the smoothing before, in pixels; 0 for none
     * @param lab whether colours are compared in CIE L*a*b* rather than RGB
     * @param seed of the noise, 0 or more
     * @throws IllegalArgumentException naming the parameter that is out of range
     */
    public Quickshift {
        Ranges.check("ratio", ratio, 0, 1);
        Ranges.check("kernel size", kernelSize, 1, 100);
        Ranges.check("largest distance", maxDist, 0, Double.MAX_VALUE);
        Ranges.check("sigma", sigma, 0, 100);
        Ranges.check("seed", seed, 0, Integer.MAX_VALUE);
    }

    @Override
    public Superpixels segment(final RandomAccessibleInterval<FloatType> pixels) {
        final ColourImage colours = ColourImage.of(pixels);
        final ColourImage image =
                (lab ? colours.lab() : colours).smoothed(sigma).scaled(ratio);
        final int[] parents = parents(image, densities(image));
        for (int i = 0; i < parents.length; i++) {
            int root = i;
            while (parents[root] != root) root = parents[root];
            for (int at = i; at != root; ) {
                final int next = parents[at];
                parents[at] = root;
                at = next;
            }
        }
        return Superpixels.of(image.width(), image.height(), parents);
    }

    private int reach() {
        return (int) Math.ceil(3 * kernelSize);
    }

    /** Sums each pair of pixels once, for both. */
    private double[] densities(final ColourImage image) {
        final int width = image.width();
        final NumpyNormal noise = new NumpyNormal(seed);
        final double[] densities = new double[width * image.height()];
        for (int i = 0; i < densities.length; i++) densities[i] = noise.next() * NOISE + 1;
        final double factor = -0.5 / (kernelSize * kernelSize);
        for (int y = 0, i = 0; y < image.height(); y++)
            for (int x = 0; x < width; x++, i++) {
                final int right = Math.min(x + reach(), width - 1);
                for (int v = y; v <= Math.min(y + reach(), image.height() - 1); v++)
                    for (int u = v == y ? x + 1 : Math.max(x - reach(), 0), j = v * width + u; u <= right; u++, j++) {
                        final double weight = Math.exp(distance(image, i, j, u - x, v - y) * factor);
                        densities[i] += weight;
                        densities[j] += weight;
                    }
            }
        return densities;
    }

    private int[] parents(final ColourImage image, final double[] densities) {
        final int width = image.width();
        final int[] parents = new int[densities.length];
        Arrays.setAll(parents, i -> i);
        for (int y = 0, i = 0; y < image.height(); y++)
            for (int x = 0; x < width; x++, i++) {
                double closest = Double.MAX_VALUE;
                for (int v = Math.max(y - reach(), 0); v <= Math.min(y + reach(), image.height() - 1); v++)
                    for (int u = Math.max(x - reach(), 0); u <= Math.min(x + reach(), width - 1); u++) {
                        final int j = v * width + u;
                        if (densities[j] <= densities[i]) continue;
                        final double distance = distance(image, i, j, u - x, v - y);
                        if (distance < closest) {
                            closest = distance;
                            parents[i] = j;
                        }
                    }
                if (Math.sqrt(closest) > maxDist) parents[i] = i;
            }
        return parents;
    }

    /** Squared, in colour and place. */
    private static double distance(final ColourImage image, final int i, final int j, final int dx, final int dy) {
        final double[] v = image.values();
        final double d0 = v[3 * i] - v[3 * j];
        final double d1 = v[3 * i + 1] - v[3 * j + 1];
        final double d2 = v[3 * i + 2] - v[3 * j + 2];
        return d0 * d0 + d1 * d1 + d2 * d2 + dy * dy + dx * dx;
    }
}
