package io.github.explicell.command;

import ij.IJ;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.explicell.train.EpochLog;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TimeLeft;
import io.github.explicell.train.TrainingListener;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a training while it goes on: a plot, the rate, the time that is left and the memory in the task's monitor and, with
 * windows, in a window with two ways to end it. Without windows and in batch mode the plot appears at the end.
 */
final class TrainingMonitor implements TrainingListener, AutoCloseable {

    private final TaskProgress task;
    private final String model;
    private final List<EpochLog> epochs = new ArrayList<>();
    private final TrainingPlot plot;
    private final TrainingWindow window;
    private final TimeLeft left = new TimeLeft();
    private long start = System.nanoTime();
    private int before;
    private double rate;
    private String stage = "";
    private String computing = "";

    /**
     * @param task of the work, which this closes
     * @param model the model's name
     */
    TrainingMonitor(final TaskProgress task, final String model) {
        this.task = task;
        this.model = model;
        plot = new TrainingPlot("Training of " + model);
        window = GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode() || MacroThread.isMacro()
                ? null
                : new TrainingWindow("Explicell Train: " + model);
    }

    @Override
    public void message(final String message) {
        IJ.log(message);
    }

    @Override
    public void computing(final String words) {
        computing = words;
    }

    @Override
    public void stage(final Stage begun, final int number, final int of) {
        stage = of > 1 ? begun.name() + " (" + number + " of " + of + ")" : "";
        epochs.clear();
        begin();
    }

    @Override
    public void resumed(final List<EpochLog> past) {
        epochs.addAll(past);
        begin();
    }

    private void begin() {
        left.begin();
        measure();
    }

    /** NB: the rate is that of this epoch in this process, from its first batch on. */
    private void measure() {
        before = -1;
    }

    @Override
    public void progress(final int epoch, final int all, final int done, final int samples) {
        final long total = (long) all * samples;
        final long at = (long) (epoch - 1) * samples + done;
        left.progress(epoch, all, done, samples);
        if (before < 0) {
            before = done;
            start = System.nanoTime();
        } else rate = (done - before) / ((System.nanoTime() - start) * 1e-9);
        final TrainingStatus status =
                new TrainingStatus(stage, epoch, all, at, total, rate, left.seconds(), computing, List.copyOf(epochs));
        task.report(at, total, status.line());
        if (window != null) window.show(status);
    }

    @Override
    public void epoch(final EpochLog log) {
        epochs.add(log);
        left.epoch(log);
        measure();
        plot.draw(epochs, window != null);
    }

    @Override
    public boolean isCanceled() {
        return task.isTaskCanceled() || window != null && window.isCanceled();
    }

    /** ESC ends the training, too; what was learned until then is the model. */
    @Override
    public boolean isStopRequested() {
        return IJ.escapePressed() || window != null && window.isStopped();
    }

    /** Appends the epochs to the Results table, and shows the plot where it was not shown all the time. */
    void show() {
        final ResultsTable results = ResultsTable.getResultsTable();
        for (final EpochLog e : epochs) {
            results.addRow();
            results.addValue("epoch", e.epoch());
            results.addValue("learning_rate", e.learningRate());
            results.addValue("training_loss", e.trainingLoss());
            results.addValue("validation_loss", e.validationLoss());
            results.addValue("validation_accuracy", e.validationAccuracy());
            results.addValue("validation_macro_f1", e.validationMacroF1());
            results.addValue("images_per_second", e.imagesPerSecond());
            results.addValue("waiting", e.waiting());
            results.addValue("best", e.best() ? 1 : 0);
            results.addValue("model", model);
        }
        results.show("Results");
        if (window == null && !epochs.isEmpty()) Outputs.show(plot.image());
    }

    @Override
    public void close() {
        task.close();
        if (window != null) window.close();
    }
}
