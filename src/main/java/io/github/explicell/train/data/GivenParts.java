package io.github.explicell.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets samples name the parts of a split that someone else fixed. */
public final class GivenParts {

    private GivenParts() {}

    /**
     * @param data with a property or column that names the parts
     * @param property its name
     * @return the same samples, which name their parts
     * @throws IllegalArgumentException if no sample has the property
     */
    public static DataSet byProperty(final DataSet data, final String property) {
        if (data.samples().stream().noneMatch(s -> s.region().properties().containsKey(property)))
            throw new IllegalArgumentException(
                    "no sample has a column or property " + property + " that names its part");
        return with(
                data,
                data.samples().stream()
                        .map(s -> s.region().properties().getOrDefault(property, ""))
                        .toList());
    }

    /**
     * Reads lists of the parts: each line is an image, by its file name with or without folder and ending, or a group.
     *
     * @param data to be parted
     * @param lists for training, validation and test; the last may be missing
     * @return the same samples, which name their parts; what is in no list names none
     * @throws IOException if a list cannot be read, names what another names, or nothing of the data
     */
    public static DataSet byLists(final DataSet data, final List<Path> lists) throws IOException {
        if (lists.size() < 2 || lists.size() > Part.values().length)
            throw new IOException("give a list for training, one for validation and maybe one for the test, not "
                    + lists.size() + " lists");
        final Map<Part, Set<String>> names = new EnumMap<>(Part.class);
        for (int i = 0; i < lists.size(); i++) names.put(Part.values()[i], names(lists.get(i)));
        final Set<Part> used = EnumSet.noneOf(Part.class);
        final List<String> parts = new ArrayList<>();
        for (final Sample sample : data.samples()) {
            Part found = null;
            for (final Map.Entry<Part, Set<String>> list : names.entrySet()) {
                if (keys(sample).stream().noneMatch(list.getValue()::contains)) continue;
                if (found != null)
                    throw new IOException(sample.name() + " is in the lists for " + found + " and " + list.getKey());
                found = list.getKey();
                used.add(found);
            }
            parts.add(found == null ? "" : found.toString());
        }
        for (int i = 0; i < lists.size(); i++)
            if (!used.contains(Part.values()[i]))
                throw new IOException(lists.get(i) + " names no image and no group of the data");
        return with(data, parts);
    }

    private static Set<String> names(final Path list) throws IOException {
        if (!Files.isRegularFile(list)) throw new IOException("there is no file " + list);
        final Set<String> names = new HashSet<>();
        for (final String line : Files.readAllLines(list)) {
            final String name = line.replace("\uFEFF", "").strip();
            if (!name.isEmpty() && !name.startsWith("#")) names.add(name.replace('\\', '/'));
        }
        return names;
    }

    /** What a list may call a sample. */
    private static List<String> keys(final Sample sample) {
        final List<String> keys = new ArrayList<>(List.of(sample.group()));
        final Path path = sample.file();
        for (int i = 1; i <= path.getNameCount(); i++) {
            final String end = path.subpath(path.getNameCount() - i, path.getNameCount())
                    .toString()
                    .replace('\\', '/');
            keys.add(end);
            keys.add(end.replaceFirst("(?<=[^/])\\.[^./]*$", ""));
        }
        keys.add(path.toString().replace('\\', '/'));
        return keys;
    }

    private static DataSet with(final DataSet data, final List<String> parts) {
        final Map<String, String> properties = new HashMap<>();
        final List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            final Sample sample = data.samples().get(i);
            properties.clear();
            properties.putAll(sample.region().properties());
            properties.put(Part.PROPERTY, parts.get(i));
            samples.add(sample.with(sample.region().with(properties)));
        }
        return new DataSet(data.source(), samples, data.leftOut());
    }
}
