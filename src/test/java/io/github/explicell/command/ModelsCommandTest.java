package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.cli.RandomModel;
import io.github.explicell.files.Hashes;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.library.BadServer;
import io.github.explicell.model.library.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;
import org.scijava.ui.DialogPrompt.Result;
import org.scijava.ui.UIService;

/** The command as Java and scripts run it, with a web server of its own. */
@Timeout(120)
class ModelsCommandTest {

    private static final String NAME = "mobilenet_v3_small.test";

    @TempDir
    private Path temporary;

    private final Context context = new Context();
    private BadServer server;
    private Path weights;
    private Path models;

    @BeforeEach
    void publish() throws IOException {
        context.service(LogService.class).setLevel(LogLevel.NONE);
        RandomModel.write(temporary.resolve("formula"), List.of("a", "b", "c"));
        weights = temporary.resolve("formula").resolve(ModelFolder.WEIGHTS);
        server = new BadServer(Files.readAllBytes(weights));
        models = temporary.resolve("models");
    }

    @AfterEach
    void stop() {
        server.close();
        context.dispose();
    }

    private Catalogue catalogue(final String path) throws IOException {
        final Path library = temporary.resolve("library.json");
        Files.writeString(
                library,
                """
                [{"name": "%s", "architecture": "mobilenet_v3_small", "library": "tests 1.0", "page": "tests",
                  "url": "%s", "sha256_start": "%s", "approximate_bytes": %d, "classes": 3, "preprocessing": {"size": 32,
                  "interpolation": "BICUBIC", "scale": 0.00392156862745098, "input": {"order": "RGB",
                  "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}}}]
                """
                        .formatted(
                                NAME, server.uri(path), Hashes.sha256(weights).substring(0, 8), Files.size(weights)));
        return Catalogue.read(library);
    }

    /** Sets inputs by their names and runs. */
    private ModelsCommand run(final String path, final Map<String, Object> inputs) throws Exception {
        final ModelsCommand command = new ModelsCommand(catalogue(path));
        command.setContext(context);
        set(command, "models_folder", models.toString());
        for (final Map.Entry<String, Object> input : inputs.entrySet()) set(command, input.getKey(), input.getValue());
        command.run();
        return command;
    }

    private static void set(final ModelsCommand command, final String name, final Object value) throws Exception {
        final Field field = ModelsCommand.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(command, value);
    }

    private String failure(final String path, final Map<String, Object> inputs) {
        return assertThrows(IllegalStateException.class, () -> run(path, inputs))
                .getMessage();
    }

    @Test
    void nothingIsDownloadedUnlessTheUserAgrees() throws Exception {
        final String sentence = failure("/good", Map.of("action", "download", "name", NAME));
        assertTrue(sentence.startsWith("Nothing was downloaded: set agree=true"), sentence);
        assertTrue(sentence.contains("MB, unverified licence"), sentence);
        assertFalse(Files.exists(models));
        assertEquals(0, server.ranges().size());
    }

    @Test
    void aYesToTheQuestionIsRecordedAsAgreement() throws Exception {
        final ModelsCommand command = new ModelsCommand(catalogue("/good"));
        command.setContext(context);
        set(command, "models_folder", models.toString());
        set(command, "action", "download");
        set(command, "name", NAME);
        set(command, "ui", window(Result.YES_OPTION));
        command.run();
        assertTrue(Files.exists(models.resolve(NAME).resolve(ModelFolder.WEIGHTS)));
        final Field agree = ModelsCommand.class.getDeclaredField("agree");
        agree.setAccessible(true);
        assertEquals(true, agree.get(command), "what the Recorder writes");
        assertFalse(Consent.ask(window(Result.NO_OPTION), "a", "b?"));
        assertFalse(Consent.ask(null, "a", "b?"));
    }

