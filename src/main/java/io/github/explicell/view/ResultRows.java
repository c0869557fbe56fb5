package io.github.explicell.view;

import ij.measure.ResultsTable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Appends rows to a table of ImageJ: numbers as numbers, names as strings, what was not measured NaN; what people look for
 * stands first.
 */
final class ResultRows {

    /** Digits of fractions in the window; the values keep all of theirs. */
    private static final int DIGITS = 4;

    /** Stand first, since the window shows no more than the first columns when it opens. */
    private static final List<String> LEADING =
            List.of("image", "region", "class", "probability", "method", "target", "target_probability");

    private ResultRows() {}

    /**
     * @param table any table of ImageJ
     * @param rows column name to value
     * @param isFraction whether a column's numbers are shown with {@value #DIGITS} digits
     */
    static void append(
            final ResultsTable table, final List<Map<String, Object>> rows, final Predicate<String> isFraction) {
        table.setNaNEmptyCells(true);
        for (final Map<String, Object> row : rows) {
            table.addRow();
            for (final String column : table.getHeadings())
                if (!row.containsKey(column) && table.columnExists(column)) table.addValue(column, Double.NaN);
            for (final String column : LEADING) if (row.containsKey(column)) add(table, column, row.get(column));
            row.forEach((column, value) -> {
                if (!LEADING.contains(column)) add(table, column, value);
            });
        }
        if (!rows.isEmpty())
            rows.get(0).keySet().stream()
                    .filter(isFraction)
                    .forEach(column -> table.setDecimalPlaces(table.getColumnIndex(column), DIGITS));
    }

    /** NB: a tab or line feed would begin a cell or row of its own in the table's window and files. */
    private static void add(final ResultsTable table, final String column, final Object value) {
        if (value instanceof Number number) table.addValue(column, number.doubleValue());
        else table.addValue(column, value.toString().replaceAll("\\p{Cntrl}", " "));
    }
}
