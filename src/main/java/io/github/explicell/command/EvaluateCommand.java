package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.classify.KnownFields;
import io.github.explicell.engine.Devices;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.CostTable;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.view.EvaluationFiles;
import io.github.explicell.view.EvaluationTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Measures a model on labelled data, or predictions of any program: rows in the Results table, the confusion matrix as
 * an image, what was evaluated in the log, and on request the files that {@code explicell evaluate} writes.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = EvaluateCommand.TITLE, weight = 11)
        },
        description = "Measures how good a model's decisions and probabilities are, with 95 % intervals.",
        initializer = "describe",
        headless = true)
public final class EvaluateCommand extends ExplicellCommand {

    static final String TITLE = "Explicell Evaluate";

    private static final int MOST_DRAWS = 100_000;

    @Parameter(
            label = "Models found",
            description = "The names of the models that are installed.",
            visibility = ItemVisibility.MESSAGE,
            required = false,
            persist = false)
    private String message = "";

    @Parameter(
            label = "Model",
            description = "A model folder or the name of an installed model; empty: predictions are measured.",
            required = false,
            persist = false)
    private String model = "";

    @Parameter(
            label = "Data",
            description = "Title of an open labelled stack, or a file or folder of labelled images, as for training.",
            required = false,
            persist = false)
    private String data = "";

    @Parameter(
            label = "Part",
            description = "all, or the part that the model's training split off the same data.",
            choices = {"all", "validation", "test"},
            persist = false)
    private String part = "all";

    @Parameter(label = "Metadata table", description = KnownMetadata.TABLE, required = false, persist = false)
    private String metadata_table = "";

    @Parameter(label = "Metadata", description = KnownMetadata.FIELDS, required = false, persist = false)
    private String fields = "";

    @Parameter(
            label = "Predictions",
            description = "In place of a model: a CSV file with a row for each prediction; else empty.",
            required = false,
            persist = false)
    private String predictions = "";

    @Parameter(
            label = "Truth",
            description = "With predictions: a CSV file with the true classes; else empty.",
            required = false,
            persist = false)
    private String truth = "";

    @Parameter(
            label = "Compare with",
            description = "Another model, or another file of predictions: McNemar's test says whether the two differ.",
            required = false,
            persist = false)
    private String against = "";

    @Parameter(
            label = "Costs",
            description = "A CSV file of what mistakes cost; empty: the model's.",
            required = false,
            persist = false)
    private String costs = "";

    @Parameter(
            label = "Draws",
            description = "How often groups are drawn for the 95 % intervals; 0: no intervals.",
            min = "0",
            persist = false)
    private int draws = 1000;

    @Parameter(label = "Seed", description = "Fixes the intervals.", persist = false)
    private long seed = 1;

    @Parameter(label = "Device", description = "auto, cpu, gpu or gpu:N.", persist = false)
    private String device = "auto";

    @Parameter(
            label = "Output folder",
            description = "Where tables, picture and report are written; empty: they are not.",
            required = false,
            persist = false)
    private String output_folder = "";

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work() throws IOException {
        final Assessment.Part wanted = Assessment.Part.parse(part);
        Inputs.range("draws", draws, 0, MOST_DRAWS);
        final Path out = Inputs.path("output_folder", output_folder);
        final Path costFile = Inputs.file("costs", costs);
        Assessment assessment = model.isBlank() ? ofFiles(wanted) : ofModel(wanted);
        if (costFile != null) assessment = assessment.with(CostTable.read(costFile));
        final List<Figure> figures = assessment.figures(draws, seed);
        show(assessment.warned(draws), figures, out);
        return "Evaluated " + assessment.cases().size() + " cases.";
    }

    private Assessment ofModel(final Assessment.Part wanted) throws IOException {
        if (!predictions.isBlank() || !truth.isBlank())
            throw new IllegalArgumentException("Both model and predictions are given: empty one of them.");
        Devices.check(device);
        final KnownFields known = KnownMetadata.read(metadata_table, fields, inputNames());
        final ModelFolder folder = ImageJModels.read(model);
        final ModelFolder other = against.isBlank() ? null : ImageJModels.read(against);
        final List<MetadataField> reads = new ArrayList<>(folder.description().metadata());
        if (other != null) reads.addAll(other.description().metadata());
        known.check(reads);
        try (LabelledData labelled = LabelledData.of(data);
                TaskProgress progress = progress()) {
            return Assessment.ofModel(
                    folder,
                    DataReader.read(labelled.path()).knowing(known),
                    wanted,
                    labelled.name(),
                    other,
                    device,
                    progress);
        }
    }

    private Assessment ofFiles(final Assessment.Part wanted) throws IOException {
        if (!metadata_table.isBlank() || !fields.isBlank())
            throw new IllegalArgumentException("metadata_table and fields need model and data.");
        final Path predicted = Inputs.file("predictions", predictions);
        final Path known = Inputs.file("truth", truth);
        if (predicted == null || known == null || !data.isBlank())
            throw new IllegalArgumentException("Give either model and data, or predictions and truth.");
        if (wanted != Assessment.Part.ALL)
            throw new IllegalArgumentException("part needs model and data; with predictions it must be all.");
        return Assessment.ofFiles(predicted, known, Inputs.file("against", against));
    }

    private void show(final Assessment assessment, final List<Figure> figures, final Path out) throws IOException {
        if (out != null) EvaluationFiles.write(out, assessment, figures);
        assessment.notes().forEach(IJ::log);
        EvaluationTable.show(model.isBlank() ? predictions.strip() : model.strip(), figures);
        Outputs.show(
                EvaluationTable.confusion("Confusion matrix", assessment.cases().matrix()));
    }

    /** Fills the dialog; SciJava calls it by name. */
    @SuppressWarnings("unused")
    private void describe() {
        message = ImageJModels.found();
    }
}
