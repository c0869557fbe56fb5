package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.PredictionTable;
import io.github.explicell.classify.Progress;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.MetadataField;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Weights;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.data.Split;
import io.github.explicell.train.data.SplitRule;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are noise, whose class stands in the metadata: only a network that reads them can learn it. */
class MetadataTrainingTest {

    private static final int SIZE = 16;

    @TempDir
    private Path folder;

    private DataSet data;

    @BeforeEach
    void drawNoise() throws IOException {
        final Random random = new Random(1);
        final List<String> lines = new ArrayList<>(List.of("path,class,age,site"));
        for (int i = 0; i < 60; i++) {
            final boolean old = i % 2 == 0;
            final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < SIZE; y++) for (int x = 0; x < SIZE; x++) image.setRGB(x, y, random.nextInt(1 << 24));
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
            final String age = i % 20 == 0 ? "" : String.valueOf((old ? 70 : 30) + random.nextInt(9));
            lines.add(i + ".png," + (old ? "old" : "young") + "," + age + "," + (i % 3 == 0 ? "arm" : "leg"));
        }
        Files.write(folder.resolve("data.csv"), lines);
        data = DataReader.read(folder.resolve("data.csv"));
    }

    private static TrainingSettings settings(final ArchitectureSpec.Step head, final int epochs, final String fields) {
        return new TrainingSettings(
                "ages",
                new ArchitectureSpec("resnet34", SIZE, List.of(head)),
                CropRule.stretched(SIZE, SIZE),
                ChannelRule.DEFAULT,
                Normalisation.IMAGENET,
                List.of(new Stage(
                        "classifier",
                        null,
                        Freezing.NONE,
                        LayerRates.NONE,
                        Optimisation.adamW(5e-3, 0),
                        LossSettings.CROSS_ENTROPY,
                        Sampling.SHUFFLED,
                        8,
                        epochs,
                        0,
                        Selection.LOSS,
                        Augmentation.NONE)),
                true,
                SplitRule.shares(0.2, 0.2),
                new MetadataSettings(fields.isEmpty() ? List.of() : MetadataSettings.parse(fields), 0.1, 32),
                4);
    }

    private static ArchitectureSpec.Step attention() {
        return ArchitectureSpec.Step.attentionHead("maxpool", new Heads.SoftAttention(2, false), 0.1);
    }

    @Test
    void whatTheImageDoesNotShowIsLearnedFromMetadata() throws IOException {
        final Path out = folder.resolve("model");
        final List<String> messages = new ArrayList<>();
        final Training training =
                new Training(data, settings(attention(), 12, "age,site"), About.UNKNOWN, new TrainingListener() {

                    @Override
                    public void message(final String message) {
                        messages.add(message);
                    }
                });
        final ConfusionMatrix test = training.run(Weights.of(Map.of()), "cpu", out);
        assertTrue(test.accuracy() >= 0.8, "accuracy " + test.accuracy());
        final ModelFolder model = ModelFolder.read(out);
        final List<MetadataField> fields = model.description().metadata();
        assertEquals(
                List.of("age", "site"), fields.stream().map(MetadataField::name).toList());
        // by hand: mean and standard deviation of the training part alone
        final double[] ages = training.split().training().stream()
                .map(s -> s.region().properties().get("age"))
                .filter(a -> a != null)
                .mapToDouble(Double::parseDouble)
                .toArray();
        double mean = 0;
        for (final double a : ages) mean += a / ages.length;
        double squares = 0;
        for (final double a : ages) squares += (a - mean) * (a - mean);
        assertEquals(mean, fields.get(0).mean(), 1e-9);
        assertEquals(Math.sqrt(squares / ages.length), fields.get(0).std(), 1e-9);
        final String words = messages.stream()
                .filter(m -> m.contains("reads age"))
                .findFirst()
                .orElseThrow();
        final long unknown = training.split().training().size() - ages.length;
        assertTrue(words.contains("not known of " + unknown + " of"), words);
        assertTrue(Files.readString(out.resolve(ModelFolder.CARD)).contains(words));

        // rows say which values were used
        final List<Sample> samples = Split.recorded(data, model.description()).test();
        final List<Prediction> predictions = Evaluation.predictions(model, samples, "cpu", Progress.NONE);
        for (int i = 0; i < samples.size(); i++) {
            final String age = samples.get(i).region().properties().getOrDefault("age", "unknown");
            assertEquals(age, PredictionTable.row(predictions.get(i), false).get("field age"));
        }
    }

    @Test
    void metadataNeedAHead() {
        final TrainingSettings settings =
                settings(ArchitectureSpec.Step.attention("layer1", new Heads.SoftAttention(2, false)), 1, "age");
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Training(data, settings, About.UNKNOWN, TrainingListener.NONE))
                .getMessage();
        assertTrue(message.contains("say on which node"), message);
    }

    @Test
    void fieldsAreHiddenAtRandomInTrainingOnly() {
        final List<MetadataField> fields =
                new MetadataSettings(MetadataSettings.parse("age,site"), 0.25, 8).fit(data.samples());
        final MetadataEncoder encoder = new MetadataEncoder(fields, 0.25);
        final Sample sample = data.samples().get(2);
        final float[] whole = encoder.encode(sample, null);
        assertArrayEquals(whole, MetadataField.encode(fields, sample.region().properties()));
        int ages = 0;
        int sites = 0;
        for (int i = 0; i < 4000; i++) {
            final float[] some = encoder.encode(sample, new SplittableRandom(Seeds.of(1, i)));
            assertArrayEquals(some, encoder.encode(sample, new SplittableRandom(Seeds.of(1, i))));
            if (some[0] == 0) ages++;
            // the last number is that of all other values, where unknown goes if the training had none
            if (some[3] == 1) sites++;
        }
        assertNotEquals(0, whole[0]);
        // 1000 expected, standard deviation 27
        assertEquals(1000, ages, 120);
        assertEquals(1000, sites, 120);
    }

    /** Balanced sampling shows a sample of a rare class again and again in an epoch. */
    @Test
    void whatComesAgainHidesOtherFields() {
        final Views views = new Views(Augmentation.NONE, 8, 1, 3, 5);
        final Set<Long> draws = new HashSet<>();
        for (int i = 0; i < 4; i++) draws.add(views.hidden(2).nextLong());
        assertEquals(4, draws.size());
        // a run that goes on after two of them draws as one that was never interrupted
        final Views whole = new Views(Augmentation.NONE, 8, 1, 3, 5);
        whole.hidden(2);
        whole.hidden(2);
        final Views resumed = new Views(Augmentation.NONE, 8, 1, 3, 5);
        resumed.pass(new int[] {2, 2});
        assertEquals(whole.hidden(2).nextLong(), resumed.hidden(2).nextLong());
        assertNull(new Views(Augmentation.NONE, 8, 1, 0, 5).hidden(2), "in validation nothing is hidden");
    }

    @Test
    void theTestPartIsNotReadByTraining() throws IOException {
        final Training training = new Training(
                data,
                settings(ArchitectureSpec.Step.head("maxpool", 0), 2, "age"),
                About.UNKNOWN,
                TrainingListener.NONE);
        // whoever opens one of these images fails
        for (final Sample s : training.split().test()) Files.writeString(s.file(), "no image");
        final Path out = folder.resolve("model");
        final IOException error = assertThrows(IOException.class, () -> training.run(Weights.of(Map.of()), "cpu", out));
        assertTrue(
                training.split().test().stream().anyMatch(s -> error.getMessage()
                        .contains(s.file().getFileName().toString())),
                error.getMessage());
        // every epoch and the calibration came before that
        assertEquals(3, Files.readAllLines(out.resolve(ModelFolder.LOG)).size());
        final ModelFolder model = ModelFolder.read(out);
        assertNotEquals(1, model.description().temperature());
        assertEquals(null, model.description().training().get("test_accuracy"));
    }

    @Test
    void allFoldsGiveMeanAndSpread() throws IOException {
        final TrainingSettings settings =
                settings(ArchitectureSpec.Step.head("maxpool", 0), 1, "").with(SplitRule.fold(1, 3, 0.2), 4);
        final Path out = folder.resolve("folds");
        final CrossValidation folds = CrossValidation.run(
                data, settings, About.UNKNOWN, TrainingListener.NONE, Weights.of(Map.of()), "cpu", out);
        assertEquals(60, folds.all().total());
        final List<String> lines = Files.readAllLines(out.resolve(CrossValidation.TABLE));
        assertEquals(4, lines.size());
        double sum = 0;
        for (int fold = 1; fold <= 3; fold++) {
            final double accuracy = folds.folds().get(fold - 1).accuracy();
            assertEquals(accuracy, Double.parseDouble(lines.get(fold).split(",")[2]), 1e-6);
            assertEquals(
                    accuracy,
                    ModelFolder.read(out.resolve("fold-" + fold))
                            .description()
                            .training()
                            .get("test_accuracy")
                            .getAsDouble());
            sum += accuracy;
        }
        assertEquals(sum / 3, folds.mean(ConfusionMatrix::accuracy), 1e-12);
    }

    @Test
    void spreadByHand() {
        final List<ConfusionMatrix> folds = new ArrayList<>();
        for (final int right : new int[] {5, 6, 10}) {
            final ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"));
            for (int i = 0; i < 10; i++) matrix.add("a", i < right ? "a" : "b");
            folds.add(matrix);
        }
        final CrossValidation result = new CrossValidation(folds);
        assertEquals(0.7, result.mean(ConfusionMatrix::accuracy), 1e-12);
        // deviations -0.2, -0.1, 0.3: sum of squares 0.14, divided by 2
        assertEquals(Math.sqrt(0.07), result.deviation(ConfusionMatrix::accuracy), 1e-12);
        assertEquals(21, result.all().count(0, 0));
    }
}
