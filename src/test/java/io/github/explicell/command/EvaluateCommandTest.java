package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.MetadataModel;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

class EvaluateCommandTest {

    @TempDir
    private static Path folder;

    private static Context context;

    @BeforeAll
    static void start() throws Exception {
        TestModels.write(folder.resolve("formula"));
        context = new Context();
        context.service(LogService.class).setLevel(LogLevel.NONE);
    }

    @AfterAll
    static void stop() {
        context.dispose();
    }

    @BeforeEach
    void begin() {
        ResultsTable.getResultsTable().reset();
    }

    /** Worked out by hand: 3 of 4 right; of cat 1 of 2 found, of dog 2 of 2. */
    @Test
    void filesOfAnyProgramAreMeasured() throws Exception {
        final Path predictions =
                Files.writeString(folder.resolve("p.csv"), "image,class\na,cat\nb,dog\nc,dog\nd,dog\n");
        final Path truth = Files.writeString(folder.resolve("t.csv"), "image,class\na,cat\nb,cat\nc,dog\nd,dog\n");
        final Path out = folder.resolve("figures");
        run(Map.of(
                "predictions",
                predictions.toString(),
                "truth",
                truth.toString(),
                "draws",
                0,
                "output_folder",
                out.toString()));
        assertEquals(0.75, value("accuracy", "all"));
        assertEquals(0.5, value("recall", "cat"));
        assertEquals(1, value("recall", "dog"));
        assertTrue(Files.isRegularFile(out.resolve("report.html")));
    }

    @Test
    void metadataReachTheModel() throws Exception {
        final Path model = MetadataModel.write(folder.resolve("reader"), MetadataModel.FIELDS);
        final Path data = folder.resolve("data");
        for (final String name : List.of("a/one", "a/two", "b/three")) {
            final Path file = data.resolve(name + ".tif");
            Files.createDirectories(file.getParent());
            ImageFiles.writeTiff(IJ.createImage("cell", "RGB ramp", 40, 40, 1), file);
        }
        final Path table = Files.writeString(folder.resolve("known.csv"), "image,age\none,20\ntwo.tif,70\n");
        final Map<String, Object> inputs =
                new HashMap<>(Map.of("model", model.toString(), "data", data.toString(), "device", "cpu", "draws", 0));
        run(inputs);
        final double without = value("log loss", "all");
        ResultsTable.getResultsTable().reset();
        inputs.putAll(Map.of("metadata_table", table.toString(), "fields", "sex: male, age: 60"));
        run(inputs);
        final double with = value("log loss", "all");
        assertEquals(expectedLogLoss(model, data), with, 1e-6);
        assertTrue(Math.abs(with - without) > 1e-4, "metadata change the answers");
        inputs.put("fields", "site: arm");
        failure("The model does not read the field site; it reads age, sex", inputs);
        failure(
                "metadata_table and fields need model and data",
                Map.of("fields", "age: 5", "predictions", "p", "truth", "p"));
    }

    /** The mean of -log of the true class's probability. */
    private static double expectedLogLoss(final Path model, final Path data) throws IOException {
        final List<Map<String, String>> known = List.of(
                Map.of("age", "20", "sex", "male"),
                Map.of("age", "70", "sex", "male"),
                Map.of("age", "60", "sex", "male"));
        final List<String> files = List.of("a/one.tif", "a/two.tif", "b/three.tif");
        double sum = 0;
        try (Classifier classifier = new Classifier(ModelFolder.read(model), ClassifierOptions.DEFAULT)) {
            for (int i = 0; i < files.size(); i++) {
                final List<Prediction> predictions = new ArrayList<>();
                final Region whole = new Region("image", Plane.FIRST, new Roi(0, 0, 40, 40), known.get(i));
                try (Picture picture = Pictures.open(data.resolve(files.get(i)), 0)) {
                    classifier.classify(picture, List.of(whole), predictions::add, Progress.NONE);
                }
                sum -= Math.log(predictions.get(0).probabilities()[files.get(i).startsWith("a") ? 0 : 1]);
            }
        }
        return sum / files.size();
    }

    @Test
    void errorsAreSentencesAndChangeNothing() {
        final String model = folder.resolve("formula").toString();
        failure("Give either model and data, or predictions and truth", Map.of());
        failure("data is empty", Map.of("model", model));
        failure("neither an open image nor a file or folder nothing", Map.of("model", model, "data", "nothing"));
        failure("part must be all, validation or test", Map.of("model", model, "part", "half"));
        failure("There is no model folder nowhere", Map.of("model", "nowhere", "data", "nothing"));
        failure("draws must be 0 to", Map.of("draws", -1));
        failure("There is no file gone.csv: check the parameter costs", Map.of("costs", "gone.csv"));
        failure("device must be", Map.of("model", model, "data", "nothing", "device", "tpu"));
        failure("Both model and predictions", Map.of("model", model, "predictions", "p.csv"));
        assertEquals(0, ResultsTable.getResultsTable().size());
    }

    private static double value(final String measure, final String of) {
        final ResultsTable results = ResultsTable.getResultsTable();
        for (int row = 0; row < results.size(); row++)
            if (results.getStringValue("measure", row).equals(measure)
                    && results.getStringValue("of", row).equals(of)) return results.getValue("value", row);
        throw new AssertionError("no " + measure + " of " + of + " among " + List.of(results.getHeadings()));
    }

    private static void run(final Map<String, Object> inputs) throws InterruptedException, ExecutionException {
        context.service(CommandService.class)
                .run(EvaluateCommand.class, true, new HashMap<>(inputs))
                .get();
    }

    private static void failure(final String sentence, final Map<String, Object> inputs) {
        Throwable e = assertThrows(ExecutionException.class, () -> run(inputs));
        while (e.getCause() != null && !(e instanceof IllegalStateException)) e = e.getCause();
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
    }
}
