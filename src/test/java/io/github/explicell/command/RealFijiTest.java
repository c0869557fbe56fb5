package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The macros of the project in the real Fiji that the environment variable FIJI_HOME names, headless. Explicell must be
 * in it ({@code ./explicell install}); without such a Fiji the tests are skipped.
 */
class RealFijiTest {

    private static final long PATIENCE = 300;

    @TempDir
    private Path folder;

    /** NB: Fiji's exit status says nothing of a macro; the file that its last line writes does. */
    @ParameterizedTest
    @CsvSource({
        "classify_selection.ijm, phantom-cells",
        "explain_cam.ijm, phantom-cells",
        "explain_lime.ijm, phantom-cells",
        "evaluate.ijm, ''"
    })
    void runs(final String name, final String argument) throws IOException, InterruptedException {
        final Path launcher = launcher();
        final Path done = folder.resolve("done");
        final Path macro = Files.writeString(
                folder.resolve("wrapper.ijm"),
                "open(\"" + slashes(Path.of("test-images/phantom-2026-01.tif")) + "\");\n"
                        + "Overlay.activateSelection(0);\n"
                        + "runMacro(\"" + slashes(Path.of("macros", name)) + "\", \"" + argument + "\");\n"
                        + "File.saveString(\"\" + nResults, \"" + slashes(done) + "\");\n");
        final Path log = folder.resolve("log");
        final Process process = new ProcessBuilder(launcher.toString(), "--headless", "-macro", macro.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) process.destroyForcibly();
        final String output = Files.readString(log, StandardCharsets.UTF_8);
        assertTrue(Files.isRegularFile(done), output);
        assertTrue(Integer.parseInt(Files.readString(done).strip()) > 0, output);
    }

    private static Path launcher() throws IOException {
        final String home = System.getenv("FIJI_HOME");
        Assumptions.assumeTrue(home != null, "skipped: FIJI_HOME names no Fiji");
        final Path fiji = Path.of(home);
        try (Stream<Path> plugins = Files.list(fiji.resolve("plugins"))) {
            Assumptions.assumeTrue(
                    plugins.anyMatch(file -> file.getFileName().toString().startsWith("explicell-")),
                    "skipped: Explicell is not in " + fiji + "; put it there with ./explicell install");
        }
        try (Stream<Path> files = Files.list(fiji)) {
            return files.filter(file -> file.getFileName().toString().matches("(fiji|ImageJ-)[A-Za-z0-9-]*(\\.exe)?"))
                    .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no launcher in " + fiji));
        }
    }

    private static String slashes(final Path path) {
        return path.toAbsolutePath().toString().replace('\\', '/');
    }
}
