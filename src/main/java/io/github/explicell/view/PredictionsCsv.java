package io.github.explicell.view;

import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

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
        CsvRows.write(
                file,
                "there is no prediction to write to",
                "predictions of models with different classes do not fit into one file",
                rows -> source.feed(prediction -> rows.accept(PredictionTable.row(prediction, logits))));
    }
}
