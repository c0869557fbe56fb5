package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.WeightsFile;
import io.github.explicell.network.Weights;
import io.github.explicell.train.About;
import io.github.explicell.train.Computation;
import io.github.explicell.train.Continuation;
import io.github.explicell.train.RunDescription;
import io.github.explicell.train.RunFolder;
import io.github.explicell.train.Training;
import io.github.explicell.train.TrainingListener;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.data.DataInspector;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.DataReport;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.preset.Preset;
import io.github.explicell.train.preset.TrainingPresets;
import io.github.explicell.view.DataReportFiles;
import io.github.explicell.view.DataReportTable;
import io.github.explicell.view.DataReportText;
import io.github.explicell.view.TrainingPlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Trains a model on labelled images: a plot that grows with the epochs, the epochs as rows of the Results table, and the
 * model's folder, which holds the best epoch so far at any time. A run that was ended can be gone on with.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = TrainCommand.TITLE, weight = 10)},
        description = "Trains a model on labelled images: an open stack, a folder or a table.",
        initializer = "describe",
        headless = true)
public final class TrainCommand extends ExplicellCommand {

    static final String TITLE = "Explicell Train";

    private static final String NONE = "none";
    private static final String USUAL = "usual";

    @Parameter(
            label = "Models found",
            description = "The names of the models that a training can start from.",
            visibility = ItemVisibility.MESSAGE,
            required = false,
            persist = false)
    private String message = "";

    @Parameter(
            label = "Data",
            description =
                    "Title of an open stack whose slice labels are the classes, or of an open image whose ROIs have"
                            + " classes; or a folder or file of labelled images, or a table (CSV) of images and classes.",
            required = false,
            persist = false)
    private String data = "";

    @Parameter(
            label = "Model folder",
            description = "Where the new model goes: its last part is the model's name.",
            required = false,
            persist = false)
    private String model_folder = "";

    @Parameter(
            label = "Preset",
            description = "A published protocol, or none. Choosing one fills in what it says below.",
            choices = {
                NONE,
                "cervical-finetune",
                "cervical-cost-sensitive",
                "cervical-contrastive",
                "skin-soft-attention"
            },
            callback = "fill",
            persist = false)
    private String preset = NONE;

    @Parameter(
            label = "Architecture",
            description = "The network.",
            choices = {
                "convnext_tiny",
                "densenet169",
                "densenet201",
                "efficientnet_b0",
                "efficientnet_lite0",
                "inception_resnet_v2",
                "mobilenet_v1",
                "mobilenet_v2",
                "mobilenet_v2_tf",
                "mobilenet_v3_large",
                "mobilenet_v3_small",
                "nasnet_large",
                "nasnet_mobile",
                "resnet34",
                "resnet50",
                "resnet152",
                "squeezenet1_1",
                "vgg16",
                "vgg16_bn",
                "vgg19",
                "vgg19_bn"
            },
            persist = false)
    private String architecture = "efficientnet_lite0";

    @Parameter(
            label = "Start from",
            description = "A weights file, a model's folder, or the name of an installed model; empty: random weights.",
            required = false,
            persist = false)
    private String initial = "";

    @Parameter(
            label = "Size",
            description = "Height and width of the network's image, in pixels.",
            min = "8",
            max = "2048",
            persist = false)
    private int size = TrainingInputs.SIZE;

    @Parameter(
            label = "Field of view (um)",
            description = "A fixed field around each region's centre, which keeps the cells' size; 0: the region.",
            min = "0",
            persist = false)
    private double field_um;

    @Parameter(
            label = "Freeze up to",
            description = "The last node or module that stays as it is; empty: all learn (or what the preset says).",
            required = false,
            persist = false)
    private String freeze_to = "";

    @Parameter(
            label = "Loss",
            description = "usual: the preset's, else cross-entropy.",
            choices = {USUAL, "cross-entropy", "focal", "cost-matrix"},
            persist = false)
    private String loss = USUAL;

    @Parameter(
            label = "Costs",
            description = "A CSV file of what mistakes cost, for the loss cost-matrix; else empty.",
            required = false,
            persist = false)
    private String costs = "";

    @Parameter(
            label = "Rare classes",
            description =
                    "usual: the preset's, else equal; weighted: they weigh more; sampled: they are shown more often.",
            choices = {USUAL, "equal", "weighted", "sampled"},
            persist = false)
    private String rare = USUAL;

