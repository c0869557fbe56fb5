package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Prediction;
import io.github.explicell.image.ChannelRule;
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
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

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
public final class ClassifyCommand extends RegionCommand {

    static final String TITLE = "Explicell Classify";

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

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work(final ImagePlus image, final RegionChooser chooser) throws IOException {
        final ClassifierOptions wanted = running(ClassifierOptions.DEFAULT, device, precision);
        final ChannelRule chosen = channels(channels, range);
        final ModelFolder folder = model();
        final ClassifierOptions options =
                wanted.withChannels(folder.description().channels().with(chosen));
        final List<Prediction> predictions = new ArrayList<>();
        final RegionChooser.Choice choice = chooser.choose(image);
        try (TaskProgress progress = progress();
                Classifier classifier = new Classifier(folder, options)) {
            classifier.classify(Pictures.of(image), choice.regions(), predictions::add, progress);
        }
        if (!output_folder.isBlank())
            PredictionsCsv.write(Path.of(output_folder.strip(), "predictions.csv"), predictions, logits);
        ResultOverlay.add(image, predictions);
        Outputs.table(() -> PredictionsTable.show(predictions, logits));
        return "Classified " + choice.words() + ".";
    }
}
