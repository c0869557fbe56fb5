package io.github.explicell.train.loss;

import java.util.Locale;

/** The losses by name, with a sentence for who has to choose. */
public enum LossKind {
    /** {@link CrossEntropy}. */
    CROSS_ENTROPY(false, "Makes the true class probable; the usual choice, and the one whose probabilities mean most."),
    /** {@link Focal}. */
    FOCAL(false, "Cross-entropy that hardly counts what is already right, so that rare and hard cases weigh more."),
    /** {@link ExpectedCost}. */
    COST_MATRIX(false, "Makes decisions cheap where some mistakes cost more than others, by a table of costs."),
    /** {@link SupCon}. */
    SUPCON(true, "Brings embeddings of one class together and others apart, against all pairs of the batch at once."),
    /** {@link NtXent}. */
    NT_XENT(true, "Tells the other view of the same image, or another image of its class, from all other classes."),
    /** {@link SoftTargetNPairs}. */
    N_PAIRS_SOFT(true, "The n-pairs loss of the cervical publication: every row shares its target among its class."),
    /** {@link NPairs}. */
    N_PAIRS(true, "Sohn's n-pairs loss: one pair of each class, each told from the pairs of all other classes."),
    /** {@link Triplet}. */
    TRIPLET(true, "Wants each image nearer to its own class than to any other by a margin.");

    private final boolean contrastive;
    private final String sentence;

    LossKind(final boolean contrastive, final String sentence) {
        this.contrastive = contrastive;
        this.sentence = sentence;
    }

    /** @return whether it reads embeddings rather than logits */
    public boolean isContrastive() {
        return contrastive;
    }

    /** @return what it does, for dialogs and help */
    public String sentence() {
        return sentence;
    }

    /** @return its name, such as {@code cross-entropy} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
