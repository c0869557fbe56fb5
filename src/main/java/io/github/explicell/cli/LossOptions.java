package io.github.explicell.cli;

import io.github.explicell.train.CostTable;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.LossKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** What a training makes small, and how the model decides. */
final class LossOptions {

    /** How much each class counts. */
    enum Weights {
        NONE,
        BALANCED
    }

    /** The losses of a classifier, for the help. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            final List<String> names = Arrays.stream(LossKind.values())
                    .filter(kind -> !kind.isContrastive())
                    .map(LossKind::toString)
                    .toList();
            return names.iterator();
        }
    }

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            defaultValue = "cross-entropy",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private LossKind loss;

    @Option(
            names = "--class-weights",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "none, or balanced: a class of the training part that is half as frequent as another counts"
                    + " twice as much (default: ${DEFAULT-VALUE}).")
    private Weights weights;

    @Option(
            names = "--weight-division",
            paramLabel = "NAME",
            defaultValue = "n",
            description =
                    "By what the weighted sum of a batch is divided: n, the number of its samples, as in Keras; or"
                            + " sum, the sum of their weights, as in PyTorch (default: ${DEFAULT-VALUE}).")
    private ClassWeights.Division division;

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            defaultValue = "0",
            description = "Cross-entropy: share of the target that all classes get (default: ${DEFAULT-VALUE}).")
    private double smoothing;

    @Option(
            names = "--gamma",
            paramLabel = "X",
            defaultValue = "2",
            description = "Focal: how little counts what is already right (default: ${DEFAULT-VALUE}).")
    private double gamma;

    @Option(
            names = "--cost-matrix",
            paramLabel = "FILE",
            description = "CSV of what mistakes cost: the first row names the classes decided for, each further row a"
                    + " true class and its costs.")
    private Path costs;

    @Option(
            names = "--decision",
            paramLabel = "NAME",
            description = "How the model decides: most-probable, or least-cost, by the cost matrix (default: least-cost"
                    + " where there is a matrix; most-probable with the loss cost-matrix, which learns the decisions).")
    private LossSettings.Decision decision;

    /**
     * @throws IOException if the cost matrix cannot be read
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    LossSettings settings() throws IOException {
        final CostTable table = costs == null ? null : CostTable.read(costs);
        final LossSettings.Decision usual = table == null || loss == LossKind.COST_MATRIX
                ? LossSettings.Decision.MOST_PROBABLE
                : LossSettings.Decision.LEAST_COST;
        return new LossSettings(
                loss,
                weights == Weights.BALANCED,
                division,
                smoothing,
                gamma,
                table,
                decision == null ? usual : decision);
    }
}
