package io.github.explicell.view;

import ij.measure.ResultsTable;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts explanations into ImageJ's Results table, one row for each region and method, in the manner of
 * {@link PredictionsTable}.
 */
public final class ExplanationsTable {

    private ExplanationsTable() {}

    /**
     * Appends explanations to the Results table and shows it; headless it is filled only.
     *
     * @param explanations one becomes one row
     * @param files names of the maps' files, in the same order; empty for none
     */
    public static void show(final List<Explanation> explanations, final List<String> files) {
        final ResultsTable results = ResultsTable.getResultsTable();
        append(results, explanations, files);
        results.show("Results");
    }

    /**
     * Appends explanations to a table: numbers as numbers, names as strings, what was not measured NaN.
     *
     * @param table any table of ImageJ
     * @param explanations one becomes one row
     * @param files names of the maps' files, in the same order; empty for none
     */
    public static void append(
            final ResultsTable table, final List<Explanation> explanations, final List<String> files) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < explanations.size(); i++)
            rows.add(ExplanationTable.row(explanations.get(i), files.isEmpty() ? "" : files.get(i)));
        if (rows.isEmpty()) return;
        final Set<String> measures = explanations.get(0).measures().keySet();
        ResultRows.append(
                table,
                rows,
                column -> measures.contains(column)
                        || List.of("probability", "target_probability", "maximum", "seconds")
                                .contains(column));
    }
}
