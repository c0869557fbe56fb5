package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Safetensors;
import io.github.explicell.train.RunFolder;
import io.github.explicell.train.Stripes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in processes of their own, killed without warning. */
class KilledRunTest {

    private static final long PATIENCE = 120;

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void draw() throws IOException {
        data = Stripes.draw(temporary.resolve("data"), 40);
    }

    private Process start(final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--threads",
                "1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output").toFile())
                .start();
    }

    private Process begin(final String model, final String... more) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of(
                "--data",
                data.toString(),
                "--out",
                temporary.resolve(model).toString(),
                "--architecture",
                "mobilenet_v3_small",
                "--size",
                "32",
                "--name",
                "stripes",
                "--batch",
                "8",
                "--epochs",
                "3",
                "--average",
                "0.9",
                // the state is written all the time, and so most kills come while it is
                "--checkpoint-minutes",
                "0"));
        arguments.addAll(List.of(more));
        return start(arguments.toArray(String[]::new));
    }

    private Process resume(final String model) throws IOException {
        return start("--resume", temporary.resolve(model + "-run").toString(), "--checkpoint-minutes", "0");
    }

    private void finish(final Process process) throws IOException, InterruptedException {
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output());
    }

    private String output() throws IOException {
        return Files.readString(temporary.resolve("output"));
    }

    private Path state(final String model) {
        return temporary.resolve(model + "-run/checkpoints/latest.safetensors");
    }

    /** Waits until the state has been written so often. */
    private void await(final Process process, final String model, final int times)
            throws IOException, InterruptedException {
        Object last = null;
        for (int seen = 0; seen < times; ) {
            assertTrue(process.isAlive(), output());
            // a file that is replaced gets another key
            final Object key = Files.exists(state(model)) ? key(model) : null;
            if (key != null && !key.equals(last)) seen++;
            last = key;
            Thread.sleep(1);
        }
    }

    private Object key(final String model) throws IOException {
        return Files.getLastModifiedTime(state(model)) + " " + Files.getAttribute(state(model), "unix:ino");
    }

    private byte[] weights(final String model) throws IOException {
        return Files.readAllBytes(temporary.resolve(model).resolve(ModelFolder.WEIGHTS));
    }

    @Test
    void aKilledRunBecomesTheSameModel() throws IOException, InterruptedException {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("unix") || Files.exists(Path.of("/proc")));
        finish(begin("whole"));
        Process process = begin("killed");
        for (final int times : List.of(3, 4)) {
            await(process, "killed", times);
            process.destroyForcibly().waitFor();
            new Safetensors(state("killed"));
            process = resume("killed");
        }
        finish(process);
        assertTrue(output().contains("Resumed in epoch"), output());
        assertArrayEquals(weights("whole"), weights("killed"));
        final Path run = temporary.resolve("killed-run");
        assertEquals(4, Files.readAllLines(run.resolve(RunFolder.LOG)).size());
        assertTrue(Files.size(run.resolve("loss.png")) > 1000);
        try (var files = Files.walk(run)) {
            assertTrue(
                    files.noneMatch(f -> f.getFileName().toString().startsWith(".part-")),
                    "what was half written is gone");
        }
    }

    /** The first kill comes while the cache of the frozen part is written, the second while it is read, too. */
    @Test
    void aRunThatIsKilledWithItsCacheBecomesTheSameModel() throws IOException, InterruptedException {
        final String[] frozen = {"--freeze-to", "features.6", "--augmentation", "cells", "--views", "2"};
        finish(begin("whole", frozen));
        Process process = begin("killed", frozen);
        // an epoch has 7 batches or so; the first state is that before them, or that which the run goes on from
        for (final int times : List.of(4, 10)) {
            await(process, "killed", times);
            process.destroyForcibly().waitFor();
            process = resume("killed");
        }
        finish(process);
        assertArrayEquals(weights("whole"), weights("killed"));
        try (var files = Files.walk(temporary.resolve("killed-run"))) {
            assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith("frozen-")), "no cache is left");
        }
    }

    @Test
    void aFullDiskLosesNothing() throws IOException, InterruptedException {
        final Path limiter = Path.of("/usr/bin/prlimit");
        assumeTrue(Files.isExecutable(limiter), "no prlimit here");
        final Process process = begin("full");
        await(process, "full", 3);
        // from now on no file can become larger: writing fails as it does on a full disk
        new ProcessBuilder(limiter.toString(), "--fsize=100000", "--pid", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS));
        assertEquals(Main.FAILED, process.exitValue(), output());
        assertTrue(output().contains("cannot be written: File too large"), output());
        finish(resume("full"));
        finish(begin("whole"));
        assertArrayEquals(weights("whole"), weights("full"));
    }
}
