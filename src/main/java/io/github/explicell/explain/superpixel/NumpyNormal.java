package io.github.explicell.explain.superpixel;

/**
 * The normal numbers of {@code numpy.random.default_rng(seed).normal()}: SeedSequence, PCG64 (XSL-RR) and a ziggurat of
 * 256 layers. Scikit-image's quickshift breaks its ties by them, so flat areas are cut alike only with the same ones.
 */
final class NumpyNormal {

    private static final int LAYERS = 256;
    private static final double RIGHT = 3.6541528853610087963519472518;
    private static final double AREA = 0.00492867323399;
    private static final double MANTISSA = 0x1p52;

    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] HEIGHT = new double[LAYERS];
    private static final long[] INSIDE = new long[LAYERS];

    static {
        EDGE[0] = AREA / density(RIGHT);
        EDGE[LAYERS - 1] = RIGHT;
        for (int i = LAYERS - 2; i > 0; i--)
            EDGE[i] = Math.sqrt(-2 * Math.log(AREA / EDGE[i + 1] + density(EDGE[i + 1])));
        HEIGHT[0] = 1;
        INSIDE[0] = (long) (RIGHT / EDGE[0] * MANTISSA);
        for (int i = 1; i < LAYERS; i++) HEIGHT[i] = density(EDGE[i]);
        for (int i = 2; i < LAYERS; i++) INSIDE[i] = (long) (EDGE[i - 1] / EDGE[i] * MANTISSA);
    }

    private long high;
    private long low;
    private final long incrementHigh;
    private final long incrementLow;

    /** @param seed 0 or more */
    NumpyNormal(final int seed) {
        final long[] words = SeedSequence.words(seed);
        incrementHigh = words[2] << 1 | words[3] >>> 63;
        incrementLow = words[3] << 1 | 1;
        step();
        low += words[1];
        high += words[0] + (Long.compareUnsigned(low, words[1]) < 0 ? 1 : 0);
        step();
    }

    /** @return a number of mean 0 and standard deviation 1 */
    double next() {
        while (true) {
            final long bits = nextBits();
            final int layer = (int) (bits & LAYERS - 1);
            final long magnitude = bits >>> 9 & (1L << 52) - 1;
            final double x = magnitude * (EDGE[layer] / MANTISSA);
            final double signed = (bits >>> 8 & 1) == 0 ? x : -x;
            if (magnitude < INSIDE[layer]) return signed;
            if (layer == 0) return tail((magnitude >>> 8 & 1) == 0);
            if ((HEIGHT[layer - 1] - HEIGHT[layer]) * nextUniform() + HEIGHT[layer] < density(x)) return signed;
        }
    }

    private double tail(final boolean positive) {
        while (true) {
            final double x = -Math.log1p(-nextUniform()) / RIGHT;
            final double y = -Math.log1p(-nextUniform());
            if (y + y > x * x) return positive ? RIGHT + x : -(RIGHT + x);
        }
    }

    private static double density(final double x) {
        return Math.exp(-0.5 * x * x);
    }

    private double nextUniform() {
        return (nextBits() >>> 11) * 0x1p-53;
    }

    private long nextBits() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    /** state = state * multiplier + increment, in 128 bits. */
    private void step() {
        final long multiplierHigh = 2549297995355413924L;
        final long multiplierLow = 4865540595714422341L;
        // NB: multiplyHigh takes both factors as signed; of an unsigned one above 2^63 the other must be added.
        final long carry = Math.multiplyHigh(low, multiplierLow) + (low < 0 ? multiplierLow : 0);
        final long productHigh = carry + high * multiplierLow + low * multiplierHigh;
        final long productLow = low * multiplierLow;
        low = productLow + incrementLow;
        high = productHigh + incrementHigh + (Long.compareUnsigned(low, productLow) < 0 ? 1 : 0);
    }
}
