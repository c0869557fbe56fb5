package io.github.explicell.train;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.Normalisation;
import io.github.explicell.train.augment.Augmentation;

/**
 * How a model is trained.
 *
 * @param name the model's name
 * @param architecture which network
 * @param crop how regions become crops
 * @param channels which channels and intensities
 * @param input normalisation
 * @param freezeTo last frozen node or module, or null
 * @param epochs at most, at least 1
 * @param batch samples in a batch, at least 2
 * @param optimisation how weights follow their gradients
 * @param loss what is made small
 * @param selection by what the best epoch is known
 * @param patience epochs without a better one after which training ends; 0: never
 * @param balanced whether every class is seen equally often, however many samples it has
 * @param calibrate whether the probabilities' temperature is fitted on the validation part at the end
 * @param augmentation what may happen to the crops
 * @param validation share of the samples that chooses the best epoch
 * @param test share of the samples that is kept for the final figures; may be 0
 * @param seed fixes split, first weights, order, augmentation and dropout
 */
public record TrainingSettings(
        String name,
        ArchitectureSpec architecture,
        CropRule crop,
        ChannelRule channels,
        Normalisation input,
        String freezeTo,
        int epochs,
        int batch,
        Optimisation optimisation,
        LossSettings loss,
        Selection selection,
        int patience,
        boolean balanced,
        boolean calibrate,
        Augmentation augmentation,
        double validation,
        double test,
        long seed) {

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public TrainingSettings {
        if (epochs < 1) throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        if (batch < 2) throw new IllegalArgumentException("batch must be at least 2, not " + batch);
        if (patience < 0) throw new IllegalArgumentException("patience must be at least 0, not " + patience);
    }

    /** @return which samples make the batches */
    Sampler sampler() {
        return balanced ? Sampler.balanced() : Sampler.shuffled();
    }
}
