package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Prediction;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.PredictionsCsv;
import io.github.explicell.view.PredictionsTable;
import io.github.explicell.view.ResultOverlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemVisibility;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/**
 * Classifies regions of an image: rows in the Results table, coloured outlines with class names and a legend in the
 * overlay, and on request predictions.csv.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = ClassifyCommand.TITLE, weight = 1)},
        description = "Classifies selected cells or lesions with a model.",
        initializer = "describe",
        headless = true)
public final class ClassifyCommand extends ContextCommand {

    static final String TITLE = "Explicell Classify";

    @Parameter(label = "Image", description = "The image whose regions are classified.", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Regions found",
            description = "What automatic takes.",
            visibility = ItemVisibility.MESSAGE,
            required = false,
            persist = false)
    private String message = "";

    @Parameter(
            label = "Model",
            description = "A model folder, or the name of one in ImageJ's folder models/explicell or models.",
            persist = false)
    private String model = "";

    @Parameter(
            label = "Regions",
            description = "automatic: the file or labels below, else selection, ROI Manager, overlay or whole image.",
            choices = {"automatic", "rois", "labels", "slices", "whole"},
            persist = false)
    private String regions = "automatic";

    @Parameter(
            label = "ROI file",
            description = "A .roi or .zip file with the regions; may be empty.",
            required = false,
            persist = false)
    private String roi_file = "";

    @Parameter(
            label = "Labels",
            description = "Title of an open label image or mask, or its file; may be empty.",
            required = false,
            persist = false)
    private String labels = "";

    @Parameter(label = "Device", description = "auto, cpu, gpu or gpu:N.", persist = false)
    private String device = "auto";

    @Parameter(
            label = "Precision",
            description = "float32, or the faster and coarser bfloat16.",
            choices = {"float32", "bfloat16"},
            persist = false)
    private String precision = "float32";

    @Parameter(
            label = "Channels",
            description = "One channel (grey) or three (red, green, blue), such as 1 or 3,2,1; empty: the model's.",
            required = false,
            persist = false)
    private String channels = "";

    @Parameter(
            label = "Intensity range",
            description = "The raw intensities that mean black and white, such as 0,4095; empty: the model's.",
            required = false,
            persist = false)
    private String range = "";

    @Parameter(label = "Logits", description = "Whether the scores before softmax become columns.", persist = false)
    private boolean logits;

    @Parameter(
            label = "Output folder",
            description = "Where predictions.csv is written; empty: it is not.",
            required = false,
            persist = false)
    private String output_folder = "";

    @Parameter
    private TaskService tasks;

    @Parameter
    private StatusService status;

    @Parameter
    private LogService log;

    @Override
    public void run() {
        try {
            classify();
        } catch (final IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            Failure.end(this, TITLE, e, log);
        }
    }

    private void classify() throws IOException {
        ImageInput.check(image);
        final RegionChooser chooser = RegionSource.chooser(regions, roi_file, labels);
        final ClassifierOptions wanted = ClassifierOptions.DEFAULT
                .on(Devices.check(device), Precision.parse(precision))
                .telling(log::info);
        final ChannelRule chosen = new ChannelRule(
                channels.isBlank() ? null : ChannelRule.parse(channels).channels(),
                range.isBlank() ? null : IntensityRange.parse(range));
        final ModelFolder folder = ModelFolder.read(ImageJModels.library().find(model));
        final ClassifierOptions options =
                wanted.withChannels(folder.description().channels().with(chosen));
        final List<Prediction> predictions = new ArrayList<>();
        final RegionChooser.Choice choice = chooser.choose(image);
        try (TaskProgress progress = new TaskProgress(tasks, TITLE);
                Classifier classifier = new Classifier(folder, options)) {
            classifier.classify(Pictures.of(image), choice.regions(), predictions::add, progress);
        }
        if (!output_folder.isBlank())
            PredictionsCsv.write(Path.of(output_folder.strip(), "predictions.csv"), predictions, logits);
        ResultOverlay.add(image, predictions);
        PredictionsTable.show(predictions, logits);
        status.showStatus("Classified " + choice.words() + ".");
    }

    /** Fills the dialog; SciJava calls it by name. */
    @SuppressWarnings("unused")
    private void describe() {
        try {
            final List<String> models = ImageJModels.library().names();
            if (model.isBlank() && !models.isEmpty()) model = models.get(0);
            message = RegionSource.found(image, models);
        } catch (final IOException | RuntimeException e) {
            message = Failure.sentence(TITLE, e);
        }
    }
}
