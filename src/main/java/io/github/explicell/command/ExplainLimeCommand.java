package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.RegionExplainer;
import io.github.explicell.explain.TargetChoice;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
import io.github.explicell.explain.superpixel.Cut;
import io.github.explicell.explain.superpixel.DrawnParts;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.files.FileNames;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.ExplanationsTable;
import io.github.explicell.view.SuperpixelFiles;
import io.github.explicell.view.SuperpixelOverlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;

/**
 * Explains regions of an image by their super-pixels or by parts that the user drew: ROIs in the overlay, green for the
 * class and red against it, rows in the Results table, and on request label images and tables of weights.
 */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "Explicell"),
            @Menu(label = ExplainLimeCommand.TITLE, weight = 3)
        },
        description = "Shows which parts of cells or lesions speak for and against their classes.",
        initializer = "describe",
        headless = true)
public final class ExplainLimeCommand extends ContextCommand {

    static final String TITLE = "Explicell Explain (LIME)";

    @Parameter(label = "Image", description = "The image whose regions are explained.", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Model",
            description = "A model folder, or the name of one in ImageJ's folder models/explicell or models.",
            persist = false)
    private String model = "";

    @Parameter(
            label = "Method",
            description = "lime, or kernel-shap, whose weights sum up to what all parts together do.",
            choices = {"lime", "kernel-shap"},
            persist = false)
    private String method = "lime";

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

    @Parameter(
            label = "Super-pixels",
            description = "How a crop is cut; rois and labels take the parts below.",
            choices = {"quickshift", "slic", "slic-zero", "felzenszwalb", "grid", "rois", "labels"},
            persist = false)
    private String superpixels = "quickshift";

    @Parameter(
            label = "Parts",
            description =
                    "ROI file, or title or file of a label image, such as of nucleus and cytoplasm; may be empty.",
            required = false,
            persist = false)
    private String parts = "";

    @Parameter(
            label = "Segments",
            description = "About how many super-pixels slic, slic-zero and grid make.",
            persist = false)
    private int segments = 50;

    @Parameter(label = "Samples", description = "Images with hidden super-pixels.", persist = false)
    private int samples = 1000;

    @Parameter(
            label = "Until stable",
            description = "Take fewer samples once the leading super-pixels are settled.",
            persist = false)
    private boolean until_stable;

    @Parameter(
            label = "Hide",
            description = "What a hidden super-pixel shows: mean, black, blur, mirror or a colour such as #ff0080.",
            persist = false)
    private String hide = "mean";

    @Parameter(
            label = "Target",
            description = "The class to explain: predicted, true (the one that the region carries), or its name.",
            persist = false)
    private String target = "predicted";

    @Parameter(label = "Logit", description = "Explain the logit, not the probability.", persist = false)
    private boolean logit;

    @Parameter(label = "Device", description = "auto, cpu, gpu or gpu:N.", persist = false)
    private String device = "auto";

    @Parameter(
            label = "Precision",
            description = "float32, or the coarser bfloat16.",
            choices = {"float32", "bfloat16"},
            persist = false)
    private String precision = "float32";

    @Parameter(label = "Seed", description = "Fixes what is drawn at random.", persist = false)
    private long seed = 1;

    @Parameter(
            label = "Output folder",
            description = "Where label images and tables of super-pixels are written; empty: they are not.",
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
            explain();
        } catch (final IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            Failure.end(this, TITLE, e, log);
        }
    }

    private void explain() throws IOException {
        ImageInput.check(image);
        final RegionChooser chooser = RegionSource.chooser(regions, roi_file, labels);
        final ExplainerOptions options = options();
        final ModelFolder folder = ModelFolder.read(ImageJModels.library().find(model));
        final RegionChooser.Choice choice = chooser.choose(image);
        final Picture picture = Pictures.of(image);
        final List<Explanation> explanations = new ArrayList<>();
        try (TaskProgress progress = new TaskProgress(tasks, TITLE);
                RegionExplainer explainer = new RegionExplainer(folder, options)) {
            explainer.explain(picture, choice.regions(), explanations::add, progress);
        }
        if (!output_folder.isBlank()) {
            final SuperpixelFiles files = new SuperpixelFiles(Path.of(output_folder.strip()));
            final String name = new FileNames().unique(image.getShortTitle());
            for (final Explanation explanation : explanations) files.write(name, explanation);
        }
        SuperpixelOverlay.add(image, explanations);
        ExplanationsTable.show(explanations, List.of());
        status.showStatus("Explained " + choice.words() + ".");
    }

    private ExplainerOptions options() throws IOException {
        final SuperpixelSettings settings = SuperpixelSettings.DEFAULT
                .withSegmenter(segmenter())
                .withSamples(samples)
                .withUntilStable(until_stable)
                .withHiding(Hiding.parse(hide.strip()))
                .withLogit(logit);
        return ExplainerOptions.DEFAULT
                .withMethods(List.of(SuperpixelExplainer.method(SuperpixelMethod.parse(method), settings)))
                .withTarget(TargetChoice.parse(target.strip()))
                .withSeed(seed)
                .on(Devices.check(device), Precision.parse(precision))
                .telling(log::info);
    }

    private Segmenter segmenter() throws IOException {
        final Cut cut = Cut.parse(superpixels);
        if (!cut.isDrawn()) return cut.segmenter(segments);
        if (parts == null || parts.isBlank())
            throw new IllegalArgumentException(
                    "superpixels is " + cut + ", but parts is empty: give the ROIs or labels of the cell's parts.");
        final RegionChooser source = cut == Cut.ROIS
                ? RegionSource.chooser(RegionSource.ROIS.toString(), parts, "")
                : RegionSource.chooser(RegionSource.LABELS.toString(), "", parts);
        return new DrawnParts(source.choose(image).regions(), DrawnParts.BACKGROUND);
    }

    /** Fills the dialog; SciJava calls it by name. */
    @SuppressWarnings("unused")
    private void describe() {
        try {
            final List<String> models = ImageJModels.library().names();
            if (model.isBlank() && !models.isEmpty()) model = models.get(0);
        } catch (final IOException | RuntimeException e) {
            log.warn(Failure.sentence(TITLE, e));
        }
    }
}
