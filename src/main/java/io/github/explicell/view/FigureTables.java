package io.github.explicell.view;

import io.github.explicell.train.evaluation.Figure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Figures as two HTML tables: those of all cases, and those of each class with their means. */
final class FigureTables {

    private static final String CASES = "cases";

    private final List<Figure> figures;
    private final StringBuilder html = new StringBuilder();

    private FigureTables(final List<Figure> figures) {
        this.figures = figures;
    }

    static String html(final List<Figure> figures) {
        final FigureTables tables = new FigureTables(figures);
        tables.whole();
        tables.perClass();
        return tables.html.toString();
    }

    private void whole() {
        html.append("<table class='side'><tr><th>all cases</th><th>value</th><th>95 % interval</th></tr>\n");
        for (final Figure f : figures)
            if (f.of().equals(Figure.ALL))
                html.append("<tr><td>")
                        .append(EvaluationReport.escaped(f.measure()))
                        .append("</td><td class='n'>")
                        .append(number(f))
                        .append("</td><td>")
                        .append(interval(f))
                        .append("</td></tr>\n");
        html.append("</table>\n");
    }

    private void perClass() {
        final Set<String> measures = new LinkedHashSet<>();
        final Set<String> rows = new LinkedHashSet<>();
        for (final Figure f : figures) {
            if (f.of().equals(Figure.ALL)) continue;
            measures.add(f.measure());
            rows.add(f.of());
        }
        // classes first, then their means
        final List<String> means = List.of(Figure.MACRO, Figure.WEIGHTED, Figure.MICRO);
        final List<String> ordered = new ArrayList<>(rows);
        ordered.removeAll(means);
        means.stream().filter(rows::contains).forEach(ordered::add);
        html.append("<table><tr><th></th>");
        measures.forEach(
                m -> html.append("<th>").append(EvaluationReport.escaped(m)).append("</th>"));
        html.append("</tr>\n");
        for (final String row : ordered) {
            html.append("<tr><th>").append(EvaluationReport.escaped(row)).append("</th>");
            for (final String measure : measures)
                html.append("<td class='n'>").append(cell(row, measure)).append("</td>");
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private String cell(final String of, final String measure) {
        return figures.stream()
                .filter(f -> f.of().equals(of) && f.measure().equals(measure))
                .findFirst()
                .map(f -> number(f) + (interval(f).isEmpty() ? "" : "<small>" + interval(f) + "</small>"))
                .orElse("");
    }

    private static String interval(final Figure f) {
        return Double.isNaN(f.low()) || f.measure().equals(CASES)
                ? ""
                : String.format(Locale.ROOT, "%.4f to %.4f", f.low(), f.high());
    }

    private static String number(final Figure f) {
        if (Double.isNaN(f.value())) return "not defined";
        return f.measure().equals(CASES)
                ? String.valueOf((long) f.value())
                : String.format(Locale.ROOT, "%.4f", f.value());
    }
}
