package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.image.Extent;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void aHeadOnSeveralNodesIsKeptInTheModel() throws IOException {
        final Path data = folder.resolve("data");
        final Path model = folder.resolve("model");
        assertEquals(
                0,
                CommandLineRun.of("phantom", "--out", data, "--fields", 6, "--rois-only")
                        .status());
        final Object[] train = {
            "train", "--data", data, "--architecture", "mobilenet_v3_small", "--size", 32, "--epochs", 1, "--out", model
        };
        final Object[] head = {"--head", "features.1,features.3", "--head-pool", "mean-std", "--head-width", 8};
        final CommandLineRun run =
                CommandLineRun.of(Stream.of(train, head).flatMap(Stream::of).toArray());
        assertEquals(0, run.status(), run.err());
        final ModelFolder read = ModelFolder.read(model);
        final ArchitectureSpec.Step step =
                read.description().architecture().surgery().get(0);
        assertEquals("features.1", step.node());
        assertEquals(List.of("features.3"), step.also());
        assertEquals(Heads.Pooling.MEAN_STD, step.pool());
        assertEquals(read.network().node("features.3").name(), read.tap());
        assertEquals(Shape.of(8), read.network().shape("head.hidden"));

        final CommandLineRun without = CommandLineRun.of(Stream.of(train, new Object[] {"--head-width", 8})
                .flatMap(Stream::of)
                .toArray());
        assertEquals(2, without.status());
        assertTrue(without.err().contains("say with --head"), without.err());
    }
}
