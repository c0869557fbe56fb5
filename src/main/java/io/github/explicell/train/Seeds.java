package io.github.explicell.train;

/** Seeds of parts from the seed of the whole, so that each part can be drawn again by itself. */
final class Seeds {

    private Seeds() {}

    /** @return a seed that differs for each sequence of numbers (splitmix64's finaliser) */
    static long of(final long... numbers) {
        long z = 0;
        for (final long number : numbers) {
            z += number + 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
        }
        return z;
    }
}
