package io.github.explicell.view;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.train.evaluation.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures as rows of ImageJ's Results table, where macros find them in every mode, and the confusion matrix as an image. */
public final class EvaluationTable {

    private static final List<String> NAMES = List.of("measure", "of", "model");

    private EvaluationTable() {}

    /**
     * Appends figures to the Results table and shows it; headless it is filled only.
     *
     * @param model what was evaluated, for the column of that name
     * @param figures one becomes one row; what is not defined is NaN
     */
    public static void show(final String model, final List<Figure> figures) {
        final ResultsTable results = ResultsTable.getResultsTable();
        ResultRows.append(
                results,
                figures.stream().map(figure -> row(model, figure)).toList(),
                column -> !NAMES.contains(column));
        results.show("Results");
    }

    private static Map<String, Object> row(final String model, final Figure figure) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("measure", figure.measure());
        row.put("of", figure.of());
        row.put("value", figure.value());
        row.put("low_95", figure.low());
        row.put("high_95", figure.high());
        row.put("model", model);
        return row;
    }

    /**
     * @param title of the image
     * @param matrix any
     * @return the matrix as an RGB image, not shown: rows are true classes, columns predicted ones
     */
    public static ImagePlus confusion(final String title, final ConfusionMatrix matrix) {
        return new ImagePlus(title, ConfusionPng.of(matrix));
    }
}
