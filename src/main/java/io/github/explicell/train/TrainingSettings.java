package io.github.explicell.train;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.Normalisation;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.SplitRule;
import java.util.List;

/**
 * How a model is trained.
 *
 * @param name the model's name
 * @param architecture which network
 * @param crop how regions become crops
 * @param channels which channels and intensities
 * @param input normalisation
 * @param stages one after the other, the last trains the classifier; at least one
 * @param calibrate whether the probabilities' temperature is fitted on the validation part at the end
 * @param split which samples are for training, validation and test
 * @param metadata what the network reads beside the image
 * @param seed fixes split, first weights, order, augmentation and dropout
 */
public record TrainingSettings(
        String name,
        ArchitectureSpec architecture,
        CropRule crop,
        ChannelRule channels,
        Normalisation input,
        List<Stage> stages,
        boolean calibrate,
        SplitRule split,
        MetadataSettings metadata,
        long seed) {

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public TrainingSettings {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.get(stages.size() - 1).isContrastive())
            throw new IllegalArgumentException("the last stage of a training must train the classifier");
        if (stages.stream().map(Stage::name).distinct().count() < stages.size())
            throw new IllegalArgumentException("the stages of a training must have different names");
    }

    /** @return the same on another split of the data */
    public TrainingSettings withSplit(final SplitRule other) {
        return new TrainingSettings(
                name, architecture, crop, channels, input, stages, calibrate, other, metadata, seed);
    }

    /** @return the stage whose best epoch is the model */
    public Stage classifier() {
        return stages.get(stages.size() - 1);
    }

    /** @return how the classifier learns and decides */
    public LossSettings loss() {
        return (LossSettings) classifier().loss();
    }
}
