package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds samples that show the same or look similar, by their digests. */
final class TwinFinder {

    /** Of more pairs only the number is kept; conflicts and those across parts first. */
    private static final int MOST = 10_000;

    /** Of larger sets that look alike each sample is paired with the first one only. */
    private static final int LARGE = 50;

    private final List<Sample> samples;
    private final PixelDigest[] digests;
    private final Map<Sample, Part> parts;
    private final int near;
    private final List<List<Twins>> byRank = new ArrayList<>();
    private long all;

    /**
     * @param digests of the samples; null for one that cannot be read
     * @param parts of the samples, by identity; may be empty
     */
    TwinFinder(final List<Sample> samples, final PixelDigest[] digests, final Map<Sample, Part> parts, final int near) {
        this.samples = samples;
        this.digests = digests;
        this.parts = parts;
        this.near = near;
        for (int rank = 0; rank < 8; rank++) byRank.add(new ArrayList<>());
    }

    void find(final Progress progress) {
        final Map<List<Long>, List<Integer>> byLook = new LinkedHashMap<>();
        for (int i = 0; i < digests.length; i++)
            if (digests[i] != null)
                byLook.computeIfAbsent(List.of(digests[i].look()[0], digests[i].look()[1]), k -> new ArrayList<>(1))
                        .add(i);
        byLook.values().forEach(this::within);
        final List<List<Integer>> sets = List.copyOf(byLook.values());
        final List<long[]> looks =
                sets.stream().map(set -> digests[set.get(0)].look()).toList();
        new SimilarLooks(looks, near).find((a, b, distance) -> between(sets.get(a), sets.get(b)), progress);
    }

    private void within(final List<Integer> set) {
        for (int i = 0; i < set.size(); i++)
            for (int j = i + 1; j < set.size(); j++) {
                if (i > 0 && set.size() > LARGE) break;
                add(set.get(i), set.get(j));
            }
    }

    private void between(final List<Integer> a, final List<Integer> b) {
        final boolean large = (long) a.size() * b.size() > (long) LARGE * LARGE;
        for (final int i : large ? a.subList(0, 1) : a) for (final int j : large ? b.subList(0, 1) : b) add(i, j);
    }

    private void add(final int i, final int j) {
        all++;
        final Sample a = samples.get(i);
        final Sample b = samples.get(j);
        final Twins twins = new Twins(
                a,
                b,
                Arrays.equals(digests[i].exact(), digests[j].exact()),
                PixelDigest.distance(digests[i].look(), digests[j].look()),
                parts.get(a),
                parts.get(b));
        final List<Twins> same = byRank.get(twins.rank());
        if (same.size() < MOST) same.add(twins);
    }

    /** @return those that matter most first */
    List<Twins> found() {
        return byRank.stream()
                .flatMap(list -> list.stream().sorted(Comparator.comparingInt(Twins::distance)))
                .limit(MOST)
                .toList();
    }

    /** @return how many pairs are not in the list */
    long more() {
        return all - found().size();
    }
}
