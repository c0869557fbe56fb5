package io.github.explicell.cli;

import io.github.explicell.explain.Controls;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Methods;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.explain.lime.SuperpixelExplainer;
import io.github.explicell.explain.lime.SuperpixelMethod;
import io.github.explicell.explain.lime.SuperpixelSettings;
import io.github.explicell.explain.measure.MapMeasure;
import io.github.explicell.explain.measure.Measures;
import io.github.explicell.explain.superpixel.Cut;
import io.github.explicell.model.ModelFolder;
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
import picocli.CommandLine.Spec;

/** Puts methods of explanation to the test where the evidence is known. */
@Command(
        name = "evidence",
        description = {
            "Compare methods of explanation on generated cells whose evidence is known.",
            "",
            "Explains the predicted class of cells that no model was trained on, and prints for each method the means over"
                    + " the cells of the measures, the seconds for one map, and in how many cells the map shows nothing. A"
                    + " random map and a Gaussian in the middle stand beside the methods."
        },
        footer = {"", "Example:", "  explicell bench evidence --layer layer1,layer2 --cells 60"})
final class EvidenceCommand implements Callable<Integer> {

    /** As many as explain makes where it is not told. */
    private static final int SEGMENTS = 50;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A model of generated cells (default: models/phantom-cells).")
    private Path model = ModelName.home().resolve("models").resolve("phantom-cells");

    @Option(
            names = "--method",
            paramLabel = "M[,M...]",
            description = "The methods (default: all that the model offers).")
    private String methods;

    @Option(
            names = "--superpixels",
            paramLabel = "HOW[,HOW...]",
            split = ",",
            description =
                    "How lime and kernel-shap cut the cells; each gets rows of its own: quickshift, slic, slic-zero,"
                            + " felzenszwalb, grid, or rois, which are nucleus and cytoplasm (default: quickshift).")
    private List<Cut> cuts = List.of();

    @Option(
            names = "--hide",
            paramLabel = "WHAT",
            defaultValue = "mean",
            description = "What a hidden super-pixel shows: mean, black, blur, mirror or a colour"
                    + " (default: ${DEFAULT-VALUE}).")
    private Hiding hiding;

    @Option(
            names = "--layer",
            split = ",",
            paramLabel = "NODE",
            description = "Nodes that CAM methods read; each gets rows of its own (default: the model's tap).")
    private List<String> layers = List.of();

    @Option(
            names = "--cells",
            paramLabel = "N",
            defaultValue = "105",
            description = "How many cells at least; fields have 15 (default: ${DEFAULT-VALUE}).")
    private int cells;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "77",
            description = "Of the fields and of all else that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--off-centre",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Shift each crop by up to so many pixels of the field to each side, so that the evidence lies in"
                            + " its middle no more (default: ${DEFAULT-VALUE}).")
    private int offCentre;

    @Option(names = "--by-class", description = "A row for each class of cells, too.")
    private boolean byClass;

    @Option(names = "--fast", description = "Only the measures that need no further runs of the network.")
    private boolean fast;

    @Option(names = "--all-measures", description = "ROAD, average drop and increase in confidence, too.")
    private boolean all;

    @Mixin
    private DeviceOptions device = new DeviceOptions();

    @Override
    public Integer call() throws IOException {
        OptionChecks.atLeast(spec, "--cells", cells, 1);
        OptionChecks.atLeast(spec, "--off-centre", offCentre, 0);
        final ModelFolder folder = ModelFolder.read(model);
        final List<MapMeasure> measures = new ArrayList<>(Measures.LOCALISATION);
        if (all) measures.addAll(Measures.FAITHFULNESS);
        else if (!fast) measures.addAll(Measures.CURVES);
        final PrintWriter out = spec.commandLine().getOut();
        final CellParts parts = new CellParts();
        final EvidenceRun run = new EvidenceRun(folder, options(folder, parts), measures, seed, offCentre, parts);
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), "map")) {
            run.explain(layers.isEmpty() ? List.of(folder.tap()) : layers, cells, progress);
        }
        out.println(run.summary());
        out.println();
        run.print(out, byClass);
        return 0;
    }

    private ExplainerOptions options(final ModelFolder folder, final CellParts parts) {
        final List<Method> chosen = new ArrayList<>();
        for (final Method method : methods == null ? Methods.offeredBy(folder.network()) : Methods.parse(methods))
            chosen.addAll(cut(method, parts));
        chosen.addAll(Controls.all());
        return ExplainerOptions.DEFAULT
                .withMethods(chosen)
                .withSeed(seed)
                .withBatch(16)
                .on(device.device(), device.precision())
                .telling(spec.commandLine().getErr()::println);
    }

    /** A method with super-pixels once for each way to cut; others as they are. */
    private List<Method> cut(final Method method, final CellParts parts) {
        final List<Method> made = new ArrayList<>();
        for (final SuperpixelMethod which : SuperpixelMethod.values())
            if (which.toString().equals(method.name()))
                for (final Cut cut : cuts.isEmpty() ? List.of(Cut.QUICKSHIFT) : cuts) {
                    final SuperpixelSettings settings = SuperpixelSettings.DEFAULT
                            .withHiding(hiding)
                            .withSegmenter(cut.isDrawn() ? parts : cut.segmenter(SEGMENTS));
                    made.add(SuperpixelExplainer.method(which, settings).named(which + " on " + cut));
                }
        return made.isEmpty() ? List.of(method) : made;
    }
}
