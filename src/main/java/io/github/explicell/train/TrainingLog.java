package io.github.explicell.train;

import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The epochs of a run as a CSV file that is whole after every epoch. */
final class TrainingLog {

    private static final String[] COLUMNS = {
        "epoch",
        "learning_rate",
        "training_loss",
        "validation_loss",
        "validation_accuracy",
        "validation_macro_f1",
        "embedding_spread",
        "loss_scale",
        "left_out_steps",
        "seconds",
        "images_per_second",
        "waiting",
        "best"
    };

    private TrainingLog() {}

    /**
     * Writes the file anew.
     *
     * @throws IOException naming the file, if it cannot be written
     */
    static void write(final Path file, final List<EpochLog> epochs) throws IOException {
        WholeFile.write(file, out -> {
            final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            final CSVPrinter csv = new CSVPrinter(
                    writer, CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get());
            for (final EpochLog e : epochs)
                csv.printRecord(
                        e.epoch(),
                        e.learningRate(),
                        e.trainingLoss(),
                        e.validationLoss(),
                        e.validationAccuracy(),
                        e.validationMacroF1(),
                        e.spread(),
                        e.scaling() == null ? null : e.scaling().factor(),
                        e.scaling() == null ? null : e.scaling().leftOut(),
                        e.seconds(),
                        e.imagesPerSecond(),
                        e.waiting(),
                        e.best());
            csv.flush();
        });
    }
}
