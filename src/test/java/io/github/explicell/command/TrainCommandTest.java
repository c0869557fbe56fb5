package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.measure.ResultsTable;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.preset.TrainingPresets;
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
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

class TrainCommandTest {

    private static final String CELLS = "test-images/cells.tif";

    @TempDir
    private static Path folder;

    private static Context context;

    @BeforeAll
    static void start() {
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

    private static Map<String, Object> small(final Path model) {
        return new HashMap<>(Map.of(
                "data",
                CELLS,
                "model_folder",
                model.toString(),
                "architecture",
                "mobilenet_v3_small",
                "size",
                32,
                "epochs",
                1,
                "batch",
                16,
                "device",
                "cpu"));
    }

    @Test
    void aRunIsTrainedAndGoneOnWith() throws Exception {
        final Path model = folder.resolve("small");
        final Map<String, Object> inputs = small(model);
        inputs.put("licence", "CC0-1.0");
        inputs.put("rare", "weighted");
        inputs.put("field_um", 30.0);
        inputs.put("precision", "bfloat16");
        run(inputs);
        final String settings = Files.readString(folder.resolve("small-run").resolve("settings.json"));
        assertTrue(settings.contains("\"precision\": \"BFLOAT16\""), settings);
        final ModelFolder trained = ModelFolder.read(model);
        assertEquals("small", trained.description().name());
        assertEquals(5, trained.description().classes().size());
        assertEquals("CC0-1.0", trained.description().licence());
        assertTrue(trained.description().crop().extent().toString().contains("30"));
        assertTrue(Files.readString(model.resolve(ModelFolder.CARD)).contains("balanced class weights"));
        assertEquals(1, ResultsTable.getResultsTable().size());
        inputs.putAll(Map.of("resume", true, "epochs", 2));
        run(inputs);
        assertEquals(3, ResultsTable.getResultsTable().size(), "the epoch before, and both of the whole run");
        assertEquals(2, ResultsTable.getResultsTable().getValue("epoch", 2));
    }

    @Test
    void aReportTrainsNothing() throws Exception {
        final Path model = folder.resolve("not trained");
        final Path out = folder.resolve("report");
        final Map<String, Object> inputs = small(model);
        inputs.putAll(Map.of("report", true, "report_folder", out.toString()));
        run(inputs);
        assertFalse(Files.exists(model));
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals(5, results.size());
        double samples = 0;
        for (int row = 0; row < 5; row++) {
            samples += results.getValue("samples", row);
            assertEquals(
                    results.getValue("samples", row),
                    results.getValue("training", row)
                            + results.getValue("validation", row)
                            + results.getValue("test", row));
        }
        assertEquals(IJ.openImage(CELLS).getStackSize(), samples);
        final String text = Files.readString(out.resolve("data-report.txt"));
        assertTrue(text.startsWith("Data: " + CELLS), text);
        inputs.put("data", "");
        failure("data is empty", model, inputs);
    }

    @Test
    void errorsAreSentencesAndLeaveNothing() throws IOException {
        final Path model = folder.resolve("never");
        failure("model_folder is empty", model, Map.of("model_folder", ""));
        failure("data is empty", model, Map.of("data", ""));
        failure("epochs must be 1 to", model, Map.of("epochs", 0));
        failure("batch must be 2 to", model, Map.of("batch", 1));
        failure("learning rate must be above 0", model, Map.of("learning_rate", 0.0));
        failure("costs and the loss cost-matrix go together", model, Map.of("loss", "cost-matrix"));
        failure(
                "has no backbone squeezenet1_1",
                model,
                Map.of("preset", "skin-soft-attention", "architecture", "squeezenet1_1"));
        failure("must be above 0", model, Map.of("validation", 0.0));
        failure("device must be", model, Map.of("device", "tpu"));
        failure("not the folder of a run", model, Map.of("resume", true));
        assertFalse(Files.exists(model));
    }

    /** Choices are constants, since a command that computes them does not work in scripts. */
    @Test
    void theChoicesAreThoseThatThereAre() {
        final CommandInfo info = context.service(CommandService.class).getCommand(TrainCommand.class);
        assertEquals(
                List.copyOf(Architectures.names()),
                info.getInput("architecture").getChoices());
        final List<String> presets = new ArrayList<>(List.of("none"));
        presets.addAll(TrainingPresets.names());
        assertEquals(presets, info.getInput("preset").getChoices());
        final List<String> augmentations = new ArrayList<>(List.of("usual"));
        augmentations.addAll(Presets.names());
        assertEquals(augmentations, info.getInput("augmentation").getChoices());
    }

    @Test
    void aPresetFillsTheDialog() throws Exception {
        final CommandInfo info = context.service(CommandService.class).getCommand(TrainCommand.class);
        final Module module = context.service(ModuleService.class).createModule(info);
        module.setInput("preset", "cervical-finetune");
        info.getInput("preset").callback(module);
        final var published = TrainingPresets.get("cervical-finetune").settings(null, "");
        assertEquals(published.architecture().name(), module.getInput("architecture"));
        assertEquals(published.classifier().epochs(), module.getInput("epochs"));
        assertEquals(published.classifier().optimisation().learningRate(), module.getInput("learning_rate"));
    }

    private static void run(final Map<String, Object> inputs) throws InterruptedException, ExecutionException {
        context.service(CommandService.class)
                .run(TrainCommand.class, true, inputs)
                .get();
    }

    private static void failure(final String sentence, final Path model, final Map<String, Object> other) {
        final Map<String, Object> inputs = small(model);
        inputs.putAll(other);
        Throwable e = assertThrows(ExecutionException.class, () -> run(inputs));
        while (e.getCause() != null && !(e instanceof IllegalStateException)) e = e.getCause();
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
    }
}
