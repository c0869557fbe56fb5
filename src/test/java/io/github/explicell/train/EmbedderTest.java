package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.cli.RandomModel;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.TestModels;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.Sample;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last layer makes of the vectors the logits that users get. */
class EmbedderTest {

    @TempDir
    private Path folder;

    private List<Sample> samples;

    @BeforeEach
    void draw() throws IOException {
        final Random random = new Random(5);
        for (final String label : TestModels.CLASSES) {
            final BufferedImage image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 36; y++) for (int x = 0; x < 40; x++) image.setRGB(x, y, random.nextInt(1 << 24));
            final Path of = Files.createDirectories(folder.resolve("data").resolve(label));
            ImageIO.write(image, "png", of.resolve("a.png").toFile());
        }
        samples = DataReader.read(folder.resolve("data")).samples();
    }

    @Test
    void vectorsOfANewHead() throws IOException {
        check(TestModels.write(folder.resolve("model")), "head.linear");
    }

    @Test
    void vectorsOfAnArchitecturesOwnHead() throws IOException {
        RandomModel.write(folder.resolve("model"), TestModels.CLASSES);
        check(ModelFolder.read(folder.resolve("model")), "classifier.3");
    }

    private void check(final ModelFolder model, final String last) throws IOException {
        final List<Prediction> predictions = Evaluation.predictions(model, samples, "cpu", Progress.NONE);
        final float[] weights = model.weights().get(last + ".weight").values();
        final float[] biases = model.weights().get(last + ".bias").values();
        try (Embedder embedder = new Embedder(model, "cpu");
                Embedder untrained = Embedder.untrained(model, 1, "cpu")) {
            final float[][] vectors = embedder.vectors(samples, Progress.NONE);
            for (int i = 0; i < vectors.length; i++)
                for (int c = 0; c < biases.length; c++) {
                    double logit = biases[c];
                    for (int j = 0; j < vectors[i].length; j++)
                        logit += weights[c * vectors[i].length + j] * (double) vectors[i][j];
                    final float expected = predictions.get(i).logits()[c];
                    assertEquals(expected, logit, 1e-4 * (1 + Math.abs(expected)));
                }
            assertFalse(Arrays.equals(vectors[0], untrained.vectors(samples, Progress.NONE)[0]));
        }
    }
}
