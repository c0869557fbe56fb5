package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explicell's own windows, and ImageJ's ROI Manager, on a screen of 1024 x 768 with two pixels for each of these. */
class WindowsTest {

    private static final Map<String, String> SAID = new HashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void look() throws IOException, InterruptedException {
        final boolean screen = Arrays.stream(
                        String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "xvfb-run")));
        Assumptions.assumeTrue(screen, "skipped: there is no xvfb-run to make a screen");
        final Path log = folder.resolve("log");
        final Process process = new ProcessBuilder(
                        "xvfb-run",
                        "-a",
                        "-s",
                        "-screen 0 2048x1536x24",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=false",
                        "-Dsun.java2d.uiScale=2",
                        "-Djava.util.prefs.userRoot=" + folder.resolve("preferences"),
                        "-Dlogback.configurationFile=io/github/explicell/cli/logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WindowsProbe.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        final boolean ended = process.waitFor(240, TimeUnit.SECONDS);
        if (!ended) process.descendants().forEach(ProcessHandle::destroyForcibly);
        final String text = Files.readString(log, StandardCharsets.UTF_8);
        assertTrue(ended && process.exitValue() == 0, text);
        text.lines()
                .filter(line -> line.contains(": "))
                .forEach(line ->
                        SAID.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
    }

    @Test
    void superpixelsArriveInTheManager() {
        assertEquals("9", SAID.get("manager"));
        assertTrue(SAID.get("first in the manager").startsWith("cell-1 1 "), SAID.get("first in the manager"));
        assertEquals("1", SAID.get("its super-pixel"));
    }

    @Test
    void tabReachesAllAndNothingKeepsIt() {
        assertEquals("[Progress, Stop and keep the best, Cancel]", SAID.get("training tab order"));
        assertEquals(
                "[Report, Device of auto:, libtorch:, Apply, Fetch..., Test, Copy report]",
                SAID.get("engine tab order"));
    }

    @Test
    void keysMeanOneThing() {
        for (final String window : List.of("training", "engine")) {
            final List<String> keys = List.of(
                    SAID.get(window + " mnemonics").replaceAll("[\\[\\]]", "").split(", "));
            assertFalse(keys.isEmpty());
            assertEquals(keys.size(), new HashSet<>(keys).size(), window + " " + keys);
        }
    }

    @Test
    void enterPressesAndEscEnds() {
        assertEquals("true", SAID.get("training canceled"));
        assertEquals("false", SAID.get("training stopped"));
        assertEquals("true", SAID.get("training stopped by ESC"));
        assertEquals("true", SAID.get("engine closed by ESC"));
    }

    @Test
    void theyFitTheScreen() {
        for (final String window : List.of("training", "engine")) {
            assertEquals("true", SAID.get(window + " on the screen"), window);
            assertEquals("true", SAID.get(window + " is wide enough"), window);
        }
    }
}
