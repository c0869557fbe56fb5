package io.github.explicell.cli;

import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.CostTable;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.view.ConfusionText;
import io.github.explicell.view.EvaluationFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a model, or predictions from anywhere. */
@Command(
        name = "evaluate",
        description = {
            "Measure how good a model's decisions and probabilities are.",
            "",
            "Give a model and labelled data, or a CSV file of predictions and one of the truth. Rows are matched by the"
                    + " columns image, series and region as far as both files have them, else by their first columns;"
                    + " the true class is in a column class, label or dx, and a column group names the slide, lesion or"
                    + " patient. 95 %% intervals draw whole groups. With --out also writes evaluation.csv, confusion.csv,"
                    + " confusion.png and report.html."
        },
        footer = {
            "",
            "Examples:",
            "  explicell evaluate --model my-model --data cells --part test --out figures",
            "  explicell evaluate --predictions predictions.csv --truth truth.csv"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "The model's folder, or the name of an installed model ('models list').")
    private ModelName model;

    @Option(names = "--data", paramLabel = "DIR", description = "Labelled images, as 'train' takes them.")
    private Path data;

    @Mixin
    private DataFileOptions files;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "all, or the validation or test part that the model's training split off the same data"
                    + " (default: ${DEFAULT-VALUE}).")
    private Assessment.Part part;

    @Option(names = "--predictions", paramLabel = "FILE", description = "CSV of predictions.")
    private Path predictions;

    @Option(names = "--truth", paramLabel = "FILE", description = "CSV of the true classes.")
    private Path truth;

    @Option(
            names = "--against",
            paramLabel = "PATH",
            description = "Another model, or another CSV of predictions: McNemar's test says whether the two differ.")
    private Path against;

    @Option(
            names = "--cost-matrix",
            paramLabel = "FILE",
            description = "CSV of what mistakes cost, as 'train' takes it (default: the model's).")
    private Path costFile;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Of the intervals; 0: no intervals (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = DeviceOptions.DeviceName.class,
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--tta",
            description = "Test-time augmentation: decide by the mean of the probabilities of each image's flips and"
                    + " quarter turns; takes 8 times as long.")
    private boolean tta;

    @Option(
            names = "--temperature",
            description =
                    "Fit a temperature on the validation part that the model's training split off, and show what it"
                            + " changes. With --predictions, on those of --validation-predictions.")
    private boolean temperature;

    @Option(
            names = "--validation-predictions",
            paramLabel = "FILE",
            description = "CSV of predictions of other cases, by which --temperature is fitted.")
    private Path validationPredictions;

    @Option(names = "--validation-truth", paramLabel = "FILE", description = "CSV of their true classes.")
    private Path validationTruth;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write tables, picture and report.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        check();
        Assessment assessment = model != null ? ofModel() : ofFiles();
        if (costFile != null) assessment = assessment.with(CostTable.read(costFile));
        report(assessment.warned(draws), assessment.figures(draws, seed));
        return 0;
    }

    private void check() {
        final boolean byModel = model != null || data != null;
        final boolean byFiles = predictions != null || truth != null;
        if (byModel == byFiles
                || byModel && (model == null || data == null)
                || byFiles && (predictions == null || truth == null))
            throw new ParameterException(
                    spec.commandLine(), "give either --model and --data, or --predictions and --truth");
        if (byFiles && part != Assessment.Part.ALL)
            throw new ParameterException(spec.commandLine(), "--part needs --model and --data");
        if (byFiles && tta) throw new ParameterException(spec.commandLine(), "--tta needs --model and --data");
        final boolean fits = validationPredictions != null && validationTruth != null;
        final boolean fitsPartly = validationPredictions != null || validationTruth != null;
        if (fits != fitsPartly || fits != (byFiles && temperature))
            throw new ParameterException(
                    spec.commandLine(),
                    "--temperature with --predictions needs --validation-predictions and --validation-truth; with --model"
                            + " it takes neither");
        OptionChecks.atLeast(spec, "--draws", draws, 0);
    }

    private Assessment ofModel() throws IOException {
        final ModelFolder folder = model.read();
        final ModelFolder other = against == null ? null : ModelFolder.read(against);
        files.check(other == null ? List.of(folder) : List.of(folder, other));
        final DataSet samples = files.read(data, spec.commandLine().getErr());
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), "region")) {
            final Assessment.Asking asking = new Assessment.Asking(device, tta, temperature);
            return Assessment.ofModel(folder, samples, part, data.toString(), other, asking, progress);
        }
    }

    private Assessment ofFiles() throws IOException {
        final Assessment assessment = Assessment.ofFiles(predictions, truth, against);
        return temperature ? assessment.recalibratedBy(validationPredictions, validationTruth) : assessment;
    }

    private void report(final Assessment assessment, final List<Figure> figures) throws IOException {
        final PrintWriter print = spec.commandLine().getOut();
        assessment.notes().forEach(print::println);
        print.println();
        print.print(ConfusionText.of(assessment.cases().matrix()));
        print.println();
        table(figures).print(print);
        if (out == null) return;
        EvaluationFiles.write(out, assessment, figures);
        print.println();
        print.println("Written to " + out + ": " + EvaluationFiles.NAMES + ".");
    }

    private static TextTable table(final List<Figure> figures) {
        final TextTable table = new TextTable(List.of("measure", "of", "value", "95 % interval"));
        for (final Figure f : figures)
            if (!f.measure().equals("cases"))
                table.add(List.of(
                        f.measure(),
                        f.of(),
                        Double.isNaN(f.value()) ? "-" : String.format(Locale.ROOT, "%.4f", f.value()),
                        Double.isNaN(f.low()) ? "" : String.format(Locale.ROOT, "%.4f to %.4f", f.low(), f.high())));
        return table;
    }
}
