package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.files.Hashes;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.library.BadServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LibraryCommandsTest {

    private static final String NAME = "mobilenet_v3_small.test";

    @TempDir
    Path temporary;

    private BadServer server;
    private String sha256;
    private Path models;
    private Path library;

    @BeforeEach
    void publish() throws IOException {
        final Path trained = temporary.resolve("trained");
        RandomModel.write(trained, List.of("a", "b", "c"));
        final Path weights = trained.resolve(ModelFolder.WEIGHTS);
        sha256 = Hashes.sha256(weights);
        server = new BadServer(Files.readAllBytes(weights));
        models = temporary.resolve("models");
        library = temporary.resolve("library.json");
        describe("/good", sha256.substring(0, 8));
    }

    private void describe(final String path, final String start) throws IOException {
        Files.writeString(
                library,
                """
                [{"name": "%s", "architecture": "mobilenet_v3_small", "library": "tests 1.0", "page": "tests",
                  "url": "%s", "sha256_start": "%s", "classes": 3, "top1": 33.3, "preprocessing": {"size": 32,
                  "interpolation": "BICUBIC", "scale": 0.00392156862745098, "input": {"order": "RGB",
                  "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}}}]
                """
                        .formatted(NAME, server.uri(path), start));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandLineRun run(final String command, final Object... arguments) {
        final Object[] all = Stream.of(
                        Stream.of("models", command),
                        Stream.of(arguments),
                        Stream.of("--models", models, "--library", library))
                .flatMap(s -> s)
                .toArray();
        return CommandLineRun.of(all);
    }

    @Test
    void nothingIsDownloadedUnlessTheUserSaysSo() {
        final CommandLineRun run = run("download", NAME);
        assertEquals(Main.FAILED, run.status());
        assertEquals(
                "explicell: nothing was downloaded, since nobody could be asked: say --yes to download " + NAME
                        + " (of unverified size, unverified licence, since its library states none) from 127.0.0.1, verified by"
                        + " the first 8 hex digits of its SHA-256, all that is published, into " + models + ".",
                run.err().strip());
        assertFalse(Files.exists(models));
        assertTrue(
                run("list").out().contains(NAME + "  unverified  33.3     unverified"),
                run("list").out());
        assertFalse(Files.exists(models), "looking makes nothing");
    }

    @Test
    void aDownloadedModelIsInstalledShownAndRemoved() throws IOException {
        final CommandLineRun run = run("download", NAME, "--yes");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.lastLine().endsWith("SHA-256 of the download: " + sha256 + "."), run.out());
        final ModelFolder model = ModelFolder.read(models.resolve(NAME));
        assertEquals(0.5, model.description().input().mean()[1]);
        assertEquals(
                List.of("class 0", "class 1", "class 2"), model.description().classes());
        assertEquals(
                "tests 1.0, " + server.uri("/good") + " (SHA-256 " + sha256 + ")",
                model.description().origin());
        final String card = run("show", NAME).out();
        assertTrue(card.contains("size          unverified"), card);
        assertTrue(card.contains("licence       unverified, since its library states none"), card);
        assertTrue(card.contains("verified by its SHA-256 " + sha256), "the whole hash is recorded\n" + card);
        assertTrue(card.contains("installed     " + models.resolve(NAME)), card);
        assertTrue(
                run("list").out().matches("(?s).*" + NAME + ".*yes\\R.*"),
                run("list").out());
        assertEquals(0, run("remove", NAME).status());
        assertTrue(run("show", NAME).out().contains("installed     no"));
        assertEquals(
                "explicell: no model named " + NAME + " is installed in " + models + ".",
                run("remove", NAME).err().strip());
    }

    @Test
    void modelsOfOnesOwnAreShownToo() throws IOException {
        RandomModel.write(models.resolve("mine"), List.of("a", "b"));
        final String card = run("show", "mine").out();
        assertTrue(card.contains("classes       2: a, b"), card);
        assertTrue(card.contains("installed     " + models.resolve("mine") + ", "), card);
        assertTrue(
                run("list").out().matches("(?s).*mine +\\d+\\.\\d MB +yes\\R.*"),
                run("list").out());
        assertEquals(
                "explicell: There is no model named other; published are " + NAME + "; installed in " + models
                        + " are mine.",
                run("show", "other").err().strip());
    }

    @Test
    void whatAnUnfinishedDownloadLeftIsListedAndRemoved() throws IOException {
        final Path part = models.resolve(".part-.download-" + NAME);
        Files.createDirectories(models);
        Files.write(part, new byte[1_500_000]);
        assertTrue(run("list").out().contains("1.5 MB so far"), run("list").out());
        assertTrue(run("show", NAME).out().contains("installed     no, 1.5 MB of an unfinished download"));
        assertEquals(0, run("remove", NAME).status());
        assertFalse(Files.exists(part));
        assertEquals(Main.FAILED, run("remove", NAME).status());
    }

    /** In a process of its own, which is ended as Ctrl-C ends it. */
    @Test
    void anEndedDownloadSaysSoAndGoesOnLater() throws Exception {
        describe("/stalls", sha256.substring(0, 8));
        final Path part = models.resolve(".part-.download-" + NAME);
        final long half = server.length() / 2;
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "models",
                        "download",
                        NAME,
                        "--yes",
                        "--models",
                        models.toString(),
                        "--library",
                        library.toString())
                .redirectErrorStream(true)
                .start();
        try {
            while (process.isAlive() && !(Files.exists(part) && Files.size(part) == half)) Thread.sleep(20);
            // NB: Process.destroy would close the stream that is read below
            process.toHandle().destroy();
            final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(
                    said.strip()
                            .matches("explicell: The download was cancelled; run it again to go on from [\\d.]+ MB\\."),
                    said);
        } finally {
            process.destroyForcibly();
        }
        assertEquals(half, Files.size(part));
        assertFalse(Files.exists(models.resolve(NAME)));
        describe("/good", sha256.substring(0, 8));
        assertEquals(0, run("download", NAME, "--yes").status());
        assertEquals("bytes=" + half + "-", server.ranges().get(server.ranges().size() - 1));
        assertFalse(Files.exists(part));
    }

    @Test
    void theRecordedHashIsHeldAgainstTheNextDownload() throws IOException {
        Files.createDirectories(models);
        Files.writeString(
                models.resolve("hashes.json"),
                "{\"" + NAME + "\": \"" + sha256.substring(0, 8) + "0".repeat(56) + "\"}");
        final CommandLineRun run = run("download", NAME, "--yes");
        assertEquals(Main.FAILED, run.status());
        assertTrue(run.err().contains("is not the expected file: its SHA-256 begins with " + sha256), run.err());
        assertFalse(Files.exists(models.resolve(NAME)));
    }

    @Test
    void whatIsNoWeightFileIsNotInstalled() throws IOException {
        describe("/short", "");
        Files.writeString(library, Files.readString(library).replace("\"sha256_start\": \"\", ", ""));
        final CommandLineRun run = run("download", NAME, "--yes");
        assertEquals(Main.FAILED, run.status());
        assertTrue(run.err().startsWith("explicell: "), run.err());
        assertEquals(1, run.err().lines().count());
        assertFalse(Files.exists(models.resolve(NAME)));
        try (Stream<Path> files = Files.list(models)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void namesDoNotLeadOutOfTheFolder() throws IOException {
        final Path precious = Files.writeString(temporary.resolve("thesis.txt"), "three years");
        for (final String name : List.of("..", "../trained", temporary.toString(), "")) {
            assertEquals(Main.FAILED, run("remove", name).status());
            assertEquals(Main.FAILED, run("download", name, "--yes").status());
        }
        assertTrue(Files.exists(precious));
        assertTrue(Files.exists(temporary.resolve("trained")));
    }
}
