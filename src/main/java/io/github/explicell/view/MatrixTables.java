package io.github.explicell.view;

import io.github.explicell.classify.ConfusionMatrix;
import java.util.Locale;
import java.util.function.BiFunction;

/** A confusion matrix as two HTML tables: counts, and shares of each true class. */
final class MatrixTables {

    private MatrixTables() {}

    static String html(final ConfusionMatrix matrix) {
        return table(matrix, "true \\ predicted", (i, j) -> String.valueOf(matrix.count(i, j)))
                + table(matrix, "shares of the true class", (i, j) -> percent(matrix, i, j));
    }

    private static String percent(final ConfusionMatrix matrix, final int i, final int j) {
        return matrix.cases(i) == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share(matrix, i, j));
    }

    private static double share(final ConfusionMatrix matrix, final int i, final int j) {
        return matrix.cases(i) == 0 ? 0 : matrix.count(i, j) / (double) matrix.cases(i);
    }

    private static String table(
            final ConfusionMatrix matrix, final String corner, final BiFunction<Integer, Integer, String> cell) {
        final StringBuilder html =
                new StringBuilder("<table class='side'><tr><th>").append(corner).append("</th>");
        matrix.classes()
                .forEach(c ->
                        html.append("<th>").append(EvaluationReport.escaped(c)).append("</th>"));
        html.append("</tr>\n");
        for (int i = 0; i < matrix.classes().size(); i++) {
            html.append("<tr><th>")
                    .append(EvaluationReport.escaped(matrix.classes().get(i)))
                    .append("</th>");
            for (int j = 0; j < matrix.classes().size(); j++)
                html.append(String.format(
                        Locale.ROOT,
                        "<td class='n' style='background:rgba(0,114,178,%.3f)'>%s</td>",
                        share(matrix, i, j) * 0.7,
                        cell.apply(i, j)));
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }
}
