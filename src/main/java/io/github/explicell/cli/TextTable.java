package io.github.explicell.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for a terminal: texts to the left, numbers to the right, columns as wide as they need to be. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<Object>> rows = new ArrayList<>();

    /** @param heading the columns' names */
    TextTable(final List<String> heading) {
        rows.add(List.copyOf(heading));
    }

    /** @param cells texts as they are; numbers are right-aligned, fractions with three digits */
    void add(final List<?> cells) {
        rows.add(List.copyOf(cells));
    }

    /** Prints it. */
    void print(final PrintWriter out) {
        final int columns = rows.get(0).size();
        final int[] widths = new int[columns];
        for (final List<Object> row : rows)
            for (int c = 0; c < columns; c++)
                widths[c] = Math.max(widths[c], text(row.get(c)).length());
        for (final List<Object> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) line.append(c == 0 ? "" : GAP).append(cell(row, c, widths[c]));
            out.println(line.toString().stripTrailing());
        }
    }

    private String cell(final List<Object> row, final int column, final int width) {
        final String text = text(row.get(column));
        final String space = " ".repeat(width - text.length());
        final boolean right = rows.size() > 1 && rows.get(1).get(column) instanceof Number;
        return right ? space + text : text + space;
    }

    private static String text(final Object cell) {
        return cell instanceof Double number
                ? String.format(Locale.ROOT, "%.3f", number)
                : cell.toString().replaceAll("\\p{Cntrl}", " ");
    }
}