    @Parameter(
            label = "Augmentation",
            description = "What may happen to the crops; usual: the preset's, else that for cells.",
            choices = {USUAL, "cells", "none", "skin", "cervical-six"},
            persist = false)
    private String augmentation = USUAL;

    @Parameter(label = "Epochs", description = "At most.", min = "1", persist = false)
    private int epochs = TrainingInputs.EPOCHS;

    @Parameter(
            label = "Patience",
            description = "Epochs without a better one after which training ends; 0: never.",
            min = "0",
            persist = false)
    private int patience;

    @Parameter(label = "Batch", description = "Images in a batch.", min = "2", persist = false)
    private int batch = TrainingInputs.BATCH;

    @Parameter(
            label = "Learning rate",
            description = "At its highest.",
            min = "0",
            stepSize = "0.0001",
            persist = false)
    private double learning_rate = TrainingInputs.RATE;

    @Parameter(
            label = "Calibrate",
            description = "Fit the probabilities to how often they are right, on the validation part.",
            persist = false)
    private boolean calibrate;

    @Parameter(
            label = "Validation",
            description = "Share of the data that chooses the best epoch.",
            min = "0",
            max = "1",
            persist = false)
    private double validation = TrainingInputs.VALIDATION;

    @Parameter(
            label = "Test",
            description = "Share that training never sees, for the figures on the model's card; 0: none.",
            min = "0",
            max = "1",
            persist = false)
    private double test = TrainingInputs.TEST;

    @Parameter(label = "Seed", description = "Fixes every random choice.", persist = false)
    private long seed = 1;

    @Parameter(label = "Device", description = "auto, cpu, gpu or gpu:N.", persist = false)
    private String device = "auto";

    @Parameter(
            label = "Precision",
            description =
                    "float32; bfloat16 or float16, coarser and faster where the device has it; auto: what the graphics"
                            + " card is known to be fast in.",
            choices = {"float32", "auto", "bfloat16", "float16"},
            persist = false)
    private String precision = "float32";

    @Parameter(
            label = "Resume",
            description =
                    "Go on with the run of this model folder, with its own settings; all but data, epochs and device"
                            + " is not looked at.",
            persist = false)
    private boolean resume;

    @Parameter(
            label = "Only report",
            description = "Look through the data, say what is there and what is wrong with it, and train nothing.",
            persist = false)
    private boolean report;

    @Parameter(
            label = "Report folder",
            description = "Where the report on the data goes, with a table of all duplicates; empty: into the log.",
            required = false,
            persist = false)
    private String report_folder = "";

    @Parameter(
            label = "Licence",
            description = "Of the weights, for the model's card.",
            required = false,
            persist = false)
    private String licence = "";

    @Parameter(
            label = "Origin",
            description = "Where images and first weights come from, for the model's card.",
            required = false,
            persist = false)
    private String origin = "";

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work() throws IOException {
        final TrainingInputs inputs = inputs();
        Devices.check(device);
        if (!precision.equals(Precision.AUTO)) Precision.parseForTraining(precision);
        if (report) return report(inputs);
        final Path model = Inputs.path("model_folder", model_folder);
        if (model == null) throw new IllegalArgumentException("model_folder is empty: say where the new model goes.");
        ModelFolder.checkReplaceable(model);
        try (LabelledData labelled = LabelledData.of(data)) {
            return resume ? goOn(labelled, run(model)) : begin(labelled, model, inputs);
        }
    }

    private TrainingInputs inputs() throws IOException {
        return new TrainingInputs(
                preset.equals(NONE) ? null : TrainingPresets.get(preset),
                architecture,
                size,
                field_um,
                freeze_to.strip(),
                loss,
                Inputs.file("costs", costs),
                rare,
                augmentation,
                epochs,
                patience,
                batch,
                learning_rate,
                calibrate,
                validation,
                test,
                seed);
    }

    private String report(final TrainingInputs inputs) throws IOException {
        final Path out = Inputs.path("report_folder", report_folder);
        try (LabelledData labelled = LabelledData.of(data);
                TaskProgress progress = progress()) {
            final DataSet samples = DataReader.read(labelled.path());
            final TrainingSettings settings = asSplit(inputs.settings("report", samples), continuation(), samples);
            final DataReport found = DataInspector.inspect(
                    samples.named(labelled.name()), settings.split(), settings.seed(), DataInspector.NEAR, progress);
            DataReportText.brief(found).lines().forEach(IJ::log);
            if (out != null) DataReportFiles.write(out, found);
            Outputs.table(() -> DataReportTable.show(found));
        }
        return "Looked through the data.";
    }

