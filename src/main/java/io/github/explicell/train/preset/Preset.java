package io.github.explicell.train.preset;

import io.github.explicell.image.Beyond;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.Normalisation;
import io.github.explicell.train.Freezing;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.SplitRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A published protocol of training, corrected where its code was wrong; docs/presets.md lists each difference.
 *
 * @param name such as {@code cervical-finetune}
 * @param sentence what it does, for dialogs and help
 * @param source the publication
 * @param backbones those it was published with, and those that stand in for them; the first is the usual one
 * @param fit how a region gets the crop's shape
 * @param stages one after the other; the last gets the backbone's frozen part
 * @param continues whether it goes on from a trained model, which is to be given
 * @param split which samples are for what
 * @param metadata what the network reads beside the image, where the data have it
 */
public record Preset(
        String name,
        String sentence,
        String source,
        List<Backbone> backbones,
        Fit fit,
        List<Stage> stages,
        boolean continues,
        SplitRule split,
        MetadataSettings metadata) {

    /** Attention in the middle of a network, whose own end has no place for metadata. */
    private static final String THROUGH = "soft-attention";

    /**
     * A backbone of a preset.
     *
     * @param architecture its name
     * @param size height and width of its input in pixels
     * @param head what the preset puts on it
     * @param freezing what the classifier's stage leaves alone
     * @param published whether the publication has it; else it stands in for those that it has
     */
    public record Backbone(
            String architecture, int size, ArchitectureSpec.Step head, Freezing freezing, boolean published) {}

    /**
     * Copies the lists.
     *
     * @param name such as {@code cervical-finetune}
     * @param sentence what it does, for dialogs and help
     * @param source the publication
     * @param backbones those it was published with, and those that stand in for them; the first is the usual one
     * @param fit how a region gets the crop's shape
     * @param stages one after the other; the last gets the backbone's frozen part
     * @param continues whether it goes on from a trained model, which is to be given
     * @param split which samples are for what
     * @param metadata what the network reads beside the image, where the data have it
     */
    public Preset {
        backbones = List.copyOf(backbones);
        stages = List.copyOf(stages);
    }

    /** @return names of the architectures that it has settings for, the usual one first */
    public List<String> architectures() {
        return backbones.stream().map(Backbone::architecture).toList();
    }

    /**
     * @param architecture one of {@link #architectures()}, or null for the first
     * @return its backbone
     * @throws IllegalArgumentException with the list of them, if there is no such backbone
     */
    public Backbone backbone(final String architecture) {
        return backbones.stream()
                .filter(b -> architecture == null || b.architecture().equals(architecture))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the preset " + name + " has no backbone "
                        + architecture + ", but " + String.join(", ", architectures())));
    }

    /**
     * The protocol as settings, each of which may be changed.
     *
     * @param architecture one of {@link #architectures()}, or null for the first
     * @param model the model's name
     * @return the settings
     * @throws IllegalArgumentException if it has no such backbone
     */
    public TrainingSettings settings(final String architecture, final String model) {
        final Backbone backbone = backbone(architecture);
        final int size = backbone.size();
        final List<Stage> all = new ArrayList<>(stages);
        all.add(all.remove(all.size() - 1).with(backbone.freezing()));
        return new TrainingSettings(
                model,
                new ArchitectureSpec(backbone.architecture(), size, List.of(backbone.head())),
                new CropRule(
                        size,
                        size,
                        Extent.EXACT,
                        fit,
                        Beyond.MIRROR,
                        Outside.KEEP,
                        new float[3],
                        Interpolation.BILINEAR,
                        null),
                ChannelRule.DEFAULT,
                Normalisation.of(backbone.architecture()),
                all,
                false,
                split,
                backbone.head().kind().equals(THROUGH) ? MetadataSettings.NONE : metadata,
                1);
    }
}
