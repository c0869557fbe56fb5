package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.engine.Precision;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.CropRule;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.Weights;
import io.github.explicell.train.Optimisation.Course;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.data.DataReader;
import io.github.explicell.train.data.MetadataSettings;
import io.github.explicell.train.data.SplitRule;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.LossKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are ended and gone on with become the models that they would have become. */
class ResumeTest {

    private static final Weights RANDOM = Weights.of(Map.of());
    /** Of 40 pictures 24 are for training: 3 batches of 8 in an epoch. */
    private static final int EPOCHS = 2;

    private static final Optimisation AVERAGED = new Optimisation(
            Optimisation.Rule.ADAMW, 2e-3, 1e-3, 0, Course.DEFAULT, 1, 0.9, Optimisation.Epsilon.DEFAULT);

    @TempDir
    Path temporary;

    private Path data;

    @BeforeEach
    void draw() throws IOException {
        data = Stripes.draw(temporary.resolve("data"), 40);
    }

    /** With dropout and augmentation. */
    private static TrainingSettings settings(final Optimisation optimisation, final Sampling sampling) {
        return settings(List.of(stage("classifier", null, LossSettings.CROSS_ENTROPY, optimisation, sampling)));
    }

    private static Stage stage(
            final String name,
            final Projection projection,
            final Objective loss,
            final Optimisation optimisation,
            final Sampling sampling) {
        return new Stage(
                name,
                projection,
                Freezing.NONE,
                LayerRates.NONE,
                optimisation,
                loss,
                sampling,
                8,
                EPOCHS,
                0,
                Selection.LOSS,
                Presets.get("cells"));
    }

    private static TrainingSettings settings(final List<Stage> stages) {
        return new TrainingSettings(
                "stripes",
                new ArchitectureSpec(
                        "resnet34", Stripes.SIZE, List.of(ArchitectureSpec.Step.perceptronHead("layer1.0", 16, 0.3))),
                CropRule.stretched(Stripes.SIZE, Stripes.SIZE),
                ChannelRule.DEFAULT,
                Normalisation.IMAGENET,
                stages,
                false,
                SplitRule.shares(0.2, 0.2),
                MetadataSettings.NONE,
                4);
    }

    private static RunDescription description(final Path data, final Path model, final TrainingSettings settings) {
        return new RunDescription(
                RunDescription.FORMAT, data.toString(), model.toString(), "cpu", Map.of(), settings, About.UNKNOWN);
    }

    private RunFolder begin(final String name, final TrainingSettings settings) throws IOException {
        return RunFolder.begin(
                temporary.resolve(name + "-run"),
                description(data, temporary.resolve(name), settings),
                RunFolder.INTERVAL);
    }

    private RunFolder open(final String name, final int epochs) throws IOException {
        return RunFolder.open(temporary.resolve(name + "-run"), epochs, RunFolder.INTERVAL);
    }

    private void train(final RunFolder run, final TrainingListener listener) throws IOException {
        try (run) {
            new Training(DataReader.read(data), run.description().settings(), About.UNKNOWN, listener)
                    .run(RANDOM, "cpu", run);
        }
    }

    /** Cancels or stops after so many batches. */
    private static class After implements TrainingListener {

        private final int batches;
        private final boolean stop;
        private int seen;
        private final List<EpochLog> logs = new ArrayList<>();

        After(final int batches, final boolean stop) {
            this.batches = batches;
            this.stop = stop;
        }

        @Override
        public void progress(final int epoch, final int epochs, final int done, final int samples) {
            seen++;
        }

        @Override
        public void epoch(final EpochLog log) {
            logs.add(log);
        }

        @Override
        public boolean isCanceled() {
            return !stop && seen >= batches;
        }

        @Override
        public boolean isStopRequested() {
            return stop && seen >= batches;
        }
    }

    static Stream<TrainingSettings> kinds() {
        final Course plateau = new Course(Course.Kind.PLATEAU, 0.3, 0.5, 1, 1e-6);
        return Stream.of(
                settings(AVERAGED, Sampling.SHUFFLED),
                settings(
                        new Optimisation(
                                Optimisation.Rule.SGD, 2e-2, 1e-3, 0.9, plateau, 0, 0, Optimisation.Epsilon.DEFAULT),
                        Sampling.BALANCED),
                settings(List.of(stage("classifier", null, expensive(), AVERAGED, Sampling.SHUFFLED)))
                        .with(new Computation(Precision.FLOAT16, 4, 0, 0)),
                settings(List.of(
                        stage("encoder", new Projection(8), ContrastiveSettings.SUPCON, AVERAGED, Sampling.PAIRS),
                        stage("classifier", null, LossSettings.CROSS_ENTROPY, AVERAGED, Sampling.SHUFFLED)
                                .with(Freezing.to("layer1.0")))));
    }

