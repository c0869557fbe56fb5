package io.github.explicell.view;

import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table of comma-separated values that is written as its rows come: UTF-8, a header, numbers with a point in every
 * country. The file appears when it is complete, or not at all.
 */
final class CsvRows {

    /** Makes rows one by one, so that no more of them than needed are in memory. */
    @FunctionalInterface
    interface Source {

        /**
         * @param rows to be given each row: column name to value
         * @throws IOException if an image cannot be read
         */
        void feed(Consumer<Map<String, Object>> rows) throws IOException;
    }

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter csv;
    private final String mixed;
    private List<String> columns;

    private CsvRows(final CSVPrinter csv, final String mixed) {
        this.csv = csv;
        this.mixed = mixed;
    }

    /**
     * @param file where to; replaced when all is written
     * @param empty the sentence if there is no row; the file's name is appended
     * @param mixed the sentence if a row has other columns than the first
     * @param source gives the rows
     * @throws IOException naming the file, if it cannot be written; or what the source throws, unchanged
     * @throws IllegalArgumentException with one of the two sentences
     */
    static void write(final Path file, final String empty, final String mixed, final Source source) throws IOException {
        try {
            WholeFile.write(file, out -> {
                final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                final CsvRows rows = new CsvRows(new CSVPrinter(writer, FORMAT), mixed);
                feed(source, rows);
                if (rows.columns == null) throw new IllegalArgumentException(empty + " " + file);
                writer.flush();
            });
        } catch (final SourceException e) {
            throw e.cause;
        }
    }

    private static void feed(final Source source, final CsvRows rows) throws IOException {
        try {
            source.feed(rows::add);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        } catch (final IOException e) {
            throw new SourceException(e);
        }
    }

    /** The first row decides the columns. */
    private void add(final Map<String, Object> row) {
        try {
            final List<String> names = new ArrayList<>(row.keySet());
            if (columns == null) csv.printRecord(names);
            else if (!names.equals(columns)) throw new IllegalArgumentException(mixed);
            columns = names;
            csv.printRecord(row.values());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
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
}
