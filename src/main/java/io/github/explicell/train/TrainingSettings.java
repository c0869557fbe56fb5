package io.github.explicell.train;

import io.github.explicell.image.Beyond;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.architecture.Architectures;
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
 * @param computation how it is computed
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
        long seed,
        Computation computation) {

    private static final int SIZE = 224;

    /**
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
     * @param computation how it is computed
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    public TrainingSettings {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.get(stages.size() - 1).isContrastive())
            throw new IllegalArgumentException("the last stage of a training must train the classifier");
        if (stages.stream().map(Stage::name).distinct().count() < stages.size())
            throw new IllegalArgumentException("the stages of a training must have different names");
        if (computation == null) computation = Computation.DEFAULT;
        if (computation.microBatch() > 0)
            for (final Stage stage : stages)
                if (!stage.loss().isMean())
                    throw new IllegalArgumentException(
                            "the loss of the stage " + stage.name()
                                    + " is not the mean of its samples' losses, so that it cannot be computed in micro-batches");
    }

    /**
     * Computed as usual.
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
    public TrainingSettings(
            final String name,
            final ArchitectureSpec architecture,
            final CropRule crop,
            final ChannelRule channels,
            final Normalisation input,
            final List<Stage> stages,
            final boolean calibrate,
            final SplitRule split,
            final MetadataSettings metadata,
            final long seed) {
        this(name, architecture, crop, channels, input, stages, calibrate, split, metadata, seed, Computation.DEFAULT);
    }

    /**
     * @param other precision, micro-batches and caches
     * @return the same computed otherwise
     */
    public TrainingSettings with(final Computation other) {
        return new TrainingSettings(
                name, architecture, crop, channels, input, stages, calibrate, split, metadata, seed, other);
    }

    /**
     * What a training without further wishes does: squares around the regions at 224 pixels, the architecture with its own
     * head, {@link Stage#CLASSIFIER}, 15 % for validation and 20 % for the test.
     *
     * @param name the model's name
     * @param architecture one of {@link Architectures#names()}
     * @return these settings
     */
    public static TrainingSettings usual(final String name, final String architecture) {
        return new TrainingSettings(
                name,
                ArchitectureSpec.plain(architecture, SIZE),
                new CropRule(
                        SIZE,
                        SIZE,
                        Extent.EXACT,
                        Fit.SQUARE_AROUND,
                        Beyond.MIRROR,
                        Outside.KEEP,
                        new float[3],
                        Interpolation.BILINEAR,
                        null),
                ChannelRule.DEFAULT,
                Normalisation.of(architecture),
                List.of(Stage.CLASSIFIER),
                false,
                SplitRule.shares(0.15, 0.2),
                MetadataSettings.NONE,
                1);
    }

    /**
     * @param others in their order, at least one
     * @return the same with other stages
     */
    public TrainingSettings with(final List<Stage> others) {
        return new TrainingSettings(
                name, architecture, crop, channels, input, others, calibrate, split, metadata, seed, computation);
    }

    /**
     * @param fields which metadata are read, and how
     * @return the same with other metadata
     */
    public TrainingSettings with(final MetadataSettings fields) {
        return new TrainingSettings(
                name, architecture, crop, channels, input, stages, calibrate, split, fields, seed, computation);
    }

    /**
     * @param rule how the data are parted
     * @param otherSeed of every random choice
     * @return the same with another split, drawn from another seed
     */
    public TrainingSettings with(final SplitRule rule, final long otherSeed) {
        return new TrainingSettings(
                name, architecture, crop, channels, input, stages, calibrate, rule, metadata, otherSeed, computation);
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
