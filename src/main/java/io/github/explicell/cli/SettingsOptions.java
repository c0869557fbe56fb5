package io.github.explicell.cli;

import static io.github.explicell.cli.NetworkOptions.or;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ArchitectureSpec.Step;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.Continuation;
import io.github.explicell.train.Freezing;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.preset.Preset;
import io.github.explicell.train.preset.TrainingPresets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model is trained: a preset, what the model had that a training goes on from, or the usual; and what is changed. */
final class SettingsOptions {

    /** The vector that a head with a pool reads: the end of the encoder. */
    private static final String ENCODER = "head.flatten";

    /** The head on an encoder, as in the publication on cervical cells. */
    private static final int WIDTH = 512;

    private static final double DROPOUT = 0.5;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            completionCandidates = PresetNames.class,
            description =
                    "A published protocol: one of ${COMPLETION-CANDIDATES}. Its settings stand in the place of the"
                            + " defaults; --show prints them.")
    private String preset;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private CropOptions crop;

    @Option(
            names = "--range",
            paramLabel = "MIN,MAX",
            description = "Intensities that mean black and white (default: the bit depth's).")
    private IntensityRange range;

    @Option(
            names = "--channels",
            paramLabel = "LIST",
            description = "The channel that is grey, or those for red,green,blue; from 1, 0 stays dark.")
    private ChannelRule channels = ChannelRule.DEFAULT;

    @Mixin
    private StageOptions classifier;

    @Mixin
    private EncoderOptions encoder;

    @Option(
            names = "--calibrate",
            description =
                    "Fit the probabilities to how often they are right, on the validation part, by one temperature.")
    private boolean calibrate;

    @Mixin
    private AugmentationOptions augmentation;

    @Mixin
    private ComputationOptions computation;

    @Mixin
    private MetadataOptions metadata;

    @Mixin
    private SplitOptions split;

    @Option(names = "--seed", paramLabel = "N", description = "Fixes every random choice (default: 1).")
    private Long seed;

    /**
     * @param name the model's name
     * @param origin the model that the training goes on from, or null
     * @param device as it was given; the precision may depend on it
     * @param notice told why there is no GPU, where one was looked for
     * @throws IOException if a file that an option names cannot be read
     * @throws IllegalArgumentException naming the setting that is missing or out of range
     */
    TrainingSettings settings(
            final String name, final Continuation origin, final String device, final Consumer<String> notice)
            throws IOException {
        final TrainingSettings base = base(name, origin);
        final CropRule rule = crop.over(base.crop());
        return new TrainingSettings(
                name,
                network.over(withFeatures(base.architecture(), rule.width()), rule.width()),
                rule,
                base.channels().with(channels).with(new ChannelRule(null, range)),
                base.input(),
                stages(base.stages()),
                calibrate || base.calibrate(),
                split.over(base.split()),
                metadata.over(base.metadata()),
                or(seed, base.seed()),
                computation.over(base.computation(), device, notice));
    }

    /** An encoder needs a vector of features, which architectures with their own head do not name. */
    private ArchitectureSpec withFeatures(final ArchitectureSpec base, final int size) {
        if (!encoder.wanted() || !base.surgery().isEmpty()) return base;
        final String tap = Architectures.get(base.name()).build(size, 2).tap();
        return new ArchitectureSpec(base.name(), size, List.of(Step.perceptronHead(tap, WIDTH, DROPOUT)));
    }

    private TrainingSettings base(final String name, final Continuation origin) {
        final String architecture = network.architecture();
        if (architecture != null) Architectures.get(architecture);
        if (preset != null) return published(TrainingPresets.get(preset), name, origin);
        if (architecture != null) return TrainingSettings.usual(name, architecture);
        if (origin == null)
            throw new IllegalArgumentException(
                    "say what is to be trained: --architecture, --preset, or a model's folder with --init");
        return origin.settings(name);
    }

    /** A preset that goes on from a model goes on with its network and its crops. */
    private TrainingSettings published(final Preset chosen, final String name, final Continuation origin) {
        if (origin == null || network.architecture() != null) return chosen.settings(network.architecture(), name);
        final TrainingSettings own = origin.settings(name);
        final TrainingSettings published = chosen.settings(own.architecture().name(), name);
        return chosen.continues() ? own.with(published.stages()).with(published.split(), published.seed()) : published;
    }

    /** @return whether the user left the split open */
    boolean leavesSplitOpen() {
        return split.isOpen() && seed == null;
    }

    /** @return how the data are split, as far as the user says it */
    SplitOptions split() {
        return split;
    }

    /** @return the picture of the augmentation to write instead of training, or null */
    Path preview() {
        return augmentation.preview();
    }

    /** @return the preset, or null */
    Preset preset() {
        return preset == null ? null : TrainingPresets.get(preset);
    }

    private List<Stage> stages(final List<Stage> base) throws IOException {
        final List<Stage> stages = new ArrayList<>();
        final boolean learned = base.get(0).isContrastive();
        if (!learned && !encoder.wanted()) encoder.refuse();
        if (!learned && encoder.wanted()) stages.add(encoder.over(Stage.ENCODER, classifier.optimisation()));
        for (final Stage stage : base)
            stages.add(
                    stage.isContrastive()
                            ? encoder.over(stage, classifier.optimisation())
                            : classifier.over(!learned && encoder.wanted() ? onEncoder(stage) : stage));
        for (int i = 0; i < stages.size(); i++)
            stages.set(i, stages.get(i).with(augmentation.over(stages.get(i).augmentation())));
        return stages;
    }

    /** A classifier on what the encoder has learned: that stays as it is. */
    private static Stage onEncoder(final Stage stage) {
        return stage.freezing().equals(Freezing.NONE) ? stage.with(Freezing.to(ENCODER)) : stage;
    }
}
