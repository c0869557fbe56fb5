package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Fusion;
import io.github.explicell.explain.Methods;
import io.github.explicell.explain.TargetChoice;
import io.github.explicell.explain.measure.MeasureSet;
import io.github.explicell.explain.measure.Measures;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.HeatColours;
import io.github.explicell.view.HeatStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Explains why regions of an image got their classes: heat maps in the overlay, rows in the Results table, and on request
 * a stack of the raw maps, a montage and files.
 * <p>
 * NB: the choices of method and colours are those of {@link Methods} and {@link HeatColours}, which a test sees to.
 * SciJava's way to compute them, a DynamicCommand, makes its CommandService return null to the scripts that run it.
 */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "Explicell"), @Menu(label = ExplainCommand.TITLE, weight = 2)},
        description = "Shows which pixels made a model give cells or lesions their classes.",
        initializer = "describe",
        headless = true)
public final class ExplainCommand extends RegionCommand {

    static final String TITLE = "Explicell Explain (CAM)";

    @Parameter(
            label = "Method",
            description = "The method whose heat map the overlay shows.",
            choices = {
                "grad-cam",
                "grad-cam++",
                "score-cam",
                "layer-cam",
                "score-cam-published",
                "faster-score-cam",
                "hires-cam",
                "xgrad-cam",
                "eigen-cam",
                "ablation-cam",
                "integrated-gradients",
                "smooth-grad",
                "occlusion",
                "soft-attention",
                "lime",
                "kernel-shap"
            },
            persist = false)
    private String method = "grad-cam";

    @Parameter(
            label = "Compare with",
            description = "More methods with commas between them, for table, stack and montage; may be empty.",
            required = false,
            persist = false)
    private String compare = "";

    @Parameter(
            label = "Only errors",
            description = "Of regions whose class is known: those that are misclassified, and as many right ones.",
            persist = false)
    private boolean only_errors;

    @Parameter(
            label = "Target",
            description = "The class to explain: predicted, true (the one that the region carries), or its name.",
            persist = false)
    private String target = "predicted";

    @Parameter(
            label = "Against",
            description = "Why the target rather than this class; may be empty.",
            required = false,
            persist = false)
    private String against = "";

    @Parameter(label = "Probability", description = "Explain the probability, not the logit.", persist = false)
    private boolean probability;

    @Parameter(
            label = "Layers",
            description = "Nodes that CAM methods read, with commas between them; empty: the model's.",
            required = false,
            persist = false)
    private String layers = "";

    @Parameter(
            label = "Fusion",
            description = "How the maps of several layers become one.",
            choices = {"mean", "maximum"},
            persist = false)
    private String fusion = "mean";

    @Parameter(
            label = "Measures",
            description = "Measure how faithful each map is: runs the network about 150 times for each.",
            persist = false)
    private boolean measures;

    @Parameter(
            label = "Mask",
            description = "What the measures of place compare with: roi (the outline), or the title or file of a label"
                    + " image, such as of nuclei.",
            persist = false)
    private String mask = MaskSource.OUTLINE;

    @Parameter(
            label = "Colours",
            description = "Of heat maps, from little to much.",
            choices = {"viridis", "inferno", "magma", "cividis", "grey"},
            persist = false)
    private String lut = "viridis";

    @Parameter(label = "Opacity", description = "0: invisible, 1: hides the image.", persist = false)
    private double opacity = 0.5;

    @Parameter(
            label = "Threshold",
            description = "Nothing is painted below this part of a map's maximum.",
            persist = false)
    private double threshold = 0.2;

    @Parameter(
            label = "Contours",
            description = "Parts of the maximum that get a line, such as 0.25,0.5; may be empty.",
            required = false,
            persist = false)
    private String contours = "";

    @Parameter(label = "Map stack", description = "Show the raw maps, placed back in the image.", persist = false)
    private boolean map_stack = true;

    @Parameter(label = "Montage", description = "Show crops and heat maps side by side.", persist = false)
    private boolean montage = true;

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

    @Parameter(label = "Seed", description = "Fixes what methods draw at random.", persist = false)
    private long seed = 1;

    @Parameter(
            label = "Output folder",
            description = "Where explanations.csv, raw maps and pictures are written; empty: they are not.",
            required = false,
            persist = false)
    private String output_folder = "";

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work(final ImagePlus image, final RegionChooser chooser) throws IOException {
        final HeatStyle style = new HeatStyle(HeatColours.parse(lut), opacity, threshold, HeatStyle.levels(contours));
        final ExplainerOptions wanted = options();
        final ModelFolder folder = model();
        final ChannelRule rule = folder.description().channels().with(channels(channels, range));
        final Explaining explaining = new Explaining(folder, wanted.withChannels(rule), image, mask);
        final RegionChooser.Choice choice = chooser.choose(image);
        try (TaskProgress progress = progress()) {
            explaining.run(choice.regions(), only_errors, progress);
        }
        if (!output_folder.isBlank()) explaining.write(Path.of(output_folder.strip()), style, rule);
        explaining.show(style, map_stack, montage);
        return "Explained " + choice.words() + ".";
    }

    private ExplainerOptions options() {
        final String names = compare.isBlank() ? method : method + "," + compare;
        final TargetChoice choice =
                TargetChoice.parse(target.strip()).against(against.isBlank() ? null : against.strip());
        final ExplainerOptions options = ExplainerOptions.DEFAULT
                .withMethods(Methods.parse(names))
                .withLayers(
                        layers.isBlank()
                                ? List.of()
                                : Arrays.asList(layers.strip().split("\\s*,\\s*")))
                .withFusion(Fusion.parse(fusion))
                .withTarget(probability ? choice.byProbability() : choice)
                .withSeed(seed)
                .running(running(ExplainerOptions.DEFAULT.run(), device, precision));
        return measures ? options.withMeasures(List.of(new MeasureSet(Measures.ALL))) : options;
    }
}
