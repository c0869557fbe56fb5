package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.train.ContrastiveSettings;
import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Projection;
import io.github.explicell.train.Sampling;
import io.github.explicell.train.Stage;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NtXent;
import io.github.explicell.train.loss.SupCon;
import io.github.explicell.train.loss.Triplet;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Option;

/** How an encoder learns by a loss on embeddings, before the classifier does. */
final class EncoderOptions {

    /** The losses on embeddings, for the help. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(LossKind.values())
                    .filter(LossKind::isContrastive)
                    .map(LossKind::toString)
                    .iterator();
        }
    }

    @Option(
            names = "--contrastive",
            paramLabel = "LOSS",
            completionCandidates = Names.class,
            description = "First let the network learn to bring images of one class together, by one of"
                    + " ${COMPLETION-CANDIDATES}; then train the classifier on what it gives, the network frozen.")
    private LossKind loss;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Of supcon, nt-xent and n-pairs-soft (default: 0.1).")
    private Double temperature;

    @Option(
            names = "--supcon-factor",
            paramLabel = "NAME",
            description = "What supcon is multiplied by: one, or temperature (T / 0.07, as its authors do)"
                    + " (default: one).")
    private SupCon.Factor factor;

    @Option(
            names = "--positives",
            paramLabel = "NAME",
            description = "What nt-xent brings together: classes, or views: the two views of an image"
                    + " (default: classes).")
    private NtXent.Positives positives;

    @Option(names = "--triplet-margin", paramLabel = "X", description = "Of triplet (default: 0.2).")
    private Double margin;

    @Option(
            names = "--mining",
            paramLabel = "NAME",
            description = "Which triplets count: all, hard or semi-hard (default: semi-hard).")
    private Triplet.Mining mining;

    @Option(
            names = "--length-penalty",
            paramLabel = "X",
            description = "Of n-pairs, on the length of embeddings (default: 0.002).")
    private Double penalty;

    @Option(names = "--projection", paramLabel = "N", description = "Numbers of an embedding (default: 128).")
    private Integer projection;

    @Option(
            names = "--per-class",
            paramLabel = "M",
            description = "Images of each class in a batch at least (default: 2).")
    private Integer perClass;

    @Option(
            names = "--two-views",
            negatable = true,
            description = "Show each image of a batch twice, changed differently.")
    private Boolean twoViews;

    @Option(
            names = "--encoder-epochs",
            paramLabel = "N",
            description = "--epochs of the encoder (default: 30). The options without 'encoder' are the classifier's,"
                    + " those of optimiser, clipping and average both.")
    private Integer epochs;

    @Option(names = "--encoder-batch", paramLabel = "N", description = "--batch of the encoder (default: 32).")
    private Integer batch;

    @Option(
            names = "--encoder-learning-rate",
            paramLabel = "X",
            description = "--learning-rate of the encoder (default: 0.001).")
    private Double rate;

    @Option(names = "--encoder-patience", paramLabel = "N", description = "--patience of the encoder (default: 0).")
    private Integer patience;

    /** @return whether an encoder's stage is asked for */
    boolean wanted() {
        return loss != null;
    }

    /** @throws IllegalArgumentException if there are settings of an encoder, but none learns */
    void refuse() {
        for (final Object given : new Object[] {
            temperature,
            factor,
            positives,
            margin,
            mining,
            penalty,
            projection,
            perClass,
            twoViews,
            epochs,
            batch,
            rate,
            patience
        })
            if (given != null)
                throw new IllegalArgumentException(
                        "there are settings of an encoder, but no encoder learns; add --contrastive LOSS");
    }

    /**
     * @param base what is changed by the options
     * @param optimisation of all stages
     * @throws IllegalArgumentException naming the value that is out of range
     */
    Stage over(final Stage base, final OptimisationOptions optimisation) {
        final ContrastiveSettings settings = (ContrastiveSettings) base.loss();
        final Optimisation weights = optimisation.beside(base.optimisation(), rate);
        return new Stage(
                base.name(),
                new Projection(or(projection, base.projection().width())),
                base.freezing(),
                base.rates(),
                weights,
                new ContrastiveSettings(
                        or(loss, settings.kind()),
                        or(temperature, settings.temperature()),
                        or(factor, settings.factor()),
                        or(positives, settings.positives()),
                        or(margin, settings.margin()),
                        or(mining, settings.mining()),
                        or(penalty, settings.penalty())),
                new Sampling(
                        base.sampling().kind(),
                        or(perClass, base.sampling().perClass()),
                        twoViews == null ? base.sampling().views() : twoViews ? 2 : 1),
                or(batch, base.batch()),
                or(epochs, base.epochs()),
                or(patience, base.patience()),
                base.selection(),
                base.augmentation());
    }
}
