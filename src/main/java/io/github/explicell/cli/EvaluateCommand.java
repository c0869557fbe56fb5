package io.github.explicell.cli;

import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.engine.Precision;
import io.github.explicell.files.Folders;
import io.github.explicell.model.CostMatrix;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.train.CostTable;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.evaluation.Bootstrap;
import io.github.explicell.train.evaluation.Cases;
import io.github.explicell.train.evaluation.Figure;
import io.github.explicell.train.evaluation.McNemar;
import io.github.explicell.train.evaluation.PredictionFiles;
import io.github.explicell.view.ConfusionPng;
import io.github.explicell.view.ConfusionText;
import io.github.explicell.view.EvaluationCsv;
import io.github.explicell.view.EvaluationReport;
import io.github.explicell.view.PngFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
                    + " patient. 95 %% intervals draw whole groups. With --out also writes tables, the confusion matrix and the"
                    + " worst errors as pictures, and report.html, which holds all of it."
        },
        footer = {
            "",
            "Examples:",
            "  explicell evaluate --model my-model --data cells --part test --out figures",
            "  explicell evaluate --predictions predictions.csv --truth truth.csv"
        })
final class EvaluateCommand implements Callable<Integer> {

    /** Which part of the data. */
    enum Part {
        ALL,
        VALIDATION,
        TEST
    }

    /** Fewer are too few to be drawn from. */
    private static final int FEW_GROUPS = 20;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "The model's folder, or the name of an installed model ('models list').")
    private ModelName model;

    @Option(names = "--data", paramLabel = "DIR", description = "Labelled images, as 'train' takes them.")
    private Path data;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            defaultValue = "all",
            description = "all, or the validation or test part that the model's training split off the same data"
                    + " (default: ${DEFAULT-VALUE}).")
    private Part part;

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
            description = "Fit a temperature on the validation part that the model's training split off, and show what it"
                    + " changes.")
    private boolean temperature;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write tables, pictures and report.")
    private Path out;

    private final List<String> notes = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        check();
        final Cases cases;
        Cases other = null;
        Cases recalibrated = null;
        CostMatrix costs = null;
        List<EvaluationReport.Picture> pictures = List.of();
        if (model != null) {
            final ModelFolder folder = model.read();
            final List<Sample> samples = samples(folder, part);
            notes.add("Model " + folder.description().name() + " ("
                    + folder.description().weightsSha256().substring(0, 12) + ") on "
                    + part.name().toLowerCase(Locale.ROOT) + " of " + data + ".");
            final ModelEvaluation evaluation = classified(folder, samples);
            cases = evaluation.cases();
            if (tta)
                notes.add("Test-time augmentation: each decision is that of the mean probabilities of "
                        + evaluation.views() + " views (flips and quarter turns).");
            costs = folder.description().costs();
            if (against != null) other = classified(ModelFolder.read(against), samples).cases();
            if (temperature) {
                final double fitted =
                        classified(folder, samples(folder, Part.VALIDATION)).temperature();
                recalibrated = evaluation.recalibrated(fitted);
                notes.add(evaluation.gain(fitted));
            }
            if (out != null) pictures = evaluation.errors();
        } else {
            notes.add("Predictions " + predictions + " with the truth " + truth + ".");
            cases = PredictionFiles.read(predictions, truth);
            if (against != null) other = PredictionFiles.read(against, truth);
        }
        if (costFile != null) costs = CostTable.read(costFile).matrix(cases.classes());
        notes.add(
                cases.size() + " cases of " + cases.groups().stream().distinct().count() + " groups.");
        if (draws > 0 && cases.groups().stream().distinct().count() < FEW_GROUPS)
            notes.add("With so few groups the intervals are too narrow; trust them from " + FEW_GROUPS + " groups on.");
        if (other != null) compare(cases, other);
        report(cases, Bootstrap.figures(cases, costs, draws, seed), recalibrated, pictures);
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
        if (byFiles && part != Part.ALL)
            throw new ParameterException(spec.commandLine(), "--part needs --model and --data");
        if (byFiles && (tta || temperature))
            throw new ParameterException(spec.commandLine(), "--tta and --temperature need --model and --data");
        OptionChecks.atLeast(spec, "--draws", draws, 0);
    }

    private List<Sample> samples(final ModelFolder folder, final Part wanted) throws IOException {
        final DataSet set = DataReader.read(data);
        set.leftOut().forEach(spec.commandLine().getOut()::println);
        if (wanted == Part.ALL) return set.samples();
        final Split split = Split.recorded(set, folder.description());
        final List<Sample> samples = wanted == Part.TEST ? split.test() : split.validation();
        if (samples.isEmpty()) throw new IOException("the training of " + model.text() + " kept no test part");
        return samples;
    }

    private ModelEvaluation classified(final ModelFolder folder, final List<Sample> samples) throws IOException {
        final ClassifierOptions options =
                ClassifierOptions.DEFAULT.on(device, Precision.FLOAT32).averaging(tta);
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), "region")) {
            return new ModelEvaluation(folder, samples, options, progress);
        }
    }

    private void compare(final Cases cases, final Cases other) {
        if (!cases.classes().equals(other.classes()))
            throw new IllegalArgumentException("the two do not know the same classes: "
                    + String.join(", ", cases.classes()) + " and " + String.join(", ", other.classes()));
        if (!Arrays.equals(cases.truth(), other.truth()))
            throw new IllegalStateException("the two were not given the same cases");
        final McNemar test = McNemar.of(cases.truth(), cases.decided(), other.decided());
        notes.add(String.format(
                Locale.ROOT,
                "Against %s: only this one is right on %d cases, only the other on %d; McNemar's exact p = %.4g.",
                against,
                test.onlyFirst(),
                test.onlySecond(),
                test.p()));
    }

    private void report(
            final Cases cases,
            final List<Figure> figures,
            final Cases recalibrated,
            final List<EvaluationReport.Picture> pictures)
            throws IOException {
        final PrintWriter print = spec.commandLine().getOut();
        notes.forEach(print::println);
        print.println();
        print.print(ConfusionText.of(cases.matrix()));
        print.println();
        table(figures).print(print);
        if (out == null) return;
        Folders.make(out);
        EvaluationCsv.figures(out.resolve("evaluation.csv"), figures);
        EvaluationCsv.confusion(out.resolve("confusion.csv"), cases.matrix());
        EvaluationCsv.normalised(out.resolve("confusion-normalised.csv"), cases.matrix());
        ConfusionPng.write(out.resolve("confusion.png"), cases.matrix());
        for (final EvaluationReport.Picture picture : pictures)
            PngFiles.write(picture.image(), out.resolve("errors.png"));
        EvaluationReport.write(
                out.resolve("report.html"), "Evaluation", notes, cases, figures, recalibrated, pictures);
        print.println();
        print.println("Written to " + out + ": evaluation.csv, confusion.csv, confusion-normalised.csv, confusion.png"
                + (pictures.isEmpty() ? "" : ", errors.png") + " and report.html.");
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
