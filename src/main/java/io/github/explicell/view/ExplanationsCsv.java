package io.github.explicell.view;

import io.github.explicell.explain.ExplanationTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes explanations as comma-separated values, one row for each region and method, in the manner of
 * {@link PredictionsCsv}.
 */
public final class ExplanationsCsv {

    /** Makes rows one by one, so that no more of them than needed are in memory. */
    @FunctionalInterface
    public interface Source {

        /**
         * @param rows to be given each row, as {@link ExplanationTable#row} makes it
         * @throws IOException if an image cannot be read or a map not be written
         */
        void feed(Consumer<Map<String, Object>> rows) throws IOException;
    }

    private ExplanationsCsv() {}

    /**
     * Writes explanations as they come.
     *
     * @param file where to; replaced when all is written
     * @param source gives at least one row, all with the same measures
     * @throws IOException naming the file, if it cannot be written; or what the source throws, unchanged
     * @throws IllegalArgumentException if there is no explanation, or if their measures differ
     */
    public static void write(final Path file, final Source source) throws IOException {
        CsvRows.write(
                file,
                "there is no explanation to write to",
                "explanations with different measures do not fit into one file",
                source::feed);
    }
}
