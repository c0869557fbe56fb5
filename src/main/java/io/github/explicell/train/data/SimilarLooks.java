package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds 128-bit hashes that differ in few bits. The bits are cut into one band more than may differ, so that at least one
 * band of two such hashes is the same: only hashes that share a band are compared (multi-index hashing, Norouzi et al.
 * 2012). Memory is that of the hashes, a few times over.
 */
final class SimilarLooks {

    /** Told each pair once, of different hashes. */
    interface Pairs {

        void found(int a, int b, int distance);
    }

    private static final int BITS = 128;

    private final List<long[]> hashes;
    private final int most;

    /**
     * @param hashes two numbers each, all different
     * @param most bits that may differ, 1 to 31
     * @throws IllegalArgumentException if it is another number
     */
    SimilarLooks(final List<long[]> hashes, final int most) {
        if (most < 1 || most > 31)
            throw new IllegalArgumentException("near duplicates differ in 1 to 31 bits at most, not " + most);
        this.hashes = hashes;
        this.most = most;
    }

    /**
     * @param pairs told what is found
     * @param progress asked between bands whether to go on
     */
    void find(final Pairs pairs, final Progress progress) {
        for (int band = 0; band <= most; band++) {
            final Map<Long, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < hashes.size(); i++)
                buckets.computeIfAbsent(band(hashes.get(i), band), k -> new ArrayList<>(1))
                        .add(i);
            for (final List<Integer> bucket : buckets.values()) compare(bucket, band, pairs);
            Findings.step(progress, band + 1, most + 1);
        }
    }

    private void compare(final List<Integer> bucket, final int band, final Pairs pairs) {
        final int[] members = bucket.stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < members.length; i++)
            for (int j = i + 1; j < members.length; j++) {
                final long[] a = hashes.get(members[i]);
                final long[] b = hashes.get(members[j]);
                final int distance = PixelDigest.distance(a, b);
                if (distance <= most && firstShared(a, b) == band) pairs.found(members[i], members[j], distance);
            }
    }

    /** A pair that shares several bands counts in the first of them. */
    private int firstShared(final long[] a, final long[] b) {
        int band = 0;
        while (band(a, band) != band(b, band)) band++;
        return band;
    }

    private long band(final long[] hash, final int band) {
        final int from = BITS * band / (most + 1);
        final int to = BITS * (band + 1) / (most + 1);
        long value = 0;
        for (int bit = from; bit < to; bit++) value = value << 1 | hash[bit / Long.SIZE] >>> bit % Long.SIZE & 1;
        return value;
    }
}
