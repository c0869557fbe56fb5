package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Progress;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.model.Safetensors;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Brightness;
import io.github.explicell.train.augment.Contrast;
import io.github.explicell.train.augment.Fill;
import io.github.explicell.train.augment.Flip;
import io.github.explicell.train.augment.Range;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.SplitRule;
import io.github.explicell.train.embedding.Silhouette;
import io.github.explicell.train.embedding.Vectors;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NtXent;
import io.github.explicell.train.loss.SupCon;
import io.github.explicell.train.loss.Triplet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small trainings on pictures whose classes are stripes of two directions: colour and brightness tell nothing. */
class TrainingTest {

    private static final int SIZE = 32;

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void drawStripes() throws IOException {
        data = temporary.resolve("data");
        final Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            final boolean vertical = i % 2 == 0;
            final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
            final double phase = random.nextDouble() * 7;
            for (int y = 0; y < SIZE; y++)
                for (int x = 0; x < SIZE; x++) {
                    final int grey =
                            (int) (127 + 60 * Math.sin((vertical ? x : y) + phase) + 20 * random.nextGaussian());
                    image.setRGB(x, y, 0x10101 * Math.max(0, Math.min(255, grey)));
                }
            final Path folder = Files.createDirectories(data.resolve(vertical ? "vertical" : "horizontal"));
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }

    private static TrainingSettings settings(final int epochs, final String freezeTo) {
        return new TrainingSettings(
                "stripes",
                new ArchitectureSpec("resnet34", SIZE, List.of(ArchitectureSpec.Step.head("layer1.0", 0.1))),
                CropRule.stretched(SIZE, SIZE),
                ChannelRule.DEFAULT,
                Normalisation.IMAGENET,
                List.of(new Stage(
                        "classifier",
                        null,
                        Freezing.to(freezeTo),
                        LayerRates.NONE,
                        Optimisation.adamW(2e-3, 0),
                        LossSettings.CROSS_ENTROPY,
                        Sampling.SHUFFLED,
                        8,
                        epochs,
                        0,
                        Selection.LOSS,
                        Augmentation.of(
                                "light",
                                Fill.MIRROR,
                                List.of(
                                        new Flip(0.5, Flip.Axis.HORIZONTAL),
                                        new Contrast(1, Range.about1(0.1), Contrast.Grey.MEAN),
                                        new Brightness(1, Range.about1(0.1)))))),
                true,
                SplitRule.shares(0.2, 0.2),
                MetadataSettings.NONE,
                4);
    }

    private Training training(final TrainingSettings settings, final TrainingListener listener) throws IOException {
        return new Training(DataReader.read(data), settings, About.UNKNOWN, listener);
    }

    @Test
    void itLearnsAndWritesAModelThatClassifies() throws IOException {
        final Path out = temporary.resolve("model");
        final List<EpochLog> logs = new ArrayList<>();
        final Training training = training(settings(6, null), new TrainingListener() {

            @Override
            public void epoch(final EpochLog log) {
                logs.add(log);
            }
        });
        final ConfusionMatrix test = training.run(Weights.of(Map.of()), "cpu", out);
        assertEquals(6, logs.size());
        assertTrue(logs.get(5).trainingLoss() < logs.get(0).trainingLoss());
        assertEquals(12, test.total());
        assertTrue(test.accuracy() >= 0.9, "accuracy " + test.accuracy());
        final ModelFolder model = ModelFolder.read(out);
        assertEquals(List.of("horizontal", "vertical"), model.description().classes());
        assertEquals(
                test.accuracy(),
                model.description().training().get("test_accuracy").getAsDouble());
        assertTrue(Files.readString(out.resolve(ModelFolder.CARD)).contains("| horizontal | "));
        assertEquals(7, Files.readAllLines(out.resolve(ModelFolder.LOG)).size());
        final EpochLog best =
                logs.stream().filter(EpochLog::best).reduce((a, b) -> b).orElseThrow();
        assertEquals(
                best.epoch(),
                model.description()
                        .training()
                        .getAsJsonObject("best_epoch")
                        .get("epoch")
                        .getAsInt());
        // the weights are those of the best epoch: the user's classifier finds the validation accuracy again
        assertEquals(
                best.validationAccuracy(),
                Evaluation.of(model, training.split().validation(), "cpu").accuracy(),
                1e-9);
    }

