package io.github.explicell.view;

import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes predictions as comma-separated values: UTF-8, a header, one row for each region, numbers with a point in every
 * country. The file appears when it is complete, or not at all.
 */
public final class PredictionsCsv {

    /** Makes predictions one by one, so that no more of them than needed are in memory. */
    @FunctionalInterface
    public interface Source {

        /**
         * @param rows to be given each prediction
         * @throws IOException if an image cannot be read
         */
        void feed(Consumer<Prediction> rows) throws IOException;
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private PredictionsCsv() {}

    /**
     * Writes a list of predictions.
     *
     * @param file where to; replaced when all is written
     * @param predictions at least one, all of the same classes
     * @param logits whether the logits have columns, too
     * @throws IOException naming the file, if it cannot be written
     * @throws IllegalArgumentException if there is no prediction, or if their classes differ
     */
    public static void write(final Path file, final List<Prediction> predictions, final boolean logits)
            throws IOException {
        write(file, logits, predictions::forEach);
    }

    /**
     * Writes predictions as they come.
     *
     * @param file where to; replaced when all is written
     * @param logits whether the logits have columns, too
     * @param source gives at least one prediction, all of the same classes
     * @throws IOException naming the file, if it cannot be written; or what the source throws, unchanged
     * @throws IllegalArgumentException if there is no prediction, or if their classes differ
     */
    public static void write(final Path file, final boolean logits, final Source source) throws IOException {
        try {
            WholeFile.write(file, out -> {
                final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                final Rows rows = new Rows(new CSVPrinter(writer, FORMAT), logits);
                feed(source, rows);
                if (rows.columns == null)
                    throw new IllegalArgumentException("there is no prediction to write to " + file);
                writer.flush();
            });
        } catch (final SourceException e) {
            throw e.cause;
        }
    }

    private static void feed(final Source source, final Rows rows) throws IOException {
        try {
            source.feed(rows);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        } catch (final IOException e) {
            throw new SourceException(e);
        }
    }

    /** Carries what the source threw past the file, whose fault it is not. */
    private static final class SourceException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final IOException cause;

        SourceException(final IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** The first prediction decides the columns. */
    private static final class Rows implements Consumer<Prediction> {

        private final CSVPrinter csv;
        private final boolean logits;
        private List<String> columns;

        Rows(final CSVPrinter csv, final boolean logits) {
            this.csv = csv;
            this.logits = logits;
        }

        @Override
        public void accept(final Prediction prediction) {
            try {
                final List<String> names = PredictionTable.columns(prediction, logits);
                if (columns == null) csv.printRecord(names);
                else if (!names.equals(columns))
                    throw new IllegalArgumentException(
                            "predictions of models with different classes do not fit into one file");
                columns = names;
                csv.printRecord(PredictionTable.row(prediction, logits).values());
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
