package io.github.explicell.view;

import ij.measure.ResultsTable;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import java.util.List;

/**
 * Puts predictions into ImageJ's Results table, where macros find them ({@code getResult}, {@code Table.get}). Rows are
 * appended, as ImageJ's own measurements are: "Clear Results" begins anew.
 */
public final class PredictionsTable {

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
        ResultRows.append(
                table,
                predictions.stream()
                        .map(prediction -> PredictionTable.row(prediction, logits))
                        .toList(),
                PredictionsTable::isFraction);
    }

    private static boolean isFraction(final String column) {
        return column.startsWith("p ")
                || column.startsWith("z ")
                || List.of("probability", "entropy", "margin").contains(column);
    }
}
