package io.github.explicell.command;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.TargetChoice;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
import io.github.explicell.explain.measure.MeasureSet;
import io.github.explicell.explain.measure.Measures;
import io.github.explicell.explain.superpixel.Cut;
import io.github.explicell.explain.superpixel.DrawnParts;
import io.github.explicell.explain.superpixel.OwnResolution;
import io.github.explicell.explain.superpixel.RegionCutter;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.HeatStyle;
import io.github.explicell.view.SuperpixelOverlay;
import io.github.explicell.view.SuperpixelView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Explains regions of an image by their super-pixels or by parts that the user drew: ROIs in the overlay, green for the
 * class and red against it, rows in the Results table, and on request files, an image of the weights, and entries of the
 * ROI Manager. Before, a preview outlines the super-pixels.
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
public final class ExplainLimeCommand extends RegionCommand {

    static final String TITLE = "Explicell Explain (LIME)";

    @Parameter(
            label = "Method",
            description = "lime, or kernel-shap, whose weights sum up to what all parts together do.",
            choices = {"lime", "kernel-shap"},
            persist = false)
    private String method = "lime";

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

    @Parameter(
            label = "Own resolution",
            description = "Cut the region's own pixels into super-pixels, up to 1024 a side, rather than the network's"
                    + " image of it.",
            persist = false)
    private boolean own_resolution;

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

    @Parameter(
            label = "Preview",
            description = "Only outline the super-pixels in the overlay, quickly and without the network.",
            persist = false)
    private boolean preview;

    @Parameter(
            label = "View",
            description = "Which super-pixels are painted: both (for and against the class), or only those for it.",
            choices = {"both", "for"},
            persist = false)
    private String view = "both";

    @Parameter(
            label = "Measures",
            description = "Measure how faithful the weights are: runs the network about 150 times for each region.",
            persist = false)
    private boolean measures;

    @Parameter(
            label = "Mask",
            description = "What the measures of place compare with: roi (the outline), or the title or file of a label"
                    + " image, such as of nuclei.",
            persist = false)
    private String mask = MaskSource.OUTLINE;

    @Parameter(
            label = "Weight map",
            description = "Show the weights as a 32-bit stack, placed back in the image.",
            persist = false)
    private boolean weight_map;

    @Parameter(label = "ROI Manager", description = "Add the super-pixels to the ROI Manager.", persist = false)
    private boolean roi_manager;

    @Parameter(label = "Device", description = "auto, cpu, gpu or gpu:N.", persist = false)
    private String device = "auto";

    @Parameter(
            label = "Precision",
            description = "float32, or the coarser bfloat16.",
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

    @Parameter(label = "Seed", description = "Fixes what is drawn at random.", persist = false)
    private long seed = 1;

    @Parameter(
            label = "Output folder",
            description = "Where explanations.csv, label images, tables and pictures are written; empty: they are not.",
            required = false,
            persist = false)
    private String output_folder = "";

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work(final ImagePlus image, final RegionChooser chooser) throws IOException {
        final SuperpixelView shown = SuperpixelView.parse(view);
        if (roi_manager) Outputs.checkManager();
        final Cut cut = cut();
        final ModelFolder folder = model();
        final ChannelRule rule = folder.description().channels().with(channels(channels, range));
        final Segmenter segmenter = segmenter(cut, image, folder.description().crop(), rule);
        final ExplainerOptions wanted = options(segmenter);
        final RegionChooser.Choice choice = chooser.choose(image);
        if (preview) {
            preview(image, new RegionCutter(folder.description().crop(), rule, segmenter), choice.regions());
            return "Outlined the super-pixels of " + choice.words() + ".";
        }
        final Explaining explaining = new Explaining(folder, wanted.withChannels(rule), image, mask);
        try (TaskProgress progress = progress()) {
            explaining.run(choice.regions(), false, progress);
        }
        if (!output_folder.isBlank())
            explaining.write(Path.of(output_folder.strip()), HeatStyle.DEFAULT.withSuperpixels(shown), rule);
        explaining.showSuperpixels(shown, weight_map, roi_manager);
        return "Explained " + choice.words() + ".";
    }

    private void preview(final ImagePlus image, final RegionCutter cutter, final List<Region> regions)
            throws IOException {
        final List<Roi> outlines = new ArrayList<>();
        try (TaskProgress progress = progress()) {
            cutter.cut(
                    Pictures.of(image),
                    regions,
                    cut -> outlines.addAll(SuperpixelOverlay.outlines(cut, image)),
                    progress);
        }
        SuperpixelOverlay.preview(image, outlines);
    }

    private ExplainerOptions options(final Segmenter segmenter) {
        final SuperpixelSettings settings = SuperpixelSettings.DEFAULT
                .withSegmenter(segmenter)
                .withSamples(samples)
                .withUntilStable(until_stable)
                .withHiding(Hiding.parse(hide.strip()))
                .withLogit(logit);
        final ExplainerOptions options = ExplainerOptions.DEFAULT
                .withMethods(List.of(SuperpixelExplainer.method(SuperpixelMethod.parse(method), settings)))
                .withTarget(TargetChoice.parse(target.strip()))
                .withSeed(seed)
                .running(running(ExplainerOptions.DEFAULT.run(), device, precision));
        return measures ? options.withMeasures(List.of(new MeasureSet(Measures.ALL))) : options;
    }

    private Cut cut() {
        final Cut cut = Cut.parse(superpixels);
        if (cut.isDrawn() && parts.isBlank())
            throw new IllegalArgumentException(
                    "superpixels is " + cut + ", but parts is empty: give the ROIs or labels of the cell's parts.");
        if (cut.isDrawn() && own_resolution)
            throw new IllegalArgumentException(
                    "own_resolution does not go with superpixels=" + cut + ", which are where they were drawn.");
        return cut;
    }

    private Segmenter segmenter(final Cut cut, final ImagePlus image, final CropRule crop, final ChannelRule rule)
            throws IOException {
        if (!cut.isDrawn())
            return own_resolution
                    ? new OwnResolution(cut.segmenter(segments), crop, rule, Pictures.of(image))
                    : cut.segmenter(segments);
        final RegionChooser source = cut == Cut.ROIS
                ? RegionSource.chooser(RegionSource.ROIS.toString(), parts, "")
                : RegionSource.chooser(RegionSource.LABELS.toString(), "", parts);
        return new DrawnParts(source.choose(image).regions(), DrawnParts.BACKGROUND);
    }
}
