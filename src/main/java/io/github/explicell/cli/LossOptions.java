package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

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
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: cross-entropy).")
    private LossKind loss;

    @Option(
            names = "--class-weights",
            paramLabel = "NAME",
            description = "none, or balanced: a class of the training part that is half as frequent as another counts"
                    + " twice as much (default: none).")
    private Weights weights;

    @Option(
            names = "--weight-division",
            paramLabel = "NAME",
            description =
                    "By what the weighted sum of a batch is divided: n, the number of its samples, as in Keras; or"
                            + " sum, the sum of their weights, as in PyTorch (default: n).")
    private ClassWeights.Division division;

    @Option(
            names = "--label-smoothing",
            paramLabel = "X",
            description = "Cross-entropy: share of the target that all classes get (default: 0).")
    private Double smoothing;

    @Option(
            names = "--gamma",
            paramLabel = "X",
            description = "Focal: how little counts what is already right (default: 2).")
    private Double gamma;

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
     * @param base what is changed by the options
     * @throws IOException if the cost matrix cannot be read
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    LossSettings over(final LossSettings base) throws IOException {
        final CostTable table = costs == null ? base.costs() : CostTable.read(costs);
        final LossKind kind = or(loss, base.kind());
        final LossSettings.Decision usual = table == null || kind == LossKind.COST_MATRIX
                ? LossSettings.Decision.MOST_PROBABLE
                : LossSettings.Decision.LEAST_COST;
        return new LossSettings(
                kind,
                weights == null ? base.balanced() : weights == Weights.BALANCED,
                or(division, base.division()),
                or(smoothing, base.labelSmoothing()),
                or(gamma, base.gamma()),
                table,
                or(decision, usual));
    }
}