    @Test
    void theSeedFixesEveryWeight() throws IOException {
        final List<Path> runs = List.of(temporary.resolve("a"), temporary.resolve("b"));
        for (final Path out : runs)
            training(settings(1, null), TrainingListener.NONE).run(Weights.of(Map.of()), "cpu", out);
        final Safetensors a = new Safetensors(runs.get(0).resolve(ModelFolder.WEIGHTS));
        final Safetensors b = new Safetensors(runs.get(1).resolve(ModelFolder.WEIGHTS));
        for (final String name : a.names())
            assertArrayEquals(a.get(name).values(), b.get(name).values(), name);
    }

    @Test
    void fineTuningStartsFromGivenWeightsAndLeavesFrozenOnesAlone() throws IOException {
        final Path first = temporary.resolve("first");
        training(settings(1, null), TrainingListener.NONE).run(Weights.of(Map.of()), "cpu", first);
        final ModelFolder model = ModelFolder.read(first);
        final Path second = temporary.resolve("second");
        final List<String> messages = new ArrayList<>();
        training(settings(1, "maxpool"), new TrainingListener() {

                    @Override
                    public void message(final String message) {
                        messages.add(message);
                    }
                })
                .run(model.weights(), "cpu", second);
        assertTrue(
                messages.stream().anyMatch(m -> m.contains("start from the given weights, 0 from")),
                messages.toString());
        final Weights tuned = ModelFolder.read(second).weights();
        for (final String frozen : List.of("conv1.weight", "bn1.running_mean", "bn1.weight"))
            assertArrayEquals(
                    model.weights().get(frozen).values(), tuned.get(frozen).values(), frozen);
        final float before = model.weights().get("layer1.0.conv1.weight").values()[0];
        assertFalse(before == tuned.get("layer1.0.conv1.weight").values()[0]);
    }

    @Test
    void cancelKeepsTheBestModel() throws IOException {
        final Path out = temporary.resolve("model");
        final boolean[] enough = new boolean[1];
        final Training training = training(settings(50, null), new TrainingListener() {

            @Override
            public void epoch(final EpochLog log) {
                enough[0] = true;
            }

            @Override
            public boolean isCanceled() {
                return enough[0];
            }
        });
        assertThrows(CancellationException.class, () -> training.run(Weights.of(Map.of()), "cpu", out));
        assertEquals("stripes", ModelFolder.read(out).description().name());
    }

