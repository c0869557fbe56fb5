package io.github.explicell.view;

import ij.measure.ResultsTable;
import io.github.explicell.train.data.DataReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what a report on data counts into ImageJ's Results table, one row for each class. */
public final class DataReportTable {

    private DataReportTable() {}

    /**
     * Appends the counts to the Results table and shows it; headless it is filled only.
     *
     * @param report on labelled data
     */
    public static void show(final DataReport report) {
        final ResultsTable results = ResultsTable.getResultsTable();
        ResultRows.append(results, rows(report), column -> false);
        results.show("Results");
    }

    private static List<Map<String, Object>> rows(final DataReport report) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        report.classes().forEach((label, samples) -> {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("class", label);
            row.put("samples", samples);
            row.put("groups", report.groupsOfClasses().get(label));
            report.split().forEach((part, counts) -> row.put(part.toString(), counts.getOrDefault(label, 0)));
            rows.add(row);
        });
        return rows;
    }
}