    /** A user interface that is there and gives one answer. */
    private static UIService window(final Result answer) {
        return (UIService) Proxy.newProxyInstance(
                UIService.class.getClassLoader(), new Class<?>[] {UIService.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("showDialog")) return answer;
                    return method.getName().equals("isVisible");
                });
    }

    @Test
    void downloadedModelsAreShownAndRemoved() throws Exception {
        run("/good", Map.of("action", "download", "name", NAME, "agree", true));
        assertEquals(
                0.5,
                ModelFolder.read(models.resolve(NAME)).description().input().mean()[1]);
        assertTrue(ModelsText.of(catalogue("/good"), ImageJModels.installed(models.toString()))
                .contains(NAME));
        final String card = said(Map.of("action", "show", "name", NAME));
        assertTrue(card.contains("\nlicence\tunverified, since"), card);
        assertTrue(card.contains("\ninstalled\t" + models.resolve(NAME) + ", "), card);
        final String list = said(Map.of("action", "list"));
        assertTrue(list.contains("name\tsize\ttop-1 %\tlicence\tinstalled"), list);
        assertTrue(list.matches("(?s).*" + NAME + "\t\\d+\\.\\d MB\tunverified\tunverified\tyes\\R.*"), list);
        run("/good", Map.of("action", "remove", "name", NAME));
        assertFalse(Files.exists(models.resolve(NAME)));
        assertEquals(
                "no model named " + NAME + " is installed in " + models + ".",
                failure("/good", Map.of("action", "remove", "name", NAME)));
    }

    /** What goes to ImageJ's log, which without windows is the standard output. */
    private String said(final Map<String, Object> inputs) throws Exception {
        final PrintStream console = System.out;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            run("/good", inputs);
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void weightsAreImportedWithAndWithoutTheirHead() throws Exception {
        run(
                "/good",
                Map.of(
                        "action",
                        "import",
                        "name",
                        "kept",
                        "file",
                        weights.toString(),
                        "architecture",
                        "mobilenet_v3_small"));
        assertEquals(
                List.of("class 0", "class 1", "class 2"),
                ModelFolder.read(models.resolve("kept")).description().classes());
        run(
                "/good",
                Map.of(
                        "action", "import",
                        "name", "start",
                        "file", weights.toString(),
                        "architecture", "mobilenet_v3_small",
                        "keep_head", false,
                        "classes", "benign, malignant"));
        assertEquals(
                List.of("benign", "malignant"),
                ModelFolder.read(models.resolve("start")).description().classes());
    }

    @Test
    void whatIsWrongIsNamed() {
        final Map<Map<String, Object>, String> sentences = Map.of(
                Map.of("action", "delete"),
                "action must be list, show, download, import or remove, not delete.",
                Map.of("action", "show"),
                "name must name a model; action=list shows which.",
                Map.of("action", "show", "name", "none"),
                "There is no model named none; published are " + NAME + "; none is installed in " + models + ".",
                Map.of("action", "import", "name", "a"),
                "file must name the weights to import.",
                Map.of("action", "import", "name", "../a", "file", "b.pth"),
                "The model's name ../a must begin with a letter or digit, and be of letters, digits, blanks, dots,"
                        + " dashes and underscores.",
                Map.of("action", "import", "name", "a", "file", "no-such.pth"),
                "There is no file no-such.pth.",
                Map.of("action", "import", "name", "a", "file", weights.toString()),
                "The architecture is missing: " + weights
                        + " does not say what it is, and the library of models does not know it.",
                Map.of("action", "import", "name", "a", "file", "b.pth", "classes", "x,y"),
                "keep_head and classes exclude each other: give classes with keep_head=false.",
                Map.of("action", "import", "name", "a", "file", "b.pth", "keep_head", false),
                "classes must name the new head's classes, since keep_head is false.");
        sentences.forEach((inputs, sentence) -> assertEquals(sentence, failure("/good", inputs)));
        assertFalse(Files.exists(models));
    }

    @Test
    void aCanceledDownloadIsASentenceAndGoesOnLater() throws Exception {
        final Canceler canceler = new Canceler();
        context.service(EventService.class).subscribe(canceler);
        final String sentence = failure("/stalls", Map.of("action", "download", "name", NAME, "agree", true));
        canceler.armed = false;
        assertTrue(sentence.matches("The download was cancelled; run it again to go on from [\\d.]+ MB\\."), sentence);
        assertFalse(Files.exists(models.resolve(NAME)));
        run("/good", Map.of("action", "download", "name", NAME, "agree", true));
        assertTrue(Files.exists(models.resolve(NAME)));
        assertEquals(
                "bytes=" + Files.size(weights) / 2 + "-",
                server.ranges().get(server.ranges().size() - 1));
    }

    /** Somebody who presses Cancel when half of it is there. */
    private static final class Canceler {

        private boolean armed = true;

        @EventHandler
        @SuppressWarnings("unused")
        private void onEvent(final TaskEvent event) {
            final Task task = event.getTask();
            final boolean half =
                    task.getProgressMaximum() > 1 && task.getProgressValue() >= task.getProgressMaximum() / 2;
            if (armed && half && !task.isCanceled()) task.cancel("enough");
        }
    }
}