    /** Mistakes so dear that float16 cannot hold the gradients of the first steps. */
    private static LossSettings expensive() {
        final List<String> classes = List.of("horizontal", "vertical");
        return new LossSettings(
                LossKind.COST_MATRIX,
                false,
                ClassWeights.Division.N,
                0,
                LossSettings.GAMMA,
                new CostTable(classes, classes, List.of(List.of(0.0, 100.0), List.of(100.0, 0.0))),
                LossSettings.Decision.MOST_PROBABLE);
    }

    @Test
    void theLogTellsWhatFloat16LeftOut() throws IOException {
        final After listener = new After(99, false);
        train(begin("model", kinds().skip(2).findFirst().orElseThrow()), listener);
        final EpochLog.Scaling first = listener.logs.get(0).scaling();
        assertTrue(first.leftOut() > 0, "" + first);
        assertEquals(65536 / Math.pow(2, first.leftOut()), first.factor());
        final List<String> rows =
                Files.readAllLines(temporary.resolve("model-run").resolve(RunFolder.LOG));
        final List<String> columns = List.of(rows.get(0).split(","));
        final String[] row = rows.get(1).split(",");
        assertEquals(first.factor(), Double.parseDouble(row[columns.indexOf("loss_scale")]));
        assertEquals(first.leftOut(), Integer.parseInt(row[columns.indexOf("left_out_steps")]));
    }

