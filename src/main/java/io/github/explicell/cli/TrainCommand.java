package io.github.explicell.cli;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.Normalisation;
import io.github.explicell.model.WeightsFile;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.About;
import io.github.explicell.train.Selection;
import io.github.explicell.train.Training;
import io.github.explicell.train.TrainingSettings;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(
        name = "train",
        description = {
            "Train a model on labelled images.",
            "",
            "Data are a folder with one subfolder of images for each class; or a folder of images whose ROIs (in the"
                    + " overlay, or in a .zip beside the image) have a property 'class' or the class as name; or a stack"
                    + " whose slice labels are the classes. The model's folder holds the best epoch so far at any time."
        },
        footer = {
            "",
            "Example:",
            "  explicell train --data cells --architecture efficientnet_lite0 --init imagenet.safetensors --freeze-to"
                    + " blocks.2 --out my-model"
        })
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Labelled images.")
    private Path data;

    @Option(
            names = "--architecture",
            required = true,
            paramLabel = "NAME",
            completionCandidates = ArchitectureNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String architecture;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The new model's folder.")
    private Path out;

    @Option(
            names = "--init",
            paramLabel = "FILE",
            description = "First weights: a safetensors file or one of torch.save (.pth), a model's folder, or the name"
                    + " of an installed model; taken by parameter where the shapes fit (default: random).")
    private ModelName init;

    @Option(names = "--freeze-to", paramLabel = "NODE", description = "Leave everything up to this node as it is.")
    private String freezeTo;

    @Option(
            names = "--head",
            paramLabel = "NODE",
            description = "Put a new head (mean over the map, dropout, one linear layer) on this node and drop what"
                    + " stands behind it (default: the architecture's own head).")
    private String head;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Of the new head (default: ${DEFAULT-VALUE}).")
    private double dropout;

    @Mixin
    private CropOptions crop;

    @Option(
            names = "--range",
            paramLabel = "MIN,MAX",
            description = "Intensities that mean black and white (default: the bit depth's).")
    private IntensityRange range;

    @Option(
            names = "--channels",
            paramLabel = "LIST",
            description = "The channel that is grey, or those for red,green,blue; from 1, 0 stays dark.")
    private ChannelRule channels = ChannelRule.DEFAULT;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "30", description = "(default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description = "End after so many epochs without a better one; 0: never (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "Images in a batch (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--select",
            paramLabel = "NAME",
            defaultValue = "loss",
            description = "The validation's measure that knows the best epoch: loss, accuracy or macro-f1"
                    + " (default: ${DEFAULT-VALUE}).")
    private Selection selection;

    @Option(names = "--balanced-sampling", description = "Show every class equally often.")
    private boolean balanced;

    @Option(
            names = "--calibrate",
            description =
                    "Fit the probabilities to how often they are right, on the validation part, by one temperature.")
    private boolean calibrate;

    @Mixin
    private LossOptions loss;

    @Mixin
    private OptimisationOptions optimisation;

    @Mixin
    private AugmentationOptions augmentation;

    @Option(
            names = "--validation",
            paramLabel = "X",
            defaultValue = "0.15",
            description = "Share of the data that chooses the best epoch (default: ${DEFAULT-VALUE}).")
    private double validation;

    @Option(
            names = "--test",
            paramLabel = "X",
            defaultValue = "0.2",
            description = "Share kept for the figures on the card; 0: none (default: ${DEFAULT-VALUE}).")
    private double test;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Fixes every random choice (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = DeviceOptions.DeviceName.class,
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private String device;

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
        if (augmentation.preview() != null) return preview();
        Architectures.get(architecture);
        final TrainingSettings settings = checkedSettings();
        final Weights first = init == null ? Weights.of(Map.of()) : firstWeights(init);
        final DataSet samples = DataReader.read(data);
        final ConfusionMatrix figures;
        try (TrainingPrinter printer = new TrainingPrinter(
                spec.commandLine().getOut(), spec.commandLine().getErr())) {
            final About about = new About(description, licence, origin);
            figures = new Training(samples, settings, about, printer).run(first, device, out);
        }
        if (figures != null)
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "Test: accuracy %.3f, macro-F1 %.3f on %d regions that training never saw.",
                            figures.accuracy(),
                            figures.macroF1(),
                            figures.total()));
        spec.commandLine().getOut().println("Written to " + out + ".");
        return 0;
    }

    private Integer preview() throws IOException {
        try {
            PreviewRun.write(
                    data,
                    crop.rule(),
                    channels.with(new ChannelRule(null, range)),
                    augmentation.augmentation(),
                    seed,
                    augmentation.preview(),
                    spec.commandLine().getOut());
            return 0;
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Weights firstWeights(final ModelName init) throws IOException {
        final Path file = OptionTypes.path(init.text());
        return Files.isRegularFile(file) ? WeightsFile.open(file) : init.read().weights();
    }

    private TrainingSettings checkedSettings() throws IOException {
        try {
            return settings();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private TrainingSettings settings() throws IOException {
        final CropRule rule = crop.rule();
        return new TrainingSettings(
                name != null && !name.isBlank()
                        ? name
                        : String.valueOf(out.toAbsolutePath().normalize().getFileName()),
                new ArchitectureSpec(
                        architecture,
                        rule.width(),
                        head == null ? List.of() : List.of(ArchitectureSpec.Step.head(head, dropout))),
                rule,
                channels.with(new ChannelRule(null, range)),
                Normalisation.of(architecture),
                freezeTo,
                epochs,
                batch,
                optimisation.optimisation(),
                loss.settings(),
                selection,
                patience,
                balanced,
                calibrate,
                augmentation.augmentation(),
                validation,
                test,
                seed);
    }
}
