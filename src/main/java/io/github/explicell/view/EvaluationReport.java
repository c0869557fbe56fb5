package io.github.explicell.view;

import io.github.explicell.files.WholeFile;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.evaluation.Calibration;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.train.evaluation.MacroRoc;
import io.github.explicell.train.evaluation.Ranking;
import io.github.explicell.train.evaluation.Ranking.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** An evaluation as one HTML page that needs no other file: figures, confusion matrix, curves, pictures. */
public final class EvaluationReport {

    /**
     * A picture that goes into the page itself.
     *
     * @param title above it
     * @param words what is to be seen
     * @param image the picture
     */
    public record Picture(String title, String words, BufferedImage image) {}

    private static final int SHORT_DASH = 3;
    private static final int LONG_DASH = 8;

    private static final String STYLE = "body{font:15px sans-serif;max-width:1240px;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;margin:1em 0;font-size:14px}td,th{border:1px solid #ccc;padding:.3em .6em}"
            + "td.n{text-align:right}small{display:block;color:#666;white-space:nowrap}"
            + "svg{margin:.5em;vertical-align:top}svg text{font:12px sans-serif}img{max-width:100%}"
            + ".side{display:inline-block;vertical-align:top;margin-right:2em}";

    private final StringBuilder page = new StringBuilder();

    private EvaluationReport() {}

    /**
     * Writes the page.
     *
     * @param file where to; replaced when all is written
     * @param title of the page
     * @param assessment what was evaluated and how
     * @param figures of it
     * @param pictures to be shown below
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(
            final Path file,
            final String title,
            final Assessment assessment,
            final List<Figure> figures,
            final List<Picture> pictures)
            throws IOException {
        final Cases cases = assessment.cases();
        final EvaluationReport report = new EvaluationReport();
        report.head(title, assessment.notes());
        report.page.append("<h2>Figures</h2>\n").append(FigureTables.html(figures));
        report.page.append("<h2>Confusion matrix</h2>\n").append(MatrixTables.html(cases.matrix()));
        if (cases.hasProbabilities()) report.curves(cases, assessment.recalibrated());
        for (final Picture picture : pictures) report.picture(picture);
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

    private void curves(final Cases cases, final Cases recalibrated) {
        final SvgPlot roc = new SvgPlot("ROC, one class against the rest", "false positive rate", "true positive rate");
        final SvgPlot precision = new SvgPlot("Precision over recall", "recall", "precision");
        roc.diagonal();
        final int classes = cases.classes().size();
        for (int c = 0; c < classes; c++) add(roc, precision, cases.classes().get(c), cases.ranking(c), c);
        addPooled(roc, precision, cases.pooledRanking());
        addMean(roc, cases);
        final SvgPlot reliability = new SvgPlot(
                        "Calibration (larger dots: more cases)",
                        "probability of the most probable class",
                        "share right")
                .diagonal();
        add(reliability, recalibrated == null ? "all cases" : "as the model says", cases, 0);
        if (recalibrated != null) add(reliability, "recalibrated on the validation part", recalibrated, 1);
        page.append("<h2>Curves</h2>\n")
                .append(roc.svg())
                .append(precision.svg())
                .append(reliability.svg());
    }

    private static void addPooled(final SvgPlot roc, final SvgPlot precision, final Ranking ranking) {
        final String name = "all classes pooled (micro)";
        roc.mean(named(name, "AUC", ranking.rocArea()), ranking.roc(), SHORT_DASH);
        precision.mean(named(name, "AP", ranking.averagePrecision()), ranking.precisionRecall(), SHORT_DASH);
    }

    /** Of the classes that have a curve. */
    private static void addMean(final SvgPlot roc, final Cases cases) {
        final List<Ranking> rankings = IntStream.range(0, cases.classes().size())
                .mapToObj(cases::ranking)
                .filter(r -> !Double.isNaN(r.rocArea()))
                .toList();
        if (rankings.isEmpty()) return;
        final double area =
                rankings.stream().mapToDouble(Ranking::rocArea).average().orElseThrow();
        roc.mean(
                named("mean of the classes (macro)", "AUC", area),
                MacroRoc.of(rankings.stream().map(Ranking::roc).toList()),
                LONG_DASH);
    }

    private static void add(
            final SvgPlot roc, final SvgPlot precision, final String name, final Ranking ranking, final int colour) {
        if (!Double.isNaN(ranking.rocArea())) roc.curve(named(name, "AUC", ranking.rocArea()), ranking.roc(), colour);
        if (!Double.isNaN(ranking.averagePrecision()))
            precision.curve(named(name, "AP", ranking.averagePrecision()), ranking.precisionRecall(), colour);
    }

    private static void add(final SvgPlot plot, final String name, final Cases cases, final int colour) {
        final Calibration calibration = Calibration.of(cases, Calibration.BINS);
        final List<Point> points = calibration.bins().stream()
                .map(b -> new Point(b.confidence(), b.accuracy()))
                .toList();
        final List<Double> shares = calibration.bins().stream()
                .map(b -> b.cases() / (double) cases.size())
                .toList();
        plot.dots(named(name, "ECE", calibration.error()), points, shares, colour);
    }

    private static String named(final String name, final String measure, final double value) {
        return String.format(Locale.ROOT, "%s (%s %.3f)", name, measure, value);
    }

    private void picture(final Picture picture) throws IOException {
        final ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(picture.image(), "png", png)) throw new IOException("this Java has no PNG writer");
        page.append("<h2>")
                .append(escaped(picture.title()))
                .append("</h2>\n<p>")
                .append(escaped(picture.words()))
                .append("</p>\n<img alt='")
                .append(escaped(picture.title()))
                .append("' src='data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png.toByteArray()))
                .append("'>\n");
    }
}
