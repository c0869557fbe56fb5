package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    Path temporary;

    @Test
    void weightsBecomeAModelForOtherClasses() throws IOException {
        final Path trained = temporary.resolve("trained");
        RandomModel.write(trained, List.of("a", "b", "c"));
        final Path weights = trained.resolve(ModelFolder.WEIGHTS);
        final Path out = temporary.resolve("start");
        final CommandLineRun run = CommandLineRun.of(
                "models",
                "import",
                weights,
                "--architecture",
                "mobilenet_v3_small",
                "--size",
                32,
                "--classes",
                "benign,malignant",
                "--out",
                out);
        assertEquals(0, run.status(), run.err());
        assertEquals(
                "Written to " + out + ": mobilenet_v3_small with 2 classes, whose head has yet to be trained (train"
                        + " --init).",
                run.lastLine());
        assertEquals(
                List.of("benign", "malignant"),
                ModelFolder.read(out).description().classes());
        assertEquals("start", ModelFolder.read(out).description().name());
        assertEquals(0, CommandLineRun.of("models", "check", out).status());
    }

    @Test
    void aFileThatIsNoneIsASentence() {
        final CommandLineRun run = CommandLineRun.of(
                "models", "import", "no-such.pth", "--architecture", "resnet50", "--out", temporary.resolve("m"));
        assertEquals(Main.FAILED, run.status());
        assertEquals("explicell: There is no file no-such.pth.", run.err().strip());
    }

    @Test
    void headAndClassesExcludeEachOther() {
        final CommandLineRun run = CommandLineRun.of(
                "models", "import", "f", "--architecture", "resnet50", "--out", "m", "--keep-head", "--classes", "a,b");
        assertEquals(Main.USAGE, run.status());
        assertTrue(run.err().startsWith("explicell: --keep-head and --classes exclude each other"), run.err());
    }

    @Test
    void anExportedModelComesBack() throws IOException {
        final Path trained = temporary.resolve("trained");
        RandomModel.write(trained, List.of("a", "b", "c"));
        for (final String format : List.of("torchscript", "bioimageio")) {
            final Path file = temporary.resolve(format);
            final CommandLineRun export =
                    CommandLineRun.of("models", "export", trained, "--format", format, "--author", "me", "--out", file);
            assertEquals(0, export.status(), export.err());
            final Path back = temporary.resolve("back-" + format);
            final CommandLineRun run = CommandLineRun.of("models", "import", file, "--out", back);
            assertEquals("Written to " + back + ": random.", run.out().strip(), run.err());
            assertEquals(
                    ModelFolder.read(trained).description().weightsSha256(),
                    ModelFolder.read(back).description().weightsSha256());
        }
    }

    @Test
    void otherFilesNeedAnArchitectureAndPackagesAnAuthor() throws IOException {
        final Path trained = temporary.resolve("trained");
        RandomModel.write(trained, List.of("a", "b"));
        final CommandLineRun run =
                CommandLineRun.of("models", "import", trained.resolve(ModelFolder.WEIGHTS), "--out", "m");
        assertEquals(Main.USAGE, run.status());
        assertTrue(run.err().startsWith("explicell: Missing required option '--architecture': "), run.err());
        final CommandLineRun export =
                CommandLineRun.of("models", "export", trained, "--format", "bioimageio", "--out", "m.zip");
        assertEquals(Main.USAGE, export.status());
        assertTrue(export.err().contains("give --author"), export.err());
    }
}
