package io.github.explicell.train;

import io.github.explicell.train.loss.Loss;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NPairs;
import io.github.explicell.train.loss.NtXent;
import io.github.explicell.train.loss.SoftTargetNPairs;
import io.github.explicell.train.loss.SupCon;
import io.github.explicell.train.loss.Triplet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an encoder's training makes small: a loss on embeddings. Each loss reads those settings that are its own.
 *
 * @param kind a loss on embeddings
 * @param temperature of SupCon, NT-Xent and the soft-target n-pairs, above 0
 * @param factor what SupCon is multiplied by
 * @param positives what NT-Xent takes for a positive; {@code VIEWS} needs two views of each sample
 * @param margin of the triplet loss, above 0
 * @param mining which triplets count
 * @param penalty Sohn's n-pairs: on the embeddings' squared length, at least 0
 */
public record ContrastiveSettings(
        LossKind kind,
        double temperature,
        SupCon.Factor factor,
        NtXent.Positives positives,
        double margin,
        Triplet.Mining mining,
        double penalty)
        implements Objective {

    /** SupCon with its authors' best temperature. */
    public static final ContrastiveSettings SUPCON = new ContrastiveSettings(
            LossKind.SUPCON, 0.1, SupCon.Factor.ONE, NtXent.Positives.CLASSES, 0.2, Triplet.Mining.SEMI_HARD, 0.002);

    /**
     * @param kind a loss on embeddings
     * @param temperature of SupCon, NT-Xent and the soft-target n-pairs, above 0
     * @param factor what SupCon is multiplied by
     * @param positives what NT-Xent takes for a positive; {@code VIEWS} needs two views of each sample
     * @param margin of the triplet loss, above 0
     * @param mining which triplets count
     * @param penalty Sohn's n-pairs: on the embeddings' squared length, at least 0
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public ContrastiveSettings {
        if (!kind.isContrastive())
            throw new IllegalArgumentException("the loss " + kind
                    + " is for logits; an encoder is trained with supcon, nt-xent, n-pairs-soft, n-pairs or triplet");
        new SupCon(temperature, factor);
        new Triplet(margin, mining);
        new NPairs(penalty);
    }

    /**
     * @param other a loss on embeddings
     * @return the same settings for another loss
     */
    public ContrastiveSettings with(final LossKind other) {
        return new ContrastiveSettings(other, temperature, factor, positives, margin, mining, penalty);
    }

    @Override
    public Loss loss(final List<String> classes, final Map<String, Integer> training) {
        return switch (kind) {
            case SUPCON -> new SupCon(temperature, factor);
            case NT_XENT -> new NtXent(temperature, positives);
            case N_PAIRS_SOFT -> new SoftTargetNPairs(temperature);
            case N_PAIRS -> new NPairs(penalty);
            case TRIPLET -> new Triplet(margin, mining);
            default -> throw new IllegalStateException(kind + " is no loss on embeddings");
        };
    }

    @Override
    public String words() {
        return switch (kind) {
            case N_PAIRS -> kind + " with a penalty of " + penalty;
            case TRIPLET ->
                kind + " with a margin of " + margin + ", "
                        + mining.name().toLowerCase(Locale.ROOT).replace('_', '-') + " triplets";
            default -> kind + " at temperature " + temperature;
        };
    }

    @Override
    public boolean isMean() {
        return false;
    }
}
