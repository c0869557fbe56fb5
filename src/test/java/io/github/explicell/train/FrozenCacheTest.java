package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.FrozenPart;
import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.LossKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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
                new ArchitectureSpec("mobilenet_v2", Stripes.SIZE, List.of()),
                CropRule.stretched(Stripes.SIZE, Stripes.SIZE),
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
        return new Computation(Precision.FLOAT32, 0, megabytes, 0);
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
    void whatIsKnownNeedsNoImage() throws IOException {
        final Network network = Surgery.freezeTo(Architectures.get("resnet34").build(Stripes.SIZE, 2), "layer1.0");
        final int each = 3 * Stripes.SIZE * Stripes.SIZE;
        final float[] images = new float[11 * each];
        final Random random = new Random(1);
        for (int i = 0; i < images.length; i++) images[i] = (float) random.nextGaussian();
        try (TrainableNetwork trainable = new TrainableNetwork(
                        network, Initialisation.random(network, 1).weights(), "cpu");
                FrozenCache cache = new FrozenCache(
                        trainable,
                        temporary.resolve("cache"),
                        20,
                        10 * FrozenCache.bytes(trainable),
                        TrainingListener.NONE);
                NDManager scope = trainable.manager().newSubManager()) {
            final int[] all = IntStream.range(0, 11).toArray();
            final int[] indices = IntStream.range(3, 14).toArray();
            final NDArray first =
                    cache.values(batch(indices, images, all), scope).get(0);
            assertEquals(
                    List.of(network.node("layer1.0").name()), trainable.frozen().values());
            assertTrue(cache.has(3) && cache.has(12));
            assertFalse(cache.has(0) || cache.has(13), "never seen, and no room left");
            final NDArray again = cache.values(batch(new int[] {12, 3}, new float[0], new int[0]), scope)
                    .get(0);
            assertArrayEquals(first.get(9).toFloatArray(), again.get(0).toFloatArray());
            assertArrayEquals(first.get(0).toFloatArray(), again.get(1).toFloatArray());
            assertFalse(Arrays.equals(first.get(0).toFloatArray(), first.get(1).toFloatArray()));
        }
        try (var files = Files.list(temporary.resolve("cache"))) {
            assertEquals(0, files.count(), "the file is gone");
        }
        assertFalse(FrozenPart.of(Architectures.get("resnet34").build(Stripes.SIZE, 2))
                .isWorthKeeping());
    }

    private static Batch batch(final int[] indices, final float[] images, final int[] read) {
        return new Batch(indices, images, read, new float[0], new int[indices.length], null);
    }

    @Test
    void bfloat16LearnsNearlyTheSame() throws IOException {
        learnsNearlyTheSame(Precision.BFLOAT16);
    }

    @Test
    void float16LearnsNearlyTheSame() throws IOException {
        learnsNearlyTheSame(Precision.FLOAT16);
    }

    private void learnsNearlyTheSame(final Precision precision) throws IOException {
        final Path out = temporary.resolve("model");
        trained("model", settings(Presets.get("cells"), new Computation(precision, 0, 0, 0)));
        final ModelFolder model = ModelFolder.read(out);
        final float[] weights = model.weights().get("classifier.1.weight").values();
        trained("float", settings(Presets.get("cells"), Computation.DEFAULT));
        final float[] exact = ModelFolder.read(temporary.resolve("float"))
                .weights()
                .get("classifier.1.weight")
                .values();
        assertFalse(Arrays.equals(exact, weights));
        // three epochs of AdamW at 1e-3 move a weight by 0.01 at most
        assertArrayEquals(exact, weights, 0.02f);
    }

    @Test
    void theNumberOfLoadersChangesNoBit() throws IOException {
        final byte[] one = trained("one", settings(Presets.get("cells"), new Computation(Precision.FLOAT32, 0, 0, 1)));
        assertArrayEquals(
                one, trained("three", settings(Presets.get("cells"), new Computation(Precision.FLOAT32, 0, 0, 3))));
    }

    @Test
    void microBatchesNeedALossThatIsAMean() {
        final LossSettings weighted = new LossSettings(
                LossKind.CROSS_ENTROPY,
                true,
                ClassWeights.Division.SUM,
                0,
                LossSettings.GAMMA,
                null,
                LossSettings.Decision.MOST_PROBABLE);
        final TrainingSettings settings = settings(Augmentation.NONE, Computation.DEFAULT);
        final TrainingSettings changed =
                settings.with(List.of(settings.classifier().with(weighted)));
        final String message = assertThrows(
                        IllegalArgumentException.class, () -> changed.with(new Computation(Precision.FLOAT32, 4, 0, 0)))
                .getMessage();
        assertTrue(message.contains("micro-batches"), message);
        assertThrows(IllegalArgumentException.class, () -> new Computation(Precision.FLOAT32, 1, 0, 0));
    }
}
