package io.github.explicell.cli;

import io.github.explicell.engine.ProcessMemory;
import io.github.explicell.train.EpochLog;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TimeLeft;
import io.github.explicell.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints a line for each epoch, and progress within it where a person looks at a terminal. */
final class TrainingPrinter implements TrainingListener, AutoCloseable {

    private final PrintWriter out;
    private final PrintWriter err;
    private final TimeLeft left = new TimeLeft();
    private ConsoleProgress progress;
    private int epochs;
    private String accuracy = "accuracy";

    /**
     * @param out receives messages and epochs
     * @param err receives progress
     */
    TrainingPrinter(final PrintWriter out, final PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void message(final String message) {
        close();
        out.println(message);
    }

    @Override
    public void stage(final Stage stage, final int number, final int of) {
        close();
        accuracy = stage.isContrastive() ? "nearest neighbours" : "accuracy";
        left.begin();
        if (of > 1) out.println("Stage " + number + " of " + of + ", " + stage.name() + ": " + stage.words() + ".");
    }

    @Override
    public void progress(final int epoch, final int ofEpochs, final int done, final int samples) {
        if (progress == null) progress = new ConsoleProgress(err, "epoch " + epoch + " of " + ofEpochs + ": region");
        epochs = ofEpochs;
        left.progress(epoch, ofEpochs, done, samples);
        progress.report(done, samples);
    }

    @Override
    public void epoch(final EpochLog log) {
        close();
        left.epoch(log);
        out.println(String.format(
                Locale.ROOT,
                "epoch %3d of %d  loss %.4f  validation loss %.4f  %s %.3f%s%s  %.1f s, %.0f images/s (%.0f %% waiting)%s%s%s",
                log.epoch(),
                epochs,
                log.trainingLoss(),
                log.validationLoss(),
                accuracy,
                log.validationAccuracy(),
                log.spread() == null ? "" : String.format(Locale.ROOT, "  spread %.3f", log.spread()),
                leftOut(log.scaling()),
                log.seconds(),
                log.imagesPerSecond(),
                100 * log.waiting(),
                memory(),
                log.epoch() < epochs ? ConsoleProgress.timeLeft(left.seconds()) : "",
                log.best() ? "  best" : ""));
    }

    private static String leftOut(final EpochLog.Scaling scaling) {
        if (scaling == null || scaling.leftOut() == 0) return "";
        return String.format(
                Locale.ROOT,
                "  %d step%s left out, loss scaled by %.0f",
                scaling.leftOut(),
                scaling.leftOut() == 1 ? "" : "s",
                scaling.factor());
    }

    private static String memory() {
        final OptionalDouble peak = ProcessMemory.peak();
        return peak.isEmpty() ? "" : String.format(Locale.ROOT, ", %.1f GB", peak.getAsDouble());
    }

    /** Wipes the progress off the terminal. */
    @Override
    public void close() {
        if (progress != null) progress.close();
        progress = null;
    }
}
