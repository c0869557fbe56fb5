package io.github.explicell.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a legend: the classes that occur, the most frequent first, and how often. */
final class ClassCounts {

    /**
     * One row.
     *
     * @param text class and count
     * @param group of its ROIs, 0 for none
     * @param colour of its ROIs; null where many classes share the row
     */
    record Row(String text, int group, Color colour) {}

    private static final int MOST_ROWS = 12;

    private record Key(String name, int group, Color colour) {}

    private final Map<Key, Integer> counts = new LinkedHashMap<>();

    void add(final String name, final int group, final Color colour) {
        counts.merge(new Key(name, group, colour), 1, Integer::sum);
    }

    List<Row> rows() {
        final List<Map.Entry<Key, Integer>> entries = new ArrayList<>(counts.entrySet());
        entries.sort((a, b) -> b.getValue() - a.getValue());
        final List<Row> rows = new ArrayList<>();
        for (final Map.Entry<Key, Integer> entry : entries.subList(0, Math.min(MOST_ROWS, entries.size())))
            rows.add(new Row(
                    entry.getKey().name() + "  " + entry.getValue(),
                    entry.getKey().group(),
                    entry.getKey().colour()));
        if (entries.size() > MOST_ROWS)
            rows.add(new Row("and " + (entries.size() - MOST_ROWS) + " more classes", 0, null));
        return rows;
    }
}
