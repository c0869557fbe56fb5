package io.github.explicell.cli;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Methods;
import io.github.explicell.explain.RegionExplainer;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.RegionChooser;
import io.github.explicell.image.Regions;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.view.ConfusionText;
import io.github.explicell.view.ExplanationFiles;
import io.github.explicell.view.HeatStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the main job on generated cells whose classes are known. */
@Command(
        name = "demo",
        description = {
            "Classify the test images, compare with the truth, and explain some.",
            "",
            "Takes the fields of generated cells that come with Explicell, whose classes are known; writes"
                    + " predictions.csv and an overlay picture of each field, and prints which class was taken for"
                    + " which. Then explains the cells of the first field."
        })
final class DemoCommand implements Callable<Integer> {

    /** Quick ones, one that is coarse and one that is fine. */
    private static final List<Method> METHODS = Methods.parse("grad-cam,layer-cam");

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Option(names = "--model", paramLabel = "DIR", description = "The model (default: models/phantom-cells).")
    private Path model = ModelName.home().resolve("models").resolve("phantom-cells");

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "TIFF files whose ROIs have a property 'class' (default: test-images).")
    private Path images = ModelName.home().resolve("test-images");

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: demo).")
    private Path out = ModelName.home().resolve("demo");

    @Mixin
    private DeviceOptions device;

    @Override
    public Integer call() throws IOException {
        final PrintWriter print = spec.commandLine().getOut();
        final List<Path> fields = fields();
        final ModelFolder folder = ModelFolder.read(model);
        final ConfusionMatrix matrix = new ConfusionMatrix(folder.description().classes());
        final ClassifierOptions options = ClassifierOptions.DEFAULT.on(device.device(), device.precision());
        final int failures;
        try (Classifier classifier = new Classifier(folder, options)) {
            new PredictionPrinter(print, false, main).heading(classifier.provenance());
            final ImageRun.Settings settings = new ImageRun.Settings(
                    RegionChooser.automatic(), 0, false, folder.description().channels(), out);
            failures = new ImageRun(classifier, settings, spec.commandLine().getErr(), new Counter(print, matrix))
                    .run(fields);
        }
        if (failures == fields.size()) return Main.FAILED;
        print.println();
        print.println(ConfusionText.of(matrix));
        explain(folder, fields.subList(0, 1), print);
        print.println("Look at " + out.resolve(ImageRun.TABLE) + " and at the overlay pictures beside it: outlines in"
                + " the colour of the predicted class, dashed where it is wrong.");
        print.println(String.format(Locale.ROOT, "accuracy %.3f on %d cells", matrix.accuracy(), matrix.total()));
        return failures == 0 ? 0 : Main.FAILED;
    }

    /** NB: one field, so that the demo stays quick. */
    private void explain(final ModelFolder folder, final List<Path> some, final PrintWriter print) throws IOException {
        final ExplainerOptions options =
                ExplainerOptions.DEFAULT.on(device.device(), device.precision()).withMethods(METHODS);
        final HeatStyle style = HeatStyle.DEFAULT;
        final ExplanationFiles files =
                new ExplanationFiles(out, style, folder.description().channels(), METHODS.size(), false);
        try (RegionExplainer explainer = new RegionExplainer(folder, options)) {
            new ExplainRun(
                            (image, picture, regions, results, progress) ->
                                    explainer.explain(picture, regions, results, progress),
                            new ExplainRun.Settings(
                                    RegionChooser.automatic(), (image, regions) -> regions, 0, out, files),
                            spec.commandLine().getErr(),
                            new Reporter(print))
                    .run(some);
        }
        print.println();
    }

    /** Prints a line for each field that is explained. */
    private final class Reporter implements ExplainRun.Listener {

        private final PrintWriter print;

        Reporter(final PrintWriter print) {
            this.print = print;
        }

        @Override
        public void explained(final Path image, final String regions, final List<Map<String, Object>> rows) {
            print.println(image.getFileName() + ": why these classes? " + rows.size() + " maps by "
                    + METHODS.stream().map(Method::name).collect(Collectors.joining(", "))
                    + "; look at the pictures in " + out.resolve("overlays") + " and " + out.resolve("montages"));
        }

        @Override
        public void failed(final Path image, final Exception error) {
            main.report(image + " was not explained: ", error);
        }
    }

    /** The images whose overlay knows the classes; label images, evidence and stacks lie beside them. */
    private List<Path> fields() throws IOException {
        if (!Files.isDirectory(images)) throw new IOException("there is no folder of test images " + images);
        final List<Path> files;
        try (Stream<Path> list = Files.list(images)) {
            files = list.filter(f -> f.toString().endsWith(".tif")).sorted().toList();
        }
        final List<Path> fields = new ArrayList<>();
        for (final Path file : files)
            try (Picture picture = Pictures.open(file, 0)) {
                if (Regions.overlay(picture).stream().anyMatch(r -> r.label() != null)) fields.add(file);
            }
        if (fields.isEmpty())
            throw new IOException(images + " holds no TIFF file whose overlay has ROIs with a property 'class'");
        return fields;
    }

    /** Prints a line for each field and counts its cells. */
    private final class Counter implements ImageRun.Listener {

        private final PrintWriter print;
        private final ConfusionMatrix matrix;

        Counter(final PrintWriter print, final ConfusionMatrix matrix) {
            this.print = print;
            this.matrix = matrix;
        }

        @Override
        public void classified(final Path image, final String regions, final List<Prediction> predictions) {
            predictions.forEach(matrix::add);
            final long right = predictions.stream().filter(Prediction::isRight).count();
            print.println(image.getFileName() + ": " + right + " of " + predictions.size() + " cells right");
        }

        @Override
        public void failed(final Path image, final Exception error) {
            main.report(image + " was not classified: ", error);
        }
    }
}
