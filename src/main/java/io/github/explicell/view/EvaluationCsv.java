package io.github.explicell.view;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.files.WholeFile;
import io.github.explicell.train.evaluation.Figure;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes figures and confusion matrices as comma-separated values; what is not defined is an empty cell. */
public final class EvaluationCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private EvaluationCsv() {}

    /**
     * Writes figures, one in a row.
     *
     * @param file where to; replaced when all is written
     * @param figures with or without intervals
     * @throws IOException naming the file, if it cannot be written
     */
    public static void figures(final Path file, final List<Figure> figures) throws IOException {
        final List<List<?>> rows = new ArrayList<>(List.of(List.of("measure", "of", "value", "low_95", "high_95")));
        for (final Figure f : figures)
            rows.add(List.of(f.measure(), f.of(), cell(f.value()), cell(f.low()), cell(f.high())));
        write(file, rows);
    }

    /**
     * Writes a confusion matrix: a row for each true class, a column for each predicted one.
     *
     * @param file where to; replaced when all is written
     * @param matrix any
     * @throws IOException naming the file, if it cannot be written
     */
    public static void confusion(final Path file, final ConfusionMatrix matrix) throws IOException {
        confusion(file, matrix, (i, j) -> matrix.count(i, j));
    }

    /**
     * Writes a confusion matrix in shares of each true class, 0..1.
     *
     * @param file where to; replaced when all is written
     * @param matrix any; the row of a class without cases is empty
     * @throws IOException naming the file, if it cannot be written
     */
    public static void normalised(final Path file, final ConfusionMatrix matrix) throws IOException {
        confusion(file, matrix, (i, j) -> matrix.cases(i) == 0 ? "" : matrix.count(i, j) / (double) matrix.cases(i));
    }

    private static void confusion(
            final Path file, final ConfusionMatrix matrix, final BiFunction<Integer, Integer, Object> cell)
            throws IOException {
        final List<List<?>> rows = new ArrayList<>();
        final List<Object> heading = new ArrayList<>(List.of("true \\ predicted"));
        heading.addAll(matrix.classes());
        rows.add(heading);
        for (int i = 0; i < matrix.classes().size(); i++) {
            final List<Object> row = new ArrayList<>(List.of(matrix.classes().get(i)));
            for (int j = 0; j < matrix.classes().size(); j++) row.add(cell.apply(i, j));
            rows.add(row);
        }
        write(file, rows);
    }

    private static String cell(final double value) {
        return Double.isNaN(value) ? "" : String.valueOf(value);
    }

    private static void write(final Path file, final List<List<?>> rows) throws IOException {
        WholeFile.write(file, out -> {
            final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            final CSVPrinter csv = new CSVPrinter(writer, FORMAT);
            for (final List<?> row : rows) csv.printRecord(row);
            writer.flush();
        });
    }
}
