package io.github.explicell.cli;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.Libtorch;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Weights;
import io.github.explicell.train.RunDescription;
import io.github.explicell.train.RunFolder;
import io.github.explicell.train.Training;
import io.github.explicell.train.TrainingListener;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.view.TrainingPlots;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Model.CommandSpec;

/** Trains in a run folder, a new one or one to go on with, and prints what happens. */
final class TrainRun {

    private final CommandSpec spec;
    private final RunOptions options;

    /**
     * @param spec of the command
     * @param options where the run is
     */
    TrainRun(final CommandSpec spec, final RunOptions options) {
        this.spec = spec;
        this.options = options;
    }

    /**
     * @param description of the new run
     * @param data its samples
     * @param first weights to start from
     * @return the exit status
     */
    int begin(final RunDescription description, final DataSet data, final Weights first) throws IOException {
        final Path model = Path.of(description.model());
        ModelFolder.checkReplaceable(model);
        try (RunFolder folder = RunFolder.begin(options.folder(model), description, options.interval(spec))) {
            return train(folder, data, first, description.device());
        }
    }

    /**
     * @param epochs how many there shall be, 0 for as many as there were to be
     * @param data where the data are now, or null if they are where they were
     * @param device another device, or null for the same
     * @return the exit status
     */
    int resume(final int epochs, final Path data, final String device) throws IOException {
        try (RunFolder folder = RunFolder.open(options.resumed(), epochs, options.interval(spec))) {
            final RunDescription begun = folder.description();
            RunOptions.check(spec, begun);
            if (Libtorch.threads() == 0 && folder.threads() > 0) Libtorch.useThreads(folder.threads());
            final DataSet samples = DataAgain.read(
                    begun.options(),
                    data != null ? data : Path.of(begun.data()),
                    spec.commandLine().getErr());
            return train(folder, samples, Weights.of(Map.of()), device != null ? device : begun.device());
        }
    }

    private int train(final RunFolder folder, final DataSet samples, final Weights first, final String device)
            throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final PrintWriter err = spec.commandLine().getErr();
        final RunDescription description = folder.description();
        final ConfusionMatrix figures;
        try (StopSignals signals = new StopSignals(err);
                TrainingPrinter printer = new TrainingPrinter(out, err)) {
            final TrainingListener listener =
                    TrainingListener.all(printer, new TrainingPlots(folder.folder()), signals);
            figures = new Training(samples, description.settings(), description.about(), listener)
                    .run(first, device, folder);
        } catch (final CancellationException e) {
            err.println("Canceled. Go on with: explicell train --resume " + folder.folder());
            return Main.FAILED;
        }
        if (figures != null)
            out.println(String.format(
                    Locale.ROOT,
                    "Test: accuracy %.3f, macro-F1 %.3f on %d regions that training never saw.",
                    figures.accuracy(),
                    figures.macroF1(),
                    figures.total()));
        out.println("Written to " + folder.model() + ".");
        return 0;
    }
}
