package io.github.explicell.view;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.files.WholeFile;
import io.github.explicell.train.evaluation.Calibration;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.train.evaluation.Ranking;
import io.github.explicell.train.evaluation.Ranking.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An evaluation as one HTML page that needs no other file: figures, confusion matrix, curves. */
public final class EvaluationReport {

    private static final String STYLE = "body{font:15px sans-serif;max-width:1100px;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #ccc;padding:.3em .6em}"
            + "td.n{text-align:right}svg{margin:.5em}svg text{font:12px sans-serif}";

    private final StringBuilder page = new StringBuilder();

    private EvaluationReport() {}

    /**
     * Writes the page.
     *
     * @param file where to; replaced when all is written
     * @param title of the page
     * @param notes what was evaluated and how, each a sentence
     * @param cases what was evaluated
     * @param figures of these cases
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(
            final Path file,
            final String title,
            final List<String> notes,
            final Cases cases,
            final List<Figure> figures)
            throws IOException {
        final EvaluationReport report = new EvaluationReport();
        report.head(title, notes);
        report.matrix(cases.matrix());
        if (cases.hasProbabilities()) report.curves(cases);
        report.figures(figures);
        report.page.append("</body></html>\n");
        WholeFile.write(file, out -> out.write(report.page.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** @return a text that may stand in HTML */
    static String escaped(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
    }

    private void head(final String title, final List<String> notes) {
        page.append("<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        notes.forEach(note -> page.append("<p>").append(escaped(note)).append("</p>\n"));
    }

    private void matrix(final ConfusionMatrix matrix) {
        page.append("<h2>Confusion matrix</h2>\n<table><tr><th>true \\ predicted</th>");
        matrix.classes().forEach(c -> page.append("<th>").append(escaped(c)).append("</th>"));
        page.append("</tr>\n");
        for (int i = 0; i < matrix.classes().size(); i++) {
            page.append("<tr><th>").append(escaped(matrix.classes().get(i))).append("</th>");
            for (int j = 0; j < matrix.classes().size(); j++) {
                final double share = matrix.cases(i) == 0 ? 0 : matrix.count(i, j) / (double) matrix.cases(i);
                page.append(String.format(
                        Locale.ROOT,
                        "<td class='n' style='background:rgba(0,114,178,%.3f)'>%d</td>",
                        share * 0.7,
                        matrix.count(i, j)));
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private void curves(final Cases cases) {
        final SvgPlot roc = new SvgPlot("ROC, one class against the rest", "false positive rate", "true positive rate");
        final SvgPlot precision = new SvgPlot("Precision over recall", "recall", "precision");
        roc.diagonal();
        for (int c = 0; c < cases.classes().size(); c++) {
            final String name = cases.classes().get(c);
            final Ranking ranking = cases.ranking(c);
            if (!Double.isNaN(ranking.rocArea()))
                roc.curve(named(name, "AUC", ranking.rocArea()), ranking.roc(), c, false);
            if (!Double.isNaN(ranking.averagePrecision()))
                precision.curve(named(name, "AP", ranking.averagePrecision()), ranking.precisionRecall(), c, false);
        }
        final Calibration calibration = Calibration.of(cases, Calibration.BINS);
        final List<Point> points = calibration.bins().stream()
                .map(b -> new Point(b.confidence(), b.accuracy()))
                .toList();
        final SvgPlot reliability = new SvgPlot("Calibration", "probability of the most probable class", "share right")
                .diagonal()
                .curve(named("all cases", "ECE", calibration.error()), points, 0, true);
        page.append("<h2>Curves</h2>\n")
                .append(roc.svg())
                .append(precision.svg())
                .append(reliability.svg());
    }

    private static String named(final String name, final String measure, final double value) {
        return String.format(Locale.ROOT, "%s (%s %.3f)", name, measure, value);
    }

    private void figures(final List<Figure> figures) {
        final Set<String> measures = new LinkedHashSet<>();
        figures.forEach(f -> measures.add(f.measure()));
        page.append(
                "<h2>Figures</h2>\n<table><tr><th>measure</th><th>of</th><th>value</th><th>95 % interval</th></tr>\n");
        final List<Figure> sorted = new ArrayList<>(figures);
        for (final String measure : measures)
            for (final Figure f : sorted) if (f.measure().equals(measure)) row(f);
        page.append("</table>\n");
    }

    private void row(final Figure f) {
        final String interval = Double.isNaN(f.low()) || f.measure().equals("cases")
                ? ""
                : String.format(Locale.ROOT, "%.4f to %.4f", f.low(), f.high());
        page.append("<tr><td>")
                .append(escaped(f.measure()))
                .append("</td><td>")
                .append(escaped(f.of()))
                .append("</td><td class='n'>")
                .append(number(f))
                .append("</td><td>")
                .append(interval)
                .append("</td></tr>\n");
    }

    private static String number(final Figure f) {
        if (Double.isNaN(f.value())) return "not defined";
        return f.measure().equals("cases")
                ? String.valueOf((long) f.value())
                : String.format(Locale.ROOT, "%.4f", f.value());
    }
}
