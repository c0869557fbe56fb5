package io.github.explicell.cli;

import io.github.explicell.model.WeightsFile;
import io.github.explicell.network.Weights;
import io.github.explicell.train.About;
import io.github.explicell.train.Continuation;
import io.github.explicell.train.CrossValidation;
import io.github.explicell.train.RunDescription;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.view.ConfusionText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(
        name = "train",
        description = {
            "Train a model on labelled images.",
            "",
            "Data are a folder with one subfolder of images for each class; or a folder of images whose ROIs (in the"
                    + " overlay, or in a .zip beside the image) have a property 'class' or the class as name; or a stack"
                    + " whose slice labels are the classes; or a table (CSV) of images and classes. The model's folder holds the best epoch so far at any time."
        },
        footer = {
            "",
            "Examples:",
            "  explicell train --data cells --architecture efficientnet_lite0 --init imagenet.safetensors --freeze-to"
                    + " blocks.2 --out my-model",
            "  explicell train --preset cervical-cost-sensitive --data cells --init my-model --out my-second-model"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Labelled images.")
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "The new model's folder.")
    private Path out;

    @Mixin
    private RunOptions run;

    @Option(
            names = "--init",
            paramLabel = "FILE",
            description = "First weights: a safetensors file or one of torch.save (.pth), a model's folder, or the name"
                    + " of an installed model; taken by parameter where the shapes fit, the head too if the classes are"
                    + " the same (default: random). Without --architecture and --preset the new model has the network and"
                    + " the crops of the model, and the same split if the data are the same.")
    private ModelName init;

    @Mixin
    private DataFileOptions files;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Look through the data as 'data' does, write the report to this folder, and train nothing.")
    private Path report;

    @Mixin
    private ReportOptions reports;

    @Mixin
    private SettingsOptions options;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = DeviceOptions.DeviceName.class,
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--show", description = "Print the settings and train nothing.")
    private boolean show;

    @Option(names = "--name", paramLabel = "TEXT", description = "The model's name (default: its folder's).")
    private String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What the model is for, for its card.")
    private String description = About.UNKNOWN.description();

    @Option(names = "--licence", paramLabel = "TEXT", description = "Licence of the weights, for the card.")
    private String licence = About.UNKNOWN.licence();

    @Option(names = "--origin", paramLabel = "TEXT", description = "Where images and first weights come from.")
    private String origin = About.UNKNOWN.origin();

    @Override
    public Integer call() throws IOException {
        if (run.resumed() != null) return resume();
        if (!show && (data == null || out == null && report == null && options.preview() == null))
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '" + (data == null ? "--data=DIR'" : "--out=DIR'"));
        final Path file = init == null ? null : OptionTypes.path(init.text());
        final boolean isFile = init != null && Files.isRegularFile(file);
        final Continuation before = init == null || isFile ? null : new Continuation(init.read());
        TrainingSettings settings = checkedSettings(before);
        if (show) {
            SettingsText.print(settings, options.preset(), spec.commandLine().getOut());
            return 0;
        }
        final Weights fromFile = isFile ? WeightsFile.open(file) : Weights.of(Map.of());
        final DataSet samples =
                options.split().parted(files.read(data, spec.commandLine().getErr()));
        if (before != null) settings = asSplit(settings, before, samples);
        if (report != null) {
            reports.print(samples, settings.split(), settings.seed(), report, spec.commandLine());
            return 0;
        }
        if (options.preview() != null) {
            AugmentationPreviewRun.write(
                    samples, settings, options.preview(), spec.commandLine().getOut());
            return 0;
        }
        if (options.preset() != null) settings = withKnown(settings, samples);
        return train(settings, samples, before == null ? fromFile : before.weights(samples.classes()));
    }

    private int resume() throws IOException {
        final ParseResult parsed = spec.commandLine().getParseResult();
        final int epochs = parsed.matchedOptionValue("--epochs", 0);
        return new TrainRun(spec, run).resume(epochs, data, parsed.hasMatchedOption("--device") ? device : null);
    }

    /** The split of the model's own training, where the data are its own. */
    private TrainingSettings asSplit(
            final TrainingSettings settings, final Continuation before, final DataSet samples) {
        if (!before.hasSeen(samples)) return settings;
        final TrainingSettings same = before.withSplit(settings);
        if (same.equals(settings)) return settings;
        if (options.leavesSplitOpen()) {
            spec.commandLine()
                    .getOut()
                    .println("The data are split as in the training of " + init.text() + ", with seed " + same.seed()
                            + ".");
            return same;
        }
        spec.commandLine()
                .getErr()
                .println("explicell: " + init.text() + " was trained on these data, split otherwise: the test part may"
                        + " hold images that it has learned from. Leave out --seed, --validation and --test to split"
                        + " them as then.");
        return settings;
    }

    /** A preset reads what the data have of its metadata. */
    private TrainingSettings withKnown(final TrainingSettings settings, final DataSet samples) {
        final MetadataSettings known = settings.metadata().knownTo(samples.samples());
        if (known.equals(settings.metadata())) return settings;
        spec.commandLine()
                .getOut()
                .println("The data do not have all of the preset's metadata: the network reads "
                        + (known.fields().isEmpty() ? "the image alone." : "the image and " + names(known) + "."));
        return settings.with(known);
    }

    private static String names(final MetadataSettings metadata) {
        return metadata.fields().stream().map(MetadataSettings.Declared::name).collect(Collectors.joining(", "));
    }

    private int train(final TrainingSettings settings, final DataSet samples, final Weights first) throws IOException {
        if (options.split().allFolds()) return allFolds(settings, samples, first);
        if (init == null && options.preset() != null)
            spec.commandLine()
                    .getOut()
                    .println("The publication starts from weights of ImageNet"
                            + (options.preset().continues() ? " that the fine-tuning has gone on with" : "")
                            + "; this training starts from random ones. Give weights with --init.");
        final RunDescription description = new RunDescription(
                RunDescription.FORMAT,
                absolute(data),
                absolute(out),
                device,
                RunOptions.written(spec),
                settings,
                new About(this.description, licence, origin));
        return new TrainRun(spec, run).begin(description, samples, first);
    }

    private static String absolute(final Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private int allFolds(final TrainingSettings settings, final DataSet samples, final Weights first)
            throws IOException {
        final PrintWriter print = spec.commandLine().getOut();
        final CrossValidation folds;
        try (TrainingPrinter printer =
                new TrainingPrinter(print, spec.commandLine().getErr())) {
            folds = CrossValidation.run(
                    samples, settings, new About(description, licence, origin), printer, first, device, out);
        }
        print.print(ConfusionText.of(folds.all()));
        print.println(folds.words());
        print.println("Written to " + out + ": a model for each fold, and " + CrossValidation.TABLE + ".");
        return 0;
    }

    private TrainingSettings checkedSettings(final Continuation before) throws IOException {
        try {
            return options.settings(
                    modelName(), before, device, spec.commandLine().getOut()::println);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String modelName() {
        if (name != null && !name.isBlank()) return name;
        return out == null
                ? "model"
                : String.valueOf(out.toAbsolutePath().normalize().getFileName());
    }
}
