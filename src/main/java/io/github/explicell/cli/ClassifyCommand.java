package io.github.explicell.cli;

import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Classifies regions of images. An image that fails is reported, and the others still go through. */
@Command(
        name = "classify",
        description = {
            "Classify regions of images with a model.",
            "",
            "Takes the regions of --rois, --labels, --slices or --whole; without any of them, the overlay that a TIFF"
                    + " file of ImageJ carries, else the whole image. Prints a table; with --out also writes"
                    + " predictions.csv and an overlay picture of each image."
        },
        footer = {
            "",
            "Example:",
            "  explicell classify --model models/phantom-cells --labels field-labels.tif --out results field.tif"
        })
final class ClassifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Mixin
    private ImageOptions input;

    @Mixin
    private DeviceOptions device;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "16",
            description = "Regions that go through the network at once (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--logits", description = "Add the scores before softmax.")
    private boolean logits;

    @Option(
            names = "--tta",
            description =
                    "Test-time augmentation: the mean of the probabilities of each region's flips and quarter turns;"
                            + " takes 8 times as long.")
    private boolean tta;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write predictions.csv and overlays.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        input.check(spec);
        OptionChecks.atLeast(spec, "--batch", batch, 1);
        final PrintWriter err = spec.commandLine().getErr();
        final ModelFolder folder = input.model();
        final ChannelRule rule = input.channels(folder);
        final ClassifierOptions options = new ClassifierOptions(
                device.device(), device.precision(), batch, rule, notice -> err.println("explicell: " + notice), tta);
        try (Classifier classifier = new Classifier(folder, options)) {
            final PredictionPrinter printer =
                    new PredictionPrinter(spec.commandLine().getOut(), logits, main);
            printer.heading(classifier.provenance());
            final ImageRun.Settings settings =
                    new ImageRun.Settings(input.chooser(), input.series(), logits, rule, out);
            final int failures = new ImageRun(classifier, settings, err, printer).run(input.images());
            if (out != null && failures < input.images().size()) printer.written(out);
            return failures == 0 ? 0 : Main.FAILED;
        }
    }
}
