package io.github.explicell.train;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import io.github.explicell.network.Weights;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.SplitRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

/**
 * Trainings on all folds of the data, each tested on the fold that it did not see.
 *
 * @param folds the figures of each fold's test
 */
public record CrossValidation(List<ConfusionMatrix> folds) {

    /** Name of the table beside the models' folders. */
    public static final String TABLE = "folds.csv";

    /**
     * @param folds the figures of each fold's test
     * @throws IllegalArgumentException if there are no two folds
     */
    public CrossValidation {
        folds = List.copyOf(folds);
        if (folds.size() < 2) throw new IllegalArgumentException("there must be at least 2 folds");
    }

    /**
     * Trains a model for each fold.
     *
     * @param data labelled regions
     * @param settings how to train; its split is by folds
     * @param about licence and origin for the cards
     * @param listener told what happens
     * @param initial weights to start each training from
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @param out gets the folders {@code fold-1} and so on and {@value #TABLE}
     * @return the figures
     * @throws IOException if an image cannot be read or a folder not written
     * @throws IllegalArgumentException if the data do not allow one of the trainings; nothing is trained then
     * @throws CancellationException if the listener asked for the end
     */
    public static CrossValidation run(
            final DataSet data,
            final TrainingSettings settings,
            final About about,
            final TrainingListener listener,
            final Weights initial,
            final String device,
            final Path out)
            throws IOException {
        final SplitRule rule = settings.split();
        final List<Training> trainings = new ArrayList<>();
        for (int fold = 1; fold <= rule.folds(); fold++)
            trainings.add(new Training(data, settings.with(rule.withFold(fold), settings.seed()), about, listener));
        Folders.make(out);
        final List<ConfusionMatrix> figures = new ArrayList<>();
        for (int fold = 1; fold <= rule.folds(); fold++) {
            listener.message("Fold " + fold + " of " + rule.folds() + ".");
            figures.add(trainings.get(fold - 1).run(initial, device, out.resolve("fold-" + fold)));
        }
        final CrossValidation result = new CrossValidation(figures);
        WholeFile.write(
                out.resolve(TABLE), stream -> stream.write(result.table().getBytes(StandardCharsets.UTF_8)));
        return result;
    }

    /** @return all folds' tests as one: each sample once */
    public ConfusionMatrix all() {
        final ConfusionMatrix all = new ConfusionMatrix(folds.get(0).classes());
        for (final ConfusionMatrix fold : folds) all.add(fold);
        return all;
    }

    /**
     * @param figure of a confusion matrix, such as its accuracy
     * @return mean of a figure over the folds
     */
    public double mean(final ToDoubleFunction<ConfusionMatrix> figure) {
        return folds.stream().mapToDouble(figure).average().orElseThrow();
    }

    /**
     * @param figure of a confusion matrix, such as its accuracy
     * @return standard deviation of a figure over the folds (divided by their number less 1)
     */
    public double deviation(final ToDoubleFunction<ConfusionMatrix> figure) {
        final double mean = mean(figure);
        final double squares = folds.stream()
                .mapToDouble(figure)
                .map(x -> (x - mean) * (x - mean))
                .sum();
        return Math.sqrt(squares / (folds.size() - 1));
    }

    /** @return mean and spread, a sentence */
    public String words() {
        return String.format(
                Locale.ROOT,
                "Over %d folds: accuracy %.3f (standard deviation %.3f), macro-F1 %.3f (%.3f).",
                folds.size(),
                mean(ConfusionMatrix::accuracy),
                deviation(ConfusionMatrix::accuracy),
                mean(ConfusionMatrix::macroF1),
                deviation(ConfusionMatrix::macroF1));
    }

    private String table() {
        final StringBuilder table = new StringBuilder("fold,samples,accuracy,macro_f1\n");
        for (int i = 0; i < folds.size(); i++)
            table.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%.6f,%.6f\n",
                    i + 1,
                    folds.get(i).total(),
                    folds.get(i).accuracy(),
                    folds.get(i).macroF1()));
        return table.toString();
    }
}
