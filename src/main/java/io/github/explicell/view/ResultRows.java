package io.github.explicell.view;

import ij.measure.ResultsTable;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Appends rows to a table of ImageJ: numbers as numbers, names as strings, what was not measured NaN. */
final class ResultRows {

    /** Digits of fractions in the window; the values keep all of theirs. */
    private static final int DIGITS = 4;

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
            row.forEach((column, value) -> add(table, column, value));
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
