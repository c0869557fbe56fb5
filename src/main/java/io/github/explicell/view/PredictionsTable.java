package io.github.explicell.view;

import ij.measure.ResultsTable;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import java.util.List;
import java.util.Map;

/**
 * Puts predictions into ImageJ's Results table, where macros find them ({@code getResult}, {@code Table.get}). Rows are
 * appended, as ImageJ's own measurements are: "Clear Results" begins anew.
 */
public final class PredictionsTable {

    /** Digits of probabilities and the like in the window; the values keep all of theirs. */
    private static final int DIGITS = 4;

    private PredictionsTable() {}

    /**
     * Appends predictions to the Results table and shows it; headless it is filled only.
     *
     * @param predictions one becomes one row
     * @param logits whether the logits have columns, too
     */
    public static void show(final List<Prediction> predictions, final boolean logits) {
        final ResultsTable results = ResultsTable.getResultsTable();
        append(results, predictions, logits);
        results.show("Results");
    }

    /**
     * Appends predictions to a table: numbers as numbers, names as strings, what was not measured NaN.
     *
     * @param table any table of ImageJ
     * @param predictions one becomes one row
     * @param logits whether the logits have columns, too
     */
    public static void append(final ResultsTable table, final List<Prediction> predictions, final boolean logits) {
        table.setNaNEmptyCells(true);
        for (final Prediction prediction : predictions) {
            final Map<String, Object> row = PredictionTable.row(prediction, logits);
            table.addRow();
            for (final String column : table.getHeadings())
                if (!row.containsKey(column) && table.columnExists(column)) table.addValue(column, Double.NaN);
            row.forEach((column, value) -> add(table, column, value));
        }
        if (!predictions.isEmpty()) format(table, PredictionTable.row(predictions.get(0), logits));
    }

    /** NB: a tab or line feed would begin a cell or row of its own in the table's window and files. */
    private static void add(final ResultsTable table, final String column, final Object value) {
        if (value instanceof Number number) table.addValue(column, number.doubleValue());
        else table.addValue(column, value.toString().replaceAll("\\p{Cntrl}", " "));
    }

    private static void format(final ResultsTable table, final Map<String, Object> row) {
        row.forEach((column, value) -> {
            final boolean fraction = column.startsWith("p ")
                    || column.startsWith("z ")
                    || List.of("probability", "entropy", "margin").contains(column);
            if (fraction) table.setDecimalPlaces(table.getColumnIndex(column), DIGITS);
        });
    }
}