    private byte[] weights(final String model) throws IOException {
        return Files.readAllBytes(temporary.resolve(model).resolve(ModelFolder.WEIGHTS));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRunThatIsCanceledAgainAndAgainBecomesTheSameModel(final TrainingSettings settings) throws IOException {
        train(begin("whole", settings), TrainingListener.NONE);
        assertThrows(CancellationException.class, () -> train(begin("parts", settings), new After(1, false)));
        for (final int batches : List.of(1, 2))
            assertThrows(CancellationException.class, () -> train(open("parts", 0), new After(batches, false)));
        train(open("parts", 0), TrainingListener.NONE);
        assertArrayEquals(weights("whole"), weights("parts"));
        // all of it but the times
        assertEquals(log("whole"), log("parts"));
    }

    private List<String> log(final String run) throws IOException {
        final List<String> lines =
                Files.readAllLines(temporary.resolve(run + "-run").resolve(RunFolder.LOG));
        final List<String> columns = List.of(lines.get(0).split(","));
        final int times = columns.indexOf("seconds");
        final int best = columns.indexOf("best");
        assertTrue(times > 0 && best > times, lines.get(0));
        return lines.stream()
                .map(line -> line.split(","))
                .map(values -> String.join(",", Arrays.copyOf(values, times)) + "," + values[best])
                .toList();
    }

    @Test
    void moreEpochsGoOnWhereARunEnded() throws IOException {
        final Optimisation constant = new Optimisation(
                Optimisation.Rule.ADAM,
                1e-3,
                0,
                0,
                new Course(Course.Kind.CONSTANT, 0, 0.5, 1, 0),
                0,
                0,
                Optimisation.Epsilon.DEFAULT);
        final RunDescription longer = description(
                        data, temporary.resolve("long"), settings(constant, Sampling.SHUFFLED))
                .withEpochs(EPOCHS + 1);
        train(RunFolder.begin(temporary.resolve("long-run"), longer, Duration.ZERO), TrainingListener.NONE);
        train(begin("short", settings(constant, Sampling.SHUFFLED)), TrainingListener.NONE);
        train(open("short", EPOCHS + 1), TrainingListener.NONE);
        assertEquals(log("long"), log("short"));
        assertArrayEquals(weights("long"), weights("short"));
        assertThrows(IllegalArgumentException.class, () -> open("short", EPOCHS - 1));
    }

    @Test
    void aRunThatIsStoppedMakesAModelOfTheBestSoFar() throws IOException {
        final After early = new After(2, true);
        train(begin("model", settings(AVERAGED, Sampling.SHUFFLED)), early);
        assertEquals(1, early.logs.size(), "a look at the validation part before the first epoch has ended");
        assertEquals(
                "stripes",
                ModelFolder.read(temporary.resolve("model")).description().name());
        final After later = new After(2, true);
        train(open("model", 0), later);
        assertEquals(1, later.logs.size(), "the rest of the first epoch");
        train(open("model", 0), TrainingListener.NONE);
        train(begin("whole", settings(AVERAGED, Sampling.SHUFFLED)), TrainingListener.NONE);
        assertArrayEquals(weights("whole"), weights("model"));
    }

    @Test
    void aFileStopsARun() throws IOException {
        final After listener = new After(99, false) {

            @Override
            public void progress(final int epoch, final int epochs, final int done, final int samples) {
                try {
                    Files.writeString(temporary.resolve("model-run").resolve(RunFolder.STOP), "");
                } catch (final IOException e) {
                    throw new AssertionError(e);
                }
                super.progress(epoch, epochs, done, samples);
            }
        };
        train(begin("model", settings(AVERAGED, Sampling.SHUFFLED)), listener);
        assertEquals(1, listener.seen);
        assertFalse(Files.exists(temporary.resolve("model-run").resolve(RunFolder.STOP)));
    }

    @Test
    void otherDataAreRefusedByName() throws IOException {
        assertThrows(
                CancellationException.class,
                () -> train(begin("model", settings(AVERAGED, Sampling.SHUFFLED)), new After(1, false)));
        final Path image = data.resolve("vertical/2.png");
        final byte[] before = Files.readAllBytes(image);
        Files.copy(data.resolve("vertical/4.png"), image, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused("changed: vertical/2.png");
        Files.delete(image);
        refused("missing: vertical/2.png");
        Files.write(image, before);
        Files.write(data.resolve("vertical/new.png"), before);
        refused("new: vertical/new.png");
        Files.delete(data.resolve("vertical/new.png"));
        // at another place they are the same
        final Path moved = temporary.resolve("elsewhere");
        Files.move(data, moved);
        data = moved;
        train(open("model", 0), TrainingListener.NONE);
    }

    private void refused(final String why) {
        final String message = assertThrows(
                        IllegalArgumentException.class, () -> train(open("model", 0), TrainingListener.NONE))
                .getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void otherSettingsAreRefusedByName() throws IOException {
        assertThrows(
                CancellationException.class,
                () -> train(begin("model", settings(AVERAGED, Sampling.SHUFFLED)), new After(1, false)));
        try (RunFolder run = open("model", 0)) {
            final Training other = new Training(
                    DataReader.read(data), settings(AVERAGED, Sampling.BALANCED), About.UNKNOWN, TrainingListener.NONE);
            final String message = assertThrows(IllegalArgumentException.class, () -> other.run(RANDOM, "cpu", run))
                    .getMessage();
            assertTrue(message.contains("another stages.1.sampling"), message);
        }
    }

    @Test
    void aRunIsNeitherOverwrittenNorRunTwiceAtOnce() throws IOException {
        final TrainingSettings settings = settings(AVERAGED, Sampling.SHUFFLED);
        assertThrows(CancellationException.class, () -> train(begin("model", settings), new After(1, false)));
        assertTrue(assertThrows(IOException.class, () -> begin("model", settings))
                .getMessage()
                .contains("holds a run that has not ended"));
        try (RunFolder run = open("model", 0)) {
            assertEquals(settings.seed(), run.description().settings().seed());
            assertTrue(assertThrows(IOException.class, () -> open("model", 0))
                    .getMessage()
                    .contains("another program is working"));
        }
        Files.createDirectories(temporary.resolve("other-run/papers"));
        assertTrue(assertThrows(IOException.class, () -> begin("other", settings))
                .getMessage()
                .contains("holds other files"));
    }

    @Test
    void aVanishedImageLosesNothing() throws IOException {
        final Path image = data.resolve("vertical/0.png");
        final byte[] bytes = Files.readAllBytes(image);
        final TrainingSettings settings = settings(AVERAGED, Sampling.SHUFFLED);
        final TrainingListener thief = new TrainingListener() {

            @Override
            public void message(final String message) {
                // after it was looked at, before it is read
                if (message.contains("for training")) assertTrue(image.toFile().delete());
            }
        };
        final String message = assertThrows(IOException.class, () -> train(begin("model", settings), thief))
                .getMessage();
        assertTrue(message.contains("0.png"), message);
        Files.write(image, bytes);
        train(open("model", 0), TrainingListener.NONE);
        train(begin("whole", settings), TrainingListener.NONE);
        assertArrayEquals(weights("whole"), weights("model"));
    }
}
