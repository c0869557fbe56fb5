package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.train.Freezing;
import io.github.explicell.train.LayerRates;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.Sampling;
import io.github.explicell.train.Selection;
import io.github.explicell.train.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the classifier learns. */
final class StageOptions {

    /** What stands for no node. */
    private static final String NOTHING = "nothing";

    @Option(
            names = "--freeze-to",
            paramLabel = "NODE",
            description = "Leave everything up to this node as it is, batch norm included; nothing: all learns.")
    private String freezeTo;

    @Option(
            names = "--unfreeze",
            paramLabel = "EPOCH=NODE",
            split = ",",
            description =
                    "From this epoch on leave only what is up to this node as it is, such as 5=blocks.3,10=nothing:"
                            + " gradual unfreezing.")
    private Map<Integer, String> unfreeze;

    @Option(
            names = "--layer-decay",
            paramLabel = "X",
            description = "What the learning rate is multiplied by from each block of the network to the one before it"
                    + " (default: 1, all alike).")
    private Double layerDecay;

    @Option(
            names = "--block-rate",
            paramLabel = "NODE=X",
            split = ",",
            description = "What the learning rate is multiplied by in a part of the network, such as"
                    + " blocks.0=0.1,blocks.1=0.2.")
    private Map<String, Double> blockRates;

    @Option(names = "--epochs", paramLabel = "N", description = "(default: 30)")
    private Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after so many epochs without a better one; 0: never (default: 0).")
    private Integer patience;

    @Option(names = "--batch", paramLabel = "N", description = "Images in a batch (default: 32).")
    private Integer batch;

    @Option(
            names = "--select",
            paramLabel = "NAME",
            description = "The validation's measure that knows the best epoch: loss, accuracy or macro-f1"
                    + " (default: loss).")
    private Selection selection;

    @Option(
            names = "--sampling",
            paramLabel = "NAME",
            description =
                    "shuffled: every sample once in an epoch; balanced: every class equally often; per-class: every"
                            + " class equally often in each batch (default: shuffled).")
    private Sampling.Kind sampling;

    @Option(names = "--balanced-sampling", description = "The same as --sampling balanced.")
    private boolean balanced;

    @Mixin
    private LossOptions loss;

    @Mixin
    private OptimisationOptions optimisation;

    /** @return how weights follow their gradients, in all stages */
    OptimisationOptions optimisation() {
        return optimisation;
    }

    /**
     * @param base what is changed by the options
     * @throws IOException if the cost matrix cannot be read
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Stage over(final Stage base) throws IOException {
        final Sampling.Kind kind = balanced ? Sampling.Kind.BALANCED : sampling;
        return new Stage(
                base.name(),
                base.projection(),
                freezing(base.freezing()),
                new LayerRates(
                        or(layerDecay, base.rates().decay()),
                        or(blockRates, base.rates().blocks())),
                optimisation.over(base.optimisation()),
                loss.over((LossSettings) base.loss()),
                kind == null
                        ? base.sampling()
                        : new Sampling(
                                kind,
                                base.sampling().perClass(),
                                base.sampling().views()),
                or(batch, base.batch()),
                or(epochs, base.epochs()),
                or(patience, base.patience()),
                or(selection, base.selection()),
                base.augmentation());
    }

    private Freezing freezing(final Freezing base) {
        final List<Freezing.Change> changes = new ArrayList<>();
        if (unfreeze != null)
            new LinkedHashMap<>(unfreeze)
                    .forEach((epoch, node) -> changes.add(new Freezing.Change(epoch, node(node, null))));
        return new Freezing(node(freezeTo, base.to()), unfreeze == null ? base.later() : changes);
    }

    private static String node(final String given, final String base) {
        return given == null ? base : given.equals(NOTHING) ? null : given;
    }
}
