package io.github.explicell.cli;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.Provenance;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Fusion;
import io.github.explicell.explain.Measure;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Methods;
import io.github.explicell.explain.RegionExplainer;
import io.github.explicell.explain.measure.MeasureSet;
import io.github.explicell.explain.measure.Measures;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.ExplanationFiles;
import io.github.explicell.view.HeatStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Explains what a model says of regions of images. An image that fails is reported, and the others still go through. */
@Command(
        name = "explain",
        description = {
            "Show which pixels made a model give regions their classes.",
            "",
            "Takes regions as classify does. Prints a table; with --out also writes explanations.csv, the raw map of"
                    + " each region and method (32-bit TIFF, the crop as the network sees it), and pictures: heat maps"
                    + " over the image, and a montage of crop and methods. A heat map shows what speaks for the class;"
                    + " its colours go from 0 to the maximum of each map."
        })
final class ExplainCommand implements Callable<Integer> {

    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Option(
            names = "--method",
            paramLabel = "M[,M...]",
            defaultValue = "grad-cam",
            description = "Methods, see below (default: ${DEFAULT-VALUE}).")
    private String method;

    @Mixin
    private ImageOptions input;

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--layer",
            paramLabel = "NODE[,NODE...]",
            split = ",",
            description = "Nodes that CAM methods read, by the names of 'summary'; several are fused"
                    + " (default: the model's).")
    private List<String> layers = List.of();

    @Option(
            names = "--fuse",
            paramLabel = "HOW",
            defaultValue = "mean",
            description = "How the maps of several layers become one: mean or maximum (default: ${DEFAULT-VALUE}).")
    private Fusion fusion;

    @Mixin
    private MethodOptions settings;

    @Mixin
    private SuperpixelOptions superpixels;

    @Option(
            names = "--preview",
            description =
                    "Only show how LIME and Kernel SHAP would cut the regions: prints how many super-pixels each has, and"
                            + " with --out writes outlines (overlays) and label images (superpixels). Runs no network.")
    private boolean preview;

    @Option(
            names = "--measures",
            description = "Measure each map: deletion, insertion, ROAD and more run the network about 150 times for"
                    + " each map.")
    private boolean measures;

    @Option(
            names = "--measure-place",
            description =
                    "Measure only where each map lies, which runs the network no more: how much of it in the mask,"
                            + " how much a flat map would have there, pointing game, IoU, sparsity.")
    private boolean place;

    @Mixin
    private MaskOptions mask;

    @Option(
            names = "--only-errors",
            description = "Of regions whose class is known, explain those that are misclassified, and as many right"
                    + " ones.")
    private boolean onlyErrors;

    @Option(
            names = "--sanity",
            description =
                    "Check instead, on the first dozen regions, whether maps change when the network's weights are"
                            + " randomised from the logits down; a method whose maps stay is named.")
    private boolean sanity;

    @Option(
            names = "--map-stack",
            description =
                    "With --out, also write the maps placed back into the image's own coordinates: stacks/IMAGE.tif, 32-bit,"
                            + " NaN outside the crop, a slice of the image's size for each region and method.")
    private boolean mapStack;

    @Mixin
    private HeatOptions heat;

    @Mixin
    private DeviceOptions device;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "4",
            description = "Images that go through the network at once (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Fixes what is drawn at random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write table, maps and pictures.")
    private Path out;

    /** The methods stand in one list; the help is made from it. */
    @Spec
    private void describe(final CommandSpec self) {
        spec = self;
        final List<String> footer = new ArrayList<>(List.of("", "Methods:"));
        for (final Method m : Methods.all())
            footer.add(
                    String.format("  %-18s %s %s", m.name(), m.what(), m.cost()).replace("%", "%%"));
        footer.addAll(List.of(
                "",
                "Examples:",
                "  explicell explain --model models/phantom-cells --out why field.tif",
                "  explicell explain --model models/phantom-cells --method grad-cam,score-cam --measures \\",
                "    --mask {}-evidence.tif --out why field.tif",
                "  explicell explain --model models/phantom-cells --method lime --superpixels slic --out why"
                        + " field.tif"));
        self.usageMessage().footer(footer.toArray(String[]::new));
    }

    @Override
    public Integer call() throws IOException {
        input.check(spec);
        OptionChecks.atLeast(spec, "--batch", batch, 1);
        if (mapStack && out == null)
            throw new ParameterException(spec.commandLine(), "--map-stack needs --out DIR, where the stack is written");
        final PrintWriter err = spec.commandLine().getErr();
        final HeatStyle style = heat.style(spec);
        final ModelFolder folder = input.model();
        final ChannelRule channels = input.channels(folder);
        superpixels.of(folder.description().crop(), channels);
        final ExplainerOptions options = options(channels, err);
        if (preview) return new PreviewRun(folder, channels, superpixels, input, main, spec).run(out);
        if (sanity) return new SanityRun(folder, options, input, main, spec).run();
        final ExplainRun.Filter filter = filter(folder, options, err);
        try (RegionExplainer explainer = new RegionExplainer(folder, options)) {
            final PrintWriter print = spec.commandLine().getOut();
            heading(explainer, print);
            final ExplanationFiles files = out == null
                    ? null
                    : new ExplanationFiles(
                            out, style, channels, options.methods().size(), mapStack);
            final ExplanationPrinter printer = new ExplanationPrinter(print, explainer.columns(), main);
            final ExplainRun run = new ExplainRun(
                    (image, picture, regions, results, progress) -> mask.during(
                            image,
                            picture,
                            folder.description().crop(),
                            () -> superpixels.during(
                                    image, picture, () -> explainer.explain(picture, regions, results, progress))),
                    new ExplainRun.Settings(input.chooser(), filter, input.series(), out, files),
                    err,
                    printer);
            final int failures = run.run(input.images());
            printer.means();
            if (out != null && !run.isEmpty()) printer.written(out);
            return failures == 0 ? 0 : Main.FAILED;
        }
    }

    private ExplainerOptions options(final ChannelRule channels, final PrintWriter err) {
        final ExplainerOptions options = ExplainerOptions.DEFAULT
                .withMethods(methods())
                .withSettings(settings.settings(spec))
                .withLayers(layers)
                .withFusion(fusion)
                .withTarget(target.choice())
                .withMasks(mask)
                .withSeed(seed)
                .withBatch(batch)
                .withChannels(channels)
                .on(device.device(), device.precision())
                .telling(notice -> err.println("explicell: " + notice));
        return options.withMeasures(measured());
    }

    private List<Measure> measured() {
        final List<Measure> measured = new ArrayList<>();
        if (measures || place) measured.add(new MeasureSet(measures ? Measures.ALL : Measures.WITHOUT_NETWORK));
        measured.addAll(superpixels.measures(settings));
        return measured;
    }

    private List<Method> methods() {
        try {
            return superpixels.configure(Methods.parse(method), settings);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--method: " + e.getMessage(), e);
        }
    }

    private ExplainRun.Filter filter(final ModelFolder folder, final ExplainerOptions options, final PrintWriter err)
            throws IOException {
        if (!onlyErrors) return (image, regions) -> regions;
        final ClassifierOptions plain = options.run().telling(notice -> {});
        try (Classifier classifier = new Classifier(folder, plain)) {
            final ErrorFilter filter =
                    new ErrorFilter(classifier, input.chooser(), input.series(), input.images(), err);
            spec.commandLine().getOut().println(filter.errors() + " of the regions were misclassified.");
            return filter;
        }
    }

    private static void heading(final RegionExplainer explainer, final PrintWriter print) {
        final Provenance provenance = explainer.provenance();
        final String layers = String.join(" + ", explainer.layers());
        print.println(PredictionPrinter.words(provenance) + (layers.isEmpty() ? "" : ", layer " + layers));
    }
}
