package io.github.explicell.explain.superpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Super-pixels against scikit-image's, which {@code src/test/python/superpixels.py} stored. */
class ScikitImageTest {

    private static final Map<String, ColourSegmenter> CUTS = Map.of(
            "quickshift",
            Quickshift.DEFAULT,
            "quickshift-lime",
            Quickshift.LIME,
            "quickshift-rgb",
            new Quickshift(0.5, 3, 6, 1, false, 7),
            "slic",
            Slic.DEFAULT,
            "slic-smooth",
            new Slic(50, 20, 10, 1, true, true, 0.5, 3, false),
            "slic-loose",
            Slic.DEFAULT.withSegments(30).withCompactness(0.01),
            "slic-pieces",
            new Slic(40, 10, 5, 0, false, false, 0.5, 3, false),
            "slic-zero",
            Slic.ZERO,
            "felzenszwalb",
            Felzenszwalb.DEFAULT,
            "felzenszwalb-coarse",
            new Felzenszwalb(100, 0.5, 50));

    static List<String> cuts() {
        return CUTS.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void imagesAreCutAsScikitImageCutsThem(final String cut) {
        final List<SuperpixelFixture> images = SuperpixelFixture.all();
        assertEquals(10, images.size());
        for (final SuperpixelFixture image : images) {
            final int[] expected = image.labels(cut);
            final Superpixels actual = CUTS.get(cut).segment(image.pixels());
            final double index = adjustedRand(expected, actual.labels());
            System.out.printf("%s of %s: %d parts, adjusted Rand index %.4f%n", cut, image.name, actual.count(), index);
            assertTrue(index >= 0.98, cut + " of " + image.name + ": " + index);
        }
    }

    @Test
    void theNoiseIsNumpys() {
        final NumpyNormal normal = new NumpyNormal(42);
        final double[] first = {3.04717080e-01, -1.03998411, 7.50451196e-01, 9.40564716e-01, -1.95103519};
        for (final double x : first) assertEquals(x, normal.next(), 1e-8);
        final NumpyNormal seven = new NumpyNormal(7);
        double sum = 0;
        double max = 0;
        // far enough to meet the ziggurat's edges and its tail
        for (int i = 0; i < 100_000; i++) {
            final double x = seven.next();
            sum += x;
            max = Math.max(max, Math.abs(x));
        }
        assertEquals(-132.63190873851352, sum, 1e-6);
        assertEquals(4.502222241099144, max, 1e-12);
    }

    /** 1 if two cuts are the same, about 0 if they have no more in common than chance gives. */
    static double adjustedRand(final int[] a, final int[] b) {
        final Map<Long, Integer> both = new HashMap<>();
        final Map<Long, Integer> first = new HashMap<>();
        final Map<Long, Integer> second = new HashMap<>();
        for (int i = 0; i < a.length; i++) {
            both.merge((long) a[i] << 32 | b[i], 1, Integer::sum);
            first.merge((long) a[i], 1, Integer::sum);
            second.merge((long) b[i], 1, Integer::sum);
        }
        final double pairs = pairs(both);
        final double expected = pairs(first) * pairs(second) / (a.length * (a.length - 1.0) / 2);
        final double most = (pairs(first) + pairs(second)) / 2;
        return most == expected ? 1 : (pairs - expected) / (most - expected);
    }

    private static double pairs(final Map<Long, Integer> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
    }
}
