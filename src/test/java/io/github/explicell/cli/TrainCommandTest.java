package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                "--device",
                "cpu",
                "--precision",
                "float16",
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
        assertTrue(run.out().contains("Computing in float16 on cpu"), run.out());
        assertTrue(run.out().contains("Processors compute slowly in float16"), run.out());
        final CommandLineRun wrong = CommandLineRun.of("train", "--precision", "half");
        assertEquals(2, wrong.status());
        assertTrue(
                wrong.err().contains("precision must be float32 or bfloat16 or float16, not half; or auto"),
                wrong.err());

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
        final Object[] head = {"--head", "b", "--tap", "features.1,features.3", "--pool", "mean-std", "--hidden", 8};
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

        final CommandLineRun attention =
                CommandLineRun.of(Stream.of(train, new Object[] {"--head", "soft-attention", "--pool", "mean-std"})
                        .flatMap(Stream::of)
                        .toArray());
        assertEquals(2, attention.status());
        assertTrue(attention.err().contains("takes no --pool"), attention.err());
    }

    @ParameterizedTest
    @MethodSource("io.github.explicell.train.preset.TrainingPresets#names")
    void presetsShowTheirSettings(final String preset) {
        final CommandLineRun run = CommandLineRun.of("train", "--preset", preset, "--show");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith(preset + ": "), run.out());
        assertTrue(run.out().contains("efficientnet_lite0 at "), run.out());
        assertTrue(run.out().contains("\"stages\": ["), run.out());
    }

    @Test
    void everyValueOfAPresetCanBeChanged() {
        final CommandLineRun run = CommandLineRun.of(
                "train",
                "--preset",
                "cervical-contrastive",
                "--architecture",
                "vgg16",
                "--size",
                96,
                "--contrastive",
                "nt-xent",
                "--positives",
                "views",
                "--two-views",
                "--temperature",
                0.3,
                "--encoder-epochs",
                4,
                "--encoder-learning-rate",
                0.002,
                "--epochs",
                7,
                "--freeze-to",
                "features.16",
                "--unfreeze",
                "3=features.9,6=nothing",
                "--layer-decay",
                0.8,
                "--hidden",
                64,
                "--seed",
                9,
                "--show");
        assertEquals(0, run.status(), run.err());
        final JsonObject json = JsonParser.parseString(
                        run.out().substring(run.out().indexOf("\n{")))
                .getAsJsonObject();
        final JsonObject encoder = json.getAsJsonArray("stages").get(0).getAsJsonObject();
        final JsonObject classifier = json.getAsJsonArray("stages").get(1).getAsJsonObject();
        assertEquals(96, json.getAsJsonObject("architecture").get("size").getAsInt());
        assertEquals(9, json.get("seed").getAsInt());
        assertEquals("NT_XENT", encoder.getAsJsonObject("loss").get("kind").getAsString());
        assertEquals(0.3, encoder.getAsJsonObject("loss").get("temperature").getAsDouble());
        assertEquals(4, encoder.get("epochs").getAsInt());
        assertEquals(
                0.002,
                encoder.getAsJsonObject("optimisation").get("learningRate").getAsDouble());
        assertEquals(7, classifier.get("epochs").getAsInt());
        assertEquals(
                1e-4,
                classifier.getAsJsonObject("optimisation").get("learningRate").getAsDouble());
        assertEquals(
                2,
                classifier.getAsJsonObject("freezing").getAsJsonArray("later").size());
        assertEquals(0.8, classifier.getAsJsonObject("rates").get("decay").getAsDouble());
    }

    @Test
    void whatIsNotSaidIsAskedFor() {
        final CommandLineRun nothing = CommandLineRun.of("train", "--data", folder, "--out", folder.resolve("m"));
        assertEquals(2, nothing.status());
        assertTrue(nothing.err().contains("--architecture, --preset, or a model's folder with --init"), nothing.err());
        assertEquals(2, CommandLineRun.of("train", "--architecture", "resnet34").status());
        final CommandLineRun lone =
                CommandLineRun.of("train", "--architecture", "resnet34", "--temperature", 1, "--show");
        assertTrue(lone.err().contains("add --contrastive LOSS"), lone.err());
        final CommandLineRun own =
                CommandLineRun.of("train", "--architecture", "resnet34", "--contrastive", "supcon", "--show");
        assertEquals(0, own.status(), own.err());
    }
}
