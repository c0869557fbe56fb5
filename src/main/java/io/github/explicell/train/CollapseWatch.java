package io.github.explicell.train;

import io.github.explicell.train.loss.LossKind;
import java.util.Locale;

/**
 * Sees when an encoder's embeddings have collapsed into one point, and when its loss stays at what equal embeddings
 * would give, and tells the user once what to change. The first epochs are not judged: random weights map all images to
 * nearly the same point, too, and so does batch norm whose running statistics have not caught up with the weights.
 */
final class CollapseWatch {

    /** Below this the embeddings are one point for every practical purpose. */
    static final double SPREAD = 1e-3;
    /** So near to chance, as a share of it, the loss says nothing. */
    private static final double NEAR = 0.01;
    /** Epochs and steps before anything is said. */
    private static final int FIRST = 3;

    private static final int STEPS = 100;

    private final Stage stage;
    private final TrainingListener listener;
    private boolean collapsed;
    private boolean atChance;

    CollapseWatch(final Stage stage, final TrainingListener listener) {
        this.stage = stage;
        this.listener = listener;
    }

    /**
     * @param epoch from 1
     * @param steps that training has made until now
     * @param spread of the embeddings, 0 to 1
     * @param loss of the validation part
     * @param chance what it would be with equal embeddings
     */
    void epoch(final int epoch, final int steps, final double spread, final double loss, final double chance) {
        if (epoch < FIRST || steps < STEPS) return;
        if (spread < SPREAD && !collapsed) {
            collapsed = true;
            listener.message(String.format(
                    Locale.ROOT,
                    "The embeddings have collapsed: all images lie at nearly the same point (spread %.2g of 1; the loss"
                            + " is %.4f, equal embeddings give %.4f). %s",
                    spread,
                    loss,
                    chance,
                    advice()));
        } else if (!atChance && !collapsed && chance > 0 && Math.abs(loss - chance) <= NEAR * chance) {
            atChance = true;
            listener.message(String.format(
                    Locale.ROOT,
                    "The loss, %.4f, is still at chance level (%.4f: what equal embeddings give), though the embeddings"
                            + " have not collapsed (spread %.2g). %s",
                    loss,
                    chance,
                    spread,
                    advice()));
        }
    }

    private String advice() {
        final StringBuilder advice = new StringBuilder("Lower the learning rate or let it warm up, make the batches"
                + " larger, start from pretrained weights");
        if (stage.sampling().kind() != Sampling.Kind.PER_CLASS)
            advice.append(", let each batch hold every class several times");
        if (((ContrastiveSettings) stage.loss()).kind() == LossKind.TRIPLET)
            advice.append(
                    ", take semi-hard triplets or the loss supcon, since a collapse under the triplet loss does not"
                            + " mend itself");
        return advice.append('.').toString();
    }
}
