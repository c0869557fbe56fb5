package io.github.explicell.phantom;

/**
 * Smooth random values over the plane: a hash of lattice points, interpolated.
 * The same everywhere for the same seed.
 */
final class Noise {

    private final long seed;

    Noise(final long seed) {
        this.seed = seed;
    }

    /** Value in -1..1 at a place; about one unit away it is independent. */
    double at(final double x, final double y) {
        final double fx = Math.floor(x), fy = Math.floor(y);
        final long ix = (long) fx, iy = (long) fy;
        final double u = fade(x - fx), v = fade(y - fy);
        final double top = mix(lattice(ix, iy), lattice(ix + 1, iy), u);
        final double bottom = mix(lattice(ix, iy + 1), lattice(ix + 1, iy + 1), u);
        return mix(top, bottom, v);
    }

    /**
     * Sum of octaves, each twice as fine and 0.6 times as strong as the one
     * before; scaled to -1..1.
     */
    double fractal(final double x, final double y, final int octaves) {
        double sum = 0, weight = 1, total = 0, scale = 1;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
            total += weight;
            weight *= 0.6;
            scale *= 2;
        }
        return sum / total;
    }

    private double lattice(final long ix, final long iy) {
        long h = seed + ix * 0x9E3779B97F4A7C15L + iy * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return (h >>> 11) * 0x1p-52 - 1;
    }

    private static double fade(final double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(final double a, final double b, final double t) {
        return a + (b - a) * t;
    }
}
