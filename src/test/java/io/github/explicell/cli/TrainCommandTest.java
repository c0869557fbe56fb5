package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.image.Extent;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void generatedCellsBecomeAModelThatCanBeUsed() throws IOException {
        final Path data = folder.resolve("data");
        final Path model = folder.resolve("model");
        final CommandLineRun fields = CommandLineRun.of("phantom", "--out", data, "--fields", 6, "--rois-only");
        assertEquals(0, fields.status(), fields.err());

        final CommandLineRun run = CommandLineRun.of(
                "train",
                "--data",
                data,
                "--architecture",
                "mobilenet_v3_small",
                "--size",
                32,
                "--field-pixels",
                96,
                "--epochs",
                2,
                "--range",
                "5,250",
                "--name",
                "trial",
                "--licence",
                "CC0-1.0",
                "--out",
                model);
        assertEquals(0, run.status(), run.err());
        assertEquals(
                2,
                run.lines().stream()
                        .filter(l -> l.matches("epoch +[12] of 2 .*"))
                        .count(),
                run.out());
        assertTrue(run.out().contains("Test: accuracy 0."), run.out());
        assertEquals("Written to " + model + ".", run.lastLine());

        final ModelDescription description = ModelFolder.read(model).description();
        assertEquals("trial", description.name());
        assertEquals("CC0-1.0", description.licence());
        assertEquals(Extent.fieldPixels(96), description.crop().extent());
        assertEquals(5, description.channels().range().min());
        final CommandLineRun check = CommandLineRun.of("models", "check", model);
        assertTrue(check.out().contains("tested ") && check.out().contains("96 pixels around"), check.out());
        assertEquals(
                0,
                CommandLineRun.of("classify", "--model", model, data.resolve("phantom-1-01.tif"))
                        .status());
    }
}
