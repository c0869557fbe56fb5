package io.github.explicell.train;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.Normalisation;

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
 * @param learningRate Adam's, at its highest
 * @param weightDecay AdamW's, 0 for plain Adam
 * @param schedule {@code cosine} or {@code constant}
 * @param patience epochs without a lower validation loss after which training ends; 0: never
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
        double learningRate,
        double weightDecay,
        String schedule,
        int patience,
        Augmentation augmentation,
        double validation,
        double test,
        long seed) {

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public TrainingSettings {
        if (epochs < 1) throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        if (batch < 2) throw new IllegalArgumentException("batch must be at least 2, not " + batch);
        if (!(learningRate > 0 && learningRate <= 10))
            throw new IllegalArgumentException("the learning rate must be above 0 and at most 10, not " + learningRate);
        if (!(weightDecay >= 0 && weightDecay < 1))
            throw new IllegalArgumentException("the weight decay must be 0 to below 1, not " + weightDecay);
        if (!schedule.equals("cosine") && !schedule.equals("constant"))
            throw new IllegalArgumentException("the schedule must be cosine or constant, not " + schedule);
        if (patience < 0) throw new IllegalArgumentException("patience must be at least 0, not " + patience);
    }

    /** @return the learning rate's course */
    Schedule course() {
        return schedule.equals("cosine") ? Schedule.cosine(0.05) : Schedule.constant();
    }
}