    private Computation computation(final Computation base) {
        final Precision wanted = Precision.forTraining(precision, device, IJ::log);
        return new Computation(wanted, base.microBatch(), base.cacheMegabytes(), base.loaders());
    }

    /** Where the command line keeps the run of a model, too. */
    private static Path run(final Path model) {
        final Path whole = model.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + "-run");
    }

    private String begin(final LabelledData labelled, final Path model, final TrainingInputs inputs)
            throws IOException {
        final DataSet samples = DataReader.read(labelled.path());
        final Continuation before = continuation();
        final TrainingSettings asked = asSplit(
                inputs.settings(
                        String.valueOf(model.toAbsolutePath().normalize().getFileName()), samples),
                before,
                samples);
        final TrainingSettings settings = asked.with(computation(asked.computation()));
        final RunDescription description = new RunDescription(
                RunDescription.FORMAT,
                labelled.path().toAbsolutePath().normalize().toString(),
                model.toAbsolutePath().normalize().toString(),
                device,
                Map.of(),
                settings,
                new About(
                        About.UNKNOWN.description(),
                        licence.isBlank() ? About.UNKNOWN.licence() : licence.strip(),
                        origin.isBlank() ? About.UNKNOWN.origin() : origin.strip()));
        final Weights first = before != null
                ? before.weights(samples.classes())
                : initial.isBlank() ? Weights.of(Map.of()) : WeightsFile.open(Inputs.file("initial", initial));
        try (RunFolder folder = RunFolder.begin(run(model), description, RunFolder.INTERVAL)) {
            return train(folder, samples, first);
        }
    }

    /** @return the model that the training goes on from; null if it starts from a file or from random weights */
    private Continuation continuation() throws IOException {
        final Path path = Inputs.path("initial", initial);
        return path == null || Files.isRegularFile(path) ? null : new Continuation(ImageJModels.read(initial));
    }

    /** On the data that it learned from, a model must be trained on with the split of that time: else its test is none. */
    private TrainingSettings asSplit(
            final TrainingSettings settings, final Continuation before, final DataSet samples) {
        if (before == null || !before.hasSeen(samples)) return settings;
        final TrainingSettings same = before.withSplit(settings);
        if (!same.equals(settings))
            IJ.log("The data are split as in the training of " + initial.strip() + ", with seed " + same.seed()
                    + ", since that model has learned from them.");
        return same;
    }

    private String goOn(final LabelledData labelled, final Path run) throws IOException {
        try (RunFolder folder = RunFolder.open(run, epochs, RunFolder.INTERVAL)) {
            return train(folder, DataReader.read(labelled.path()), Weights.of(Map.of()));
        }
    }

    private String train(final RunFolder folder, final DataSet samples, final Weights first) throws IOException {
        final ConfusionMatrix figures;
        try (TrainingMonitor monitor =
                new TrainingMonitor(progress(), folder.description().settings().name())) {
            final TrainingListener all = TrainingListener.all(monitor, new TrainingPlots(folder.folder()));
            figures = new Training(
                            samples,
                            folder.description().settings(),
                            folder.description().about(),
                            all)
                    .run(first, device, folder);
            monitor.show();
        }
        return "Trained " + folder.model()
                + (figures == null
                        ? "."
                        : String.format(
                                Locale.ROOT,
                                ": accuracy %.3f, macro-F1 %.3f on %d regions that training never saw.",
                                figures.accuracy(),
                                figures.macroF1(),
                                figures.total()));
    }

    // -- What SciJava calls by name --

    /** Fills the dialog. */
    @SuppressWarnings("unused")
    private void describe() {
        message = ImageJModels.found();
    }

    /** Shows what a preset says where the dialog has a field for it; the user may change it. */
    @SuppressWarnings("unused")
    private void fill() {
        if (preset.equals(NONE)) return;
        final Preset chosen = TrainingPresets.get(preset);
        final TrainingSettings settings = chosen.settings(null, "");
        architecture = settings.architecture().name();
        size = settings.architecture().size();
        epochs = settings.classifier().epochs();
        batch = settings.classifier().batch();
        patience = settings.classifier().patience();
        learning_rate = settings.classifier().optimisation().learningRate();
        validation = settings.split().validation();
        test = settings.split().test();
        calibrate = settings.calibrate();
        loss = USUAL;
        rare = USUAL;
        augmentation = USUAL;
        freeze_to = "";
    }
}
