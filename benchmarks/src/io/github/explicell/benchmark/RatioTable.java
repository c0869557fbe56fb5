package io.github.explicell.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Explicell's figure beside those of others, and how many times theirs is Explicell's: above 1 Explicell takes less. As a
 * Markdown table, which a terminal shows well, too.
 */
final class RatioTable {

    /** What Explicell's own column is called. */
    static final String OURS = "explicell";

    private final List<String> keys;
    private final String unit;
    private final List<String> others;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param keys columns that say what was measured
     * @param unit of the figures
     * @param others what Explicell is compared with
     */
    RatioTable(final List<String> keys, final String unit, final List<String> others) {
        this.keys = List.copyOf(keys);
        this.unit = unit;
        this.others = List.copyOf(others);
        final List<String> heading = new ArrayList<>(keys);
        heading.add(OURS + " " + unit);
        others.forEach(o -> heading.add(o + " " + unit));
        others.forEach(o -> heading.add(o + " / " + OURS));
        rows.add(heading);
    }

    /**
     * Adds a line.
     *
     * @param what one text for each key
     * @param figures column to the figures of each round, of which the smallest counts: what else runs on the machine
     *     only ever adds to it; a column may be missing
     */
    void add(final List<?> what, final Map<String, List<Double>> figures) {
        if (what.size() != keys.size())
            throw new IllegalArgumentException("the table has the keys " + keys + ", not " + what);
        final Map<String, Double> least = new LinkedHashMap<>();
        figures.forEach((column, values) ->
                values.stream().min(Double::compare).ifPresent(smallest -> least.put(column, smallest)));
        final List<String> row = new ArrayList<>();
        what.forEach(w -> row.add(w.toString()));
        row.add(number(least.get(OURS)));
        others.forEach(o -> row.add(number(least.get(o))));
        others.forEach(o -> row.add(ratio(least.get(o), least.get(OURS))));
        rows.add(row);
    }

    private static String number(final Double value) {
        return value == null ? "" : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String ratio(final Double theirs, final Double ours) {
        return theirs == null || ours == null ? "" : String.format(Locale.ROOT, "%.2f", theirs / ours);
    }

    /** @return the lines: heading, rule, rows */
    List<String> lines() {
        final int[] widths = new int[rows.get(0).size()];
        for (final List<String> row : rows)
            for (int c = 0; c < widths.length; c++)
                widths[c] = Math.max(widths[c], row.get(c).length());
        final List<String> lines = new ArrayList<>();
        for (final List<String> row : rows) {
            final List<String> cells = new ArrayList<>();
            for (int c = 0; c < widths.length; c++) {
                final String space = " ".repeat(widths[c] - row.get(c).length());
                cells.add(c < keys.size() ? row.get(c) + space : space + row.get(c));
            }
            lines.add("| " + String.join(" | ", cells) + " |");
            if (lines.size() == 1) lines.add(rule(widths));
        }
        return lines;
    }

    private String rule(final int[] widths) {
        final StringBuilder rule = new StringBuilder("|");
        for (int c = 0; c < widths.length; c++)
            rule.append("-".repeat(widths[c] + 1))
                    .append(c < keys.size() ? "-" : ":")
                    .append("|");
        return rule.toString();
    }

    @Override
    public String toString() {
        return String.join("\n", lines()) + "\n(" + unit + "; the last columns: above 1.00 Explicell takes less)";
    }
}