    @Test
    void aLossThatIsNoNumberEndsTheTrainingWithAdvice() {
        final Path out = temporary.resolve("model");
        final float[] bad = new float[64];
        Arrays.fill(bad, Float.NaN);
        // weights spoil the training loss, running statistics only that of the validation
        for (final String parameter : List.of("bn1.weight", "bn1.running_mean")) {
            final Weights initial = Weights.of(Map.of(parameter, new Tensor(Shape.of(64), bad)));
            final IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> training(settings(1, null), TrainingListener.NONE)
                            .run(initial, "cpu", out));
            assertTrue(e.getMessage().contains("loss is not a number any more; use a lower"), e.getMessage());
            assertFalse(Files.exists(out), "no model is left");
        }
    }

    @Test
    void aFolderThatIsNotAModelIsNotTouched() throws IOException {
        final Training training = training(settings(1, null), TrainingListener.NONE);
        assertThrows(IOException.class, () -> training.run(Weights.of(Map.of()), "cpu", data));
        try (Stream<Path> files = Files.list(data.resolve("vertical"))) {
            assertEquals(30, files.count());
        }
    }

    @Test
    void anUnreadableImageIsLeftOutByName() throws IOException {
        Files.writeString(data.resolve("vertical/broken.png"), "no image");
        final DataSet set = DataReader.read(data);
        assertEquals(60, set.samples().size());
        assertEquals(1, set.leftOut().size());
        assertTrue(set.leftOut().get(0).contains("broken.png"), set.leftOut().get(0));
    }

    @Test
    void nothingLabelledIsASentence() throws IOException {
        final Path empty = Files.createDirectories(temporary.resolve("empty"));
        final String message =
                assertThrows(IOException.class, () -> DataReader.read(empty)).getMessage();
        assertTrue(message.contains("holds no labelled regions"), message);
        assertThrows(IOException.class, () -> DataReader.read(temporary.resolve("nowhere")));
    }

    /** Stripes of two directions, by an encoder whose projection is dropped, and a classifier on what it gives. */
    @Test
    void anEncoderLearnsThenAClassifierOnIt() throws IOException {
        final TrainingSettings plain = settings(4, null);
        final Stage usual = plain.classifier();
        final Stage encoder = new Stage(
                "encoder",
                new Projection(16),
                Freezing.NONE,
                LayerRates.NONE,
                Optimisation.adamW(2e-3, 0),
                ContrastiveSettings.SUPCON,
                Sampling.PAIRS,
                8,
                6,
                0,
                Selection.LOSS,
                usual.augmentation());
        final TrainingSettings settings = plain.with(List.of(encoder, usual.with(Freezing.to("head.flatten"))));
        final Path out = temporary.resolve("model");
        final List<EpochLog> logs = new ArrayList<>();
        final List<String> stages = new ArrayList<>();
        final Training training = training(settings, new TrainingListener() {

            @Override
            public void stage(final Stage stage, final int number, final int of) {
                stages.add(number + " of " + of + " " + stage.name());
            }

            @Override
            public void epoch(final EpochLog log) {
                logs.add(log);
            }
        });
        final ConfusionMatrix test = training.run(Weights.of(Map.of()), "cpu", out);
        assertEquals(List.of("1 of 2 encoder", "2 of 2 classifier"), stages);
        assertEquals(10, logs.size());
        assertTrue(logs.get(5).trainingLoss() < logs.get(0).trainingLoss());
        assertTrue(logs.get(5).spread() > 0.05 && logs.get(6).spread() == null);
        assertEquals(
                7, Files.readAllLines(out.resolve("training-log-encoder.csv")).size());
        final ModelFolder model = ModelFolder.read(out);
        assertFalse(model.weights().names().contains("projection.linear.weight"), "the projection is dropped");
        assertTrue(test.accuracy() >= 0.9, "accuracy " + test.accuracy());
        // what the encoder learned parts the classes better than its random start
        final List<Sample> samples = training.split().test();
        final int[] labels = samples.stream()
                .mapToInt(s -> model.description().classes().indexOf(s.label()))
                .toArray();
        final double[] silhouettes = new double[2];
        try (Embedder random = Embedder.untrained(model, 4, "cpu");
                Embedder learned = new Embedder(model, "cpu")) {
            silhouettes[0] = Silhouette.mean(Vectors.unit(random.vectors(samples, Progress.NONE)), labels, 2);
            silhouettes[1] = Silhouette.mean(Vectors.unit(learned.vectors(samples, Progress.NONE)), labels, 2);
        }
        assertTrue(silhouettes[1] > silhouettes[0] + 0.2, Arrays.toString(silhouettes));
    }

    @Test
    void twoViewsMakePairsWithoutClasses() throws IOException {
        final TrainingSettings plain = settings(1, null);
        final Stage encoder = Stage.ENCODER
                .with(new Sampling(Sampling.Kind.PER_CLASS, 2, 2))
                .with(new ContrastiveSettings(
                        LossKind.NT_XENT, 0.5, SupCon.Factor.ONE, NtXent.Positives.VIEWS, 0.2, Triplet.Mining.ALL, 0));
        final Stage once = new Stage(
                encoder.name(),
                encoder.projection(),
                encoder.freezing(),
                encoder.rates(),
                encoder.optimisation(),
                encoder.loss(),
                encoder.sampling(),
                16,
                1,
                0,
                Selection.LOSS,
                plain.classifier().augmentation());
        final List<EpochLog> logs = new ArrayList<>();
        training(plain.with(List.of(once, plain.classifier())), new TrainingListener() {

                    @Override
                    public void epoch(final EpochLog log) {
                        logs.add(log);
                    }
                })
                .run(Weights.of(Map.of()), "cpu", temporary.resolve("model"));
        // 16 images are 8 pairs; 12 images of the validation part: at chance it would be ln 15 and ln 11
        assertTrue(logs.get(0).validationLoss() > 0 && logs.get(0).validationLoss() < Math.log(15) + 0.5);
    }

    @Test
    void aTrainingGoesOnFromAModelWithItsHeadAndItsSplit() throws IOException {
        final Path first = temporary.resolve("first");
        training(settings(2, null), TrainingListener.NONE).run(Weights.of(Map.of()), "cpu", first);
        final ModelFolder model = ModelFolder.read(first);
        final Continuation continuation = new Continuation(model);
        final DataSet set = DataReader.read(data);
        assertTrue(continuation.hasSeen(set));
        final TrainingSettings same = continuation.withSplit(continuation.settings("second"));
        assertEquals(model.description().architecture(), same.architecture());
        assertEquals(model.description().crop(), same.crop());
        assertEquals(4, same.seed());
        assertEquals(0.2, same.split().validation());
        final Weights all = continuation.weights(List.of("horizontal", "vertical"));
        assertTrue(all.names().contains("head.linear.weight"));
        final Weights others = continuation.weights(List.of("vertical", "horizontal"));
        assertFalse(others.names().contains("head.linear.weight"), "rows of other classes mean nothing");
        assertTrue(others.names().contains("layer1.0.conv1.weight"));
    }
}
