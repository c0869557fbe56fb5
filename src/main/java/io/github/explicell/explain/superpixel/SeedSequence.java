package io.github.explicell.explain.superpixel;

/** Numpy's way from a small seed to the state of a generator ({@code numpy.random.SeedSequence}). */
final class SeedSequence {

    private static final int POOL = 4;
    private static final int WORDS = 4;
    private static final int SHIFT = 16;

    private int multiplier;
    private final int growth;

    private SeedSequence(final int multiplier, final int growth) {
        this.multiplier = multiplier;
        this.growth = growth;
    }

    /**
     * @param seed 0 or more
     * @return four words of 64 bits, as {@code generate_state(4, uint64)}
     */
    static long[] words(final int seed) {
        final int[] pool = pool(seed);
        final SeedSequence hash = new SeedSequence(0x8b51f9dd, 0x58f38ded);
        final long[] words = new long[WORDS];
        for (int i = 0; i < 2 * WORDS; i++) {
            final long half = Integer.toUnsignedLong(hash.next(pool[i % POOL]));
            words[i / 2] |= half << 32 * (i % 2);
        }
        return words;
    }

    private static int[] pool(final int seed) {
        final SeedSequence hash = new SeedSequence(0x43b0d7e5, 0x931e8875);
        final int[] pool = new int[POOL];
        for (int i = 0; i < POOL; i++) pool[i] = hash.next(i == 0 ? seed : 0);
        for (int source = 0; source < POOL; source++)
            for (int to = 0; to < POOL; to++) if (source != to) pool[to] = mixed(pool[to], hash.next(pool[source]));
        return pool;
    }

    private int next(final int value) {
        int hashed = value ^ multiplier;
        multiplier *= growth;
        hashed *= multiplier;
        return hashed ^ hashed >>> SHIFT;
    }

    private static int mixed(final int x, final int y) {
        final int mixed = 0xca01f9dd * x - 0x4973f715 * y;
        return mixed ^ mixed >>> SHIFT;
    }
}
