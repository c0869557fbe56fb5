package io.github.explicell.command;

import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.CostTable;
import io.github.explicell.train.Freezing;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Sampling;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.SplitRule;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.preset.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a dialog or macro says of a training, checked: a preset or the usual settings, and what is changed of them.
 *
 * @param preset a published protocol, or null
 * @param architecture the network
 * @param size of its image in pixels
 * @param fieldMicrometres a fixed field of view, or 0
 * @param freezeTo the last frozen node, or blank
 * @param loss usual, cross-entropy, focal or cost-matrix
 * @param costs what mistakes cost, or null
 * @param rare usual, equal, weighted or sampled
 * @param augmentation usual, or a name
 * @param epochs at most
 * @param patience 0: never
 * @param batch images in a batch
 * @param learningRate at its highest
 * @param calibrate whether a temperature is fitted
 * @param validation share
 * @param test share
 * @param seed fixes every random choice
 */
record TrainingInputs(
        Preset preset,
        String architecture,
        int size,
        double fieldMicrometres,
        String freezeTo,
        String loss,
        Path costs,
        String rare,
        String augmentation,
        int epochs,
        int patience,
        int batch,
        double learningRate,
        boolean calibrate,
        double validation,
        double test,
        long seed) {

    static final int SIZE = 224;
    static final int EPOCHS = 30;
    static final int BATCH = 32;
    static final double RATE = 1e-3;
    static final double VALIDATION = 0.15;
    static final double TEST = 0.2;

    private static final int MOST = 100_000;
    private static final String USUAL = "usual";

    /** @throws IllegalArgumentException naming the parameter and what it may be */
    TrainingInputs {
        Architectures.get(architecture);
        Inputs.range("size", size, 8, 2048);
        Inputs.range("epochs", epochs, 1, MOST);
        Inputs.range("patience", patience, 0, MOST);
        Inputs.range("batch", batch, 2, MOST);
        Inputs.choice("loss", loss, List.of(USUAL, "cross-entropy", "focal", "cost-matrix"));
        Inputs.choice("rare", rare, List.of(USUAL, "equal", "weighted", "sampled"));
        final List<String> augmentations = new ArrayList<>(List.of(USUAL));
        augmentations.addAll(Presets.names());
        Inputs.choice("augmentation", augmentation, augmentations);
        if (!(fieldMicrometres >= 0)) throw new IllegalArgumentException("field_um must be at least 0.");
        if (loss.equals("cost-matrix") != (costs != null))
            throw new IllegalArgumentException("costs and the loss cost-matrix go together: give both or neither.");
        if (preset != null) preset.backbone(architecture);
        SplitRule.shares(validation, test);
    }

    /**
     * @param name the model's
     * @param data what is trained on; a preset reads what it has of its metadata
     * @return the settings
     * @throws IOException if the costs cannot be read
     * @throws IllegalArgumentException naming the setting that is out of range
     */
    TrainingSettings settings(final String name, final DataSet data) throws IOException {
        final TrainingSettings base =
                preset != null ? preset.settings(architecture, name) : TrainingSettings.usual(name, architecture);
        final List<Stage> stages = new ArrayList<>();
        for (final Stage stage : base.stages()) stages.add(stage.isContrastive() ? augmented(stage) : over(stage));
        return new TrainingSettings(
                name,
                new ArchitectureSpec(architecture, size, base.architecture().surgery()),
                crop(base.crop()),
                base.channels(),
                base.input(),
                stages,
                calibrate,
                SplitRule.shares(validation, test),
                base.metadata().knownTo(data.samples()),
                seed);
    }

    private CropRule crop(final CropRule base) {
        return new CropRule(
                size,
                size,
                fieldMicrometres > 0 ? Extent.fieldMicrometres(fieldMicrometres) : base.extent(),
                base.fit(),
                base.beyond(),
                base.outside(),
                base.colour(),
                base.interpolation(),
                base.pixelSize());
    }

    private Stage augmented(final Stage stage) {
        return augmentation.equals(USUAL) ? stage : stage.with(Presets.get(augmentation));
    }

    private Stage over(final Stage stage) throws IOException {
        final Optimisation o = stage.optimisation();
        return augmented(new Stage(
                stage.name(),
                stage.projection(),
                freezeTo.isEmpty() ? stage.freezing() : Freezing.to(freezeTo),
                stage.rates(),
                new Optimisation(
                        o.optimiser(),
                        learningRate,
                        o.weightDecay(),
                        o.momentum(),
                        o.course(),
                        o.clip(),
                        o.average(),
                        o.epsilon()),
                loss((LossSettings) stage.loss()),
                rare.equals(USUAL) ? stage.sampling() : rare.equals("sampled") ? Sampling.BALANCED : Sampling.SHUFFLED,
                batch,
                epochs,
                patience,
                stage.selection(),
                stage.augmentation()));
    }

    private LossSettings loss(final LossSettings base) throws IOException {
        final LossKind kind = loss.equals(USUAL)
                ? base.kind()
                : LossKind.valueOf(loss.toUpperCase(Locale.ROOT).replace('-', '_'));
        return new LossSettings(
                kind,
                rare.equals(USUAL) ? base.balanced() : rare.equals("weighted"),
                base.division(),
                kind == LossKind.CROSS_ENTROPY ? base.labelSmoothing() : 0,
                base.gamma(),
                costs == null ? base.costs() : CostTable.read(costs),
                base.decision());
    }
}
