package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks through data before a training: every image is read once, some at a time, and of each sample 32 bytes are kept.
 */
public final class DataInspector {

    /** As the difference hash's inventor counts for 128 bits, images that differ in so few bits are probably the same. */
    public static final int NEAR = 2;

    private record Image(Path file, int series) {}

    private final DataSet data;
    private final int near;
    private final Progress progress;
    private final PixelDigest[] digests;
    private final List<String> unreadable = Collections.synchronizedList(new ArrayList<>());

    private DataInspector(final DataSet data, final int near, final Progress progress) {
        this.data = data;
        this.near = near;
        this.progress = progress;
        this.digests = new PixelDigest[data.samples().size()];
    }

    /**
     * @param data what is to be trained on
     * @param rule how it is to be parted, or null
     * @param seed of the split
     * @param near bits of 128 in which difference hashes may differ to count as similar, 1 to 31
     * @param progress told after each image
     * @return the report
     * @throws CancellationException if progress asked for the end
     * @throws IllegalArgumentException if {@code near} is out of range
     */
    public static DataReport inspect(
            final DataSet data, final SplitRule rule, final long seed, final int near, final Progress progress) {
        if (near < 1 || near > 31)
            throw new IllegalArgumentException("near duplicates differ in 1 to 31 bits at most, not " + near);
        return new DataInspector(data, near, progress).inspect(rule, seed);
    }

    private DataReport inspect(final SplitRule rule, final long seed) {
        final int files = read();
        Split split = null;
        String note = null;
        if (rule != null)
            try {
                split = rule.split(data, seed);
                note = parted(split);
            } catch (final IllegalArgumentException e) {
                note = e.getMessage();
            }
        final TwinFinder twins = new TwinFinder(data.samples(), digests, parts(split), near);
        twins.find(progress);
        final Map<String, Integer> groups = new TreeMap<>();
        data.samples().forEach(s -> groups.merge(s.group(), 1, Integer::sum));
        return new DataReport(
                data.source(),
                DataSet.counts(data.samples()),
                groupsOfClasses(),
                groups.size(),
                groups.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(e -> Map.entry(e.getKey(), e.getValue()))
                        .orElseThrow(),
                sizes(),
                files,
                fields(),
                data.leftOut(),
                unreadable.stream().sorted().toList(),
                twins.found(),
                twins.more(),
                near,
                counts(split),
                note);
    }

    // -- Reading --

    /** @return how many files there are */
    private int read() {
        final Map<Image, List<Integer>> byImage = new LinkedHashMap<>();
        for (int i = 0; i < digests.length; i++) {
            final Sample s = data.samples().get(i);
            byImage.computeIfAbsent(new Image(s.file(), s.series()), k -> new ArrayList<>())
                    .add(i);
        }
        final AtomicInteger done = new AtomicInteger();
        byImage.entrySet().parallelStream().forEach(entry -> {
            if (progress.isCanceled()) throw new CancellationException("canceled");
            digest(entry.getKey(), entry.getValue());
            report(done.incrementAndGet(), byImage.size());
        });
        return byImage.size();
    }

    /** One thread at a time: who listens need not expect several. */
    private synchronized void report(final int done, final int files) {
        progress.report(done, files);
    }

    private void digest(final Image image, final List<Integer> indices) {
        try (Picture picture = Pictures.open(image.file(), image.series())) {
            for (final int i : indices)
                digests[i] = PixelDigest.of(picture, data.samples().get(i).region());
        } catch (final IOException | IllegalArgumentException e) {
            unreadable.add(e.getMessage());
        }
    }

    // -- Counting --

    private Map<String, Integer> groupsOfClasses() {
        final Map<String, TreeSet<String>> groups = new TreeMap<>();
        for (final Sample s : data.samples())
            groups.computeIfAbsent(s.label(), l -> new TreeSet<>()).add(s.group());
        final Map<String, Integer> counts = new TreeMap<>();
        groups.forEach((label, set) -> counts.put(label, set.size()));
        return counts;
    }

    private Map<String, Integer> sizes() {
        final Map<String, Integer> counts = new TreeMap<>();
        for (final Sample s : data.samples()) {
            final var bounds = s.region().bounds();
            counts.merge(Math.round(bounds.width()) + " x " + Math.round(bounds.height()), 1, Integer::sum);
        }
        final Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private Map<String, DataReport.Field> fields() {
        final TreeSet<String> names = new TreeSet<>();
        for (final Sample s : data.samples())
            names.addAll(s.region().properties().keySet());
        names.removeAll(MetadataSettings.NO_METADATA);
        final Map<String, DataReport.Field> fields = new TreeMap<>();
        for (final String name : names) fields.put(name, MetadataSettings.describe(name, data.samples()));
        return fields;
    }

    private Map<Sample, Part> parts(final Split split) {
        final Map<Sample, Part> parts = new IdentityHashMap<>();
        if (split != null)
            for (final Part part : Part.values()) for (final Sample s : split.part(part)) parts.put(s, part);
        return parts;
    }

    private static Map<Part, Map<String, Integer>> counts(final Split split) {
        final Map<Part, Map<String, Integer>> counts = new EnumMap<>(Part.class);
        if (split != null) for (final Part part : Part.values()) counts.put(part, DataSet.counts(split.part(part)));
        return counts;
    }

    /** A split that the data name may part groups. */
    private static String parted(final Split split) {
        final Map<String, Part> parts = new TreeMap<>();
        final TreeSet<String> parted = new TreeSet<>();
        for (final Part part : Part.values())
            for (final Sample s : split.part(part)) {
                final Part other = parts.putIfAbsent(s.group(), part);
                if (other != null && other != part) parted.add(s.group());
            }
        return parted.isEmpty()
                ? null
                : parted.size() + " group(s) lie in more than one part of the split, such as " + parted.first()
                        + ": what is measured on them is too good.";
    }
}
