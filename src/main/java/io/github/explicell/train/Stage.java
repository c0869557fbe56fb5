package io.github.explicell.train;

import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NtXent;

/**
 * One stage of a training: what learns, by which loss, from which batches and how. The first stage starts from the
 * weights that were given, each further one from the best weights of the stage before it, as far as names and shapes
 * fit; what is new starts from random ones.
 *
 * @param name a word for logs and messages, such as {@code encoder}; of letters, digits and dashes
 * @param projection what stands on the encoder's features while these learn by a loss on embeddings; null: the
 *     classifier with its head learns by a loss on logits
 * @param freezing what is left alone
 * @param rates how much of the learning rate each block gets
 * @param optimisation how weights follow their gradients
 * @param loss what is made small; on embeddings if there is a projection, else on logits
 * @param sampling which samples make the batches
 * @param batch images in a batch, at least 2
 * @param epochs at most, at least 1
 * @param patience epochs without a better one after which the stage ends; 0: never
 * @param selection by what of the validation part the best epoch is known; with a projection, accuracy and macro-F1 are
 *     those of the nearest neighbours
 * @param augmentation what may happen to the crops
 */
public record Stage(
        String name,
        Projection projection,
        Freezing freezing,
        LayerRates rates,
        Optimisation optimisation,
        Objective loss,
        Sampling sampling,
        int batch,
        int epochs,
        int patience,
        Selection selection,
        Augmentation augmentation) {

    /** What a training without further wishes does. */
    public static final Stage CLASSIFIER = new Stage(
            "classifier",
            null,
            Freezing.NONE,
            LayerRates.NONE,
            Optimisation.adamW(1e-3, 1e-4),
            LossSettings.CROSS_ENTROPY,
            Sampling.SHUFFLED,
            32,
            30,
            0,
            Selection.LOSS,
            Presets.get("cells"));

    /** An encoder's stage without further wishes: SupCon, every class at least twice in a batch, 128 numbers. */
    public static final Stage ENCODER = new Stage(
            "encoder",
            new Projection(128),
            Freezing.NONE,
            LayerRates.NONE,
            Optimisation.adamW(1e-3, 1e-4),
            ContrastiveSettings.SUPCON,
            Sampling.PAIRS,
            32,
            30,
            0,
            Selection.LOSS,
            Presets.get("cells"));

    /**
     * @param name a word for logs and messages, such as {@code encoder}; of letters, digits and dashes
     * @param projection what stands on the encoder's features while these learn by a loss on embeddings; null: the
     *     classifier with its head learns by a loss on logits
     * @param freezing what is left alone
     * @param rates how much of the learning rate each block gets
     * @param optimisation how weights follow their gradients
     * @param loss what is made small; on embeddings if there is a projection, else on logits
     * @param sampling which samples make the batches
     * @param batch images in a batch, at least 2
     * @param epochs at most, at least 1
     * @param patience epochs without a better one after which the stage ends; 0: never
     * @param selection by what of the validation part the best epoch is known; with a projection, accuracy and macro-F1
     *     are those of the nearest neighbours
     * @param augmentation what may happen to the crops
     * @throws IllegalArgumentException naming the setting that is out of range or does not fit the others
     */
    public Stage {
        if (!name.matches("[a-z0-9-]+"))
            throw new IllegalArgumentException(
                    "a stage's name is of small letters, digits and dashes, not '" + name + "'");
        if (epochs < 1) throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        if (batch < 2) throw new IllegalArgumentException("batch must be at least 2, not " + batch);
        if (patience < 0) throw new IllegalArgumentException("patience must be at least 0, not " + patience);
        if (projection == null && !(loss instanceof LossSettings))
            throw new IllegalArgumentException("the stage " + name + " needs a loss on logits, not " + loss.words());
        if (projection != null && !(loss instanceof ContrastiveSettings))
            throw new IllegalArgumentException(
                    "the stage " + name + " needs a loss on embeddings, not " + loss.words());
        if (loss instanceof ContrastiveSettings c
                && c.kind() == LossKind.NT_XENT
                && c.positives() == NtXent.Positives.VIEWS
                && sampling.views() < 2)
            throw new IllegalArgumentException("nt-xent with views as positives needs two views of each sample");
        if (projection != null && augmentation.mixing() != null)
            throw new IllegalArgumentException(
                    "mixed images have no one class to be brought to; the stage " + name + " takes no mixing");
        for (final Freezing.Change change : freezing.later())
            if (change.epoch() > epochs)
                throw new IllegalArgumentException("the frozen part is to change at epoch " + change.epoch()
                        + ", but the stage " + name + " has only " + epochs);
    }

    /**
     * @param other what stays as it is, and until when
     * @return the same with another frozen part
     */
    public Stage with(final Freezing other) {
        return new Stage(
                name,
                projection,
                other,
                rates,
                optimisation,
                loss,
                sampling,
                batch,
                epochs,
                patience,
                selection,
                augmentation);
    }

    /**
     * @param other what may happen to the crops
     * @return the same with other changes of the crops
     */
    public Stage with(final Augmentation other) {
        return new Stage(
                name,
                projection,
                freezing,
                rates,
                optimisation,
                loss,
                sampling,
                batch,
                epochs,
                patience,
                selection,
                other);
    }

    /**
     * @param other how batches are drawn
     * @return the same with other batches
     */
    public Stage with(final Sampling other) {
        return new Stage(
                name,
                projection,
                freezing,
                rates,
                optimisation,
                loss,
                other,
                batch,
                epochs,
                patience,
                selection,
                augmentation);
    }

    /**
     * @param other the loss and its settings
     * @return the same with another loss
     */
    public Stage with(final Objective other) {
        return new Stage(
                name,
                projection,
                freezing,
                rates,
                optimisation,
                other,
                sampling,
                batch,
                epochs,
                patience,
                selection,
                augmentation);
    }

    /** @return whether embeddings learn rather than a classifier */
    public boolean isContrastive() {
        return projection != null;
    }

    /** @return which samples make the batches */
    Sampler sampler() {
        return sampling.sampler(augmentation.viewsInEpoch());
    }

    /**
     * @param classifier the whole network
     * @return what learns in this stage, nothing frozen yet
     */
    Network network(final Network classifier) {
        return projection == null ? classifier : Heads.projection(classifier, projection.width());
    }

    /** @return the stage in words */
    public String words() {
        return loss.words() + "; " + optimisation.words() + "; batches of " + batch + " " + sampling.words()
                + "; frozen: " + freezing.words();
    }
}
