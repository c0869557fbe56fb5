package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.engine.Precision;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.FrozenPart;
import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.data.DataReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a frozen part made of the images may be kept; how a training is computed changes no more than it says. */
class FrozenCacheTest {

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void draw() throws IOException {
        data = Stripes.draw(temporary.resolve("data"), 40);
    }

    private TrainingSettings settings(final Augmentation augmentation, final Computation computation) {
        final TrainingSettings usual = TrainingSettings.usual("stripes", "mobilenet_v2");
        final Stage stage = new Stage(
                "classifier",
                null,
                Freezing.to("features.6"),
                LayerRates.NONE,
                Optimisation.adamW(1e-3, 0),
                LossSettings.CROSS_ENTROPY,
                Sampling.SHUFFLED,
                10,
                3,
                0,
                Selection.LOSS,
                augmentation);
        return new TrainingSettings(
                usual.name(),
                new io.github.explicell.model.ArchitectureSpec("mobilenet_v2", Stripes.SIZE, List.of()),
                io.github.explicell.image.CropRule.stretched(Stripes.SIZE, Stripes.SIZE),
                usual.channels(),
                usual.input(),
                List.of(stage),
                false,
                usual.split(),
                usual.metadata(),
                1,
                computation);
    }

    private byte[] trained(final String name, final TrainingSettings settings) throws IOException {
        final Path out = temporary.resolve(name);
        new Training(DataReader.read(data), settings, About.UNKNOWN, TrainingListener.NONE)
                .run(Weights.of(Map.of()), "cpu", out);
        return Files.readAllBytes(out.resolve(ModelFolder.WEIGHTS));
    }

    private static Computation cache(final int megabytes) {
        return new Computation(Precision.FLOAT32, 0, megabytes);
    }

    @Test
    void theCacheChangesNoBit() throws IOException {
        for (final Augmentation augmentation :
                List.of(Augmentation.NONE, Presets.get("cells").withViews(2))) {
            final byte[] without = trained("without", settings(augmentation, cache(0)));
            assertArrayEquals(without, trained("with", settings(augmentation, cache(100))));
        }
    }

    @Test
    void imagesAreReadOnceOnly() throws IOException {
        final TrainingListener thief = new TrainingListener() {

            @Override
            public void epoch(final EpochLog log) {
                try (var images = Files.walk(data)) {
                    for (final Path image : images.filter(Files::isRegularFile).toList())
                        Files.write(image, new byte[0]);
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        final TrainingSettings settings = settings(Augmentation.NONE, cache(100))
                .with(io.github.explicell.train.data.SplitRule.shares(0.2, 0), 1);
        final Training training = new Training(DataReader.read(data), settings, About.UNKNOWN, thief);
        training.run(Weights.of(Map.of()), "cpu", temporary.resolve("model"));
        assertEquals(4, Files.readAllLines(temporary.resolve("model").resolve(ModelFolder.LOG)).size());
    }

    @Test
    void thePartEndsWhereOthersRead() {
        final Network network =
                Surgery.freezeTo(Architectures.get("resnet34").build(Stripes.SIZE, 2), "layer1.0");
        assertEquals(List.of("layer1.0.relu_1"), List.of(FrozenPart.of(network).values().get(0)));
        assertFalse(FrozenPart.of(Architectures.get("resnet34").build(Stripes.SIZE, 2))
                .isWorthKeeping());
    }

    @Test
    void bfloat16LearnsNearlyTheSame() throws IOException {
        final Path out = temporary.resolve("model");
        trained("model", settings(Presets.get("cells"), new Computation(Precision.BFLOAT16, 0, 0)));
        final ModelFolder model = ModelFolder.read(out);
        final float[] weights = model.weights().get("classifier.1.weight").values();
        trained("float", settings(Presets.get("cells"), Computation.DEFAULT));
        final float[] exact =
                ModelFolder.read(temporary.resolve("float")).weights().get("classifier.1.weight").values();
        assertFalse(java.util.Arrays.equals(exact, weights));
        // three epochs of AdamW at 1e-3 move a weight by 0.01 at most
        assertArrayEquals(exact, weights, 0.02f);
    }

    @Test
    void microBatchesNeedALossThatIsAMean() {
        final LossSettings weighted = new LossSettings(
                io.github.explicell.train.loss.LossKind.CROSS_ENTROPY,
                true,
                io.github.explicell.train.loss.ClassWeights.Division.SUM,
                0,
                LossSettings.GAMMA,
                null,
                LossSettings.Decision.MOST_PROBABLE);
        final TrainingSettings settings = settings(Augmentation.NONE, Computation.DEFAULT);
        final TrainingSettings changed = settings.with(List.of(settings.classifier().with(weighted)));
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> changed.with(new Computation(Precision.FLOAT32, 4, 0)))
                .getMessage();
        assertTrue(message.contains("micro-batches"), message);
        assertThrows(IllegalArgumentException.class, () -> new Computation(Precision.FLOAT32, 1, 0));
    }
}
