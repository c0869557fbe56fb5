package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import io.github.explicell.engine.Libtorch;
import io.github.explicell.train.Optimisation.Course;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected numbers: torch 2.7.1; src/test/python/optimisers.py. */
class OptimisationTest {

    private static final Shape SHAPE = new Shape(2, 3);

    /** The whole fixture. */
    record Fixture(
            double[] rates,
            float[] first,
            float[][] gradients,
            List<Rule> optimisers,
            List<Clipped> clipped,
            List<Averaged> averaged,
            double[] losses,
            List<Plateau> plateaus) {}

    record Rule(String rule, double decay, double momentum, float[] weight, double epsilon, boolean hat) {}

    record Clipped(double most, double norm, float[][] gradients) {}

    record Averaged(double decay, float[] weight) {}

    record Plateau(double factor, int patience, double least, double[] factors) {}

    private static Fixture fixture;

    @BeforeAll
    static void read() throws IOException {
        Libtorch.version();
        fixture = load();
    }

    private static Fixture load() throws IOException {
        try (InputStream in = OptimisationTest.class.getResourceAsStream("/fixtures/training/optimisers.json");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Fixture.class);
        }
    }

    static Stream<Rule> rules() throws IOException {
        return load().optimisers().stream();
    }

    static Stream<Plateau> plateaus() throws IOException {
        return load().plateaus().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void stepsAreTorchs(final Rule rule) {
        final Optimisation settings = new Optimisation(
                Optimisation.Rule.valueOf(rule.rule().toUpperCase(Locale.ROOT)),
                1,
                rule.decay(),
                rule.momentum(),
                Course.DEFAULT,
                0,
                0,
                rule.epsilon() == 0
                        ? Optimisation.Epsilon.DEFAULT
                        : new Optimisation.Epsilon(rule.epsilon(), rule.hat()));
        try (NDManager manager = NDManager.newBaseManager()) {
            final NDArray weight = manager.create(fixture.first(), SHAPE);
            final Optimiser optimiser = settings.start(manager);
            for (int i = 0; i < fixture.gradients().length; i++) {
                final double rate = fixture.rates()[i];
                optimiser.step(
                        Map.of("w", weight), Map.of("w", manager.create(fixture.gradients()[i], SHAPE)), name -> rate);
            }
            assertArrayEquals(rule.weight(), weight.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void biasesDoNotDecay() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (final Optimisation.Rule rule : Optimisation.Rule.values()) {
                final NDArray bias = manager.create(new float[] {1});
                new Optimisation(rule, 1, 0.5, 0, Course.DEFAULT, 0, 0, Optimisation.Epsilon.DEFAULT)
                        .start(manager)
                        .step(Map.of("b", bias), Map.of("b", manager.zeros(new Shape(1))), name -> 0.1);
                assertEquals(1, bias.getFloat(), rule.toString());
            }
        }
    }

    @Test
    void clippingIsTorchs() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (final Clipped clipped : fixture.clipped()) {
                final List<NDArray> gradients = Stream.of(fixture.gradients())
                        .limit(3)
                        .map(g -> manager.create(g, SHAPE))
                        .toList();
                assertEquals(
                        clipped.norm(),
                        new GradientClipping(manager, clipped.most()).clip(new NDList(gradients)),
                        1e-5);
                for (int i = 0; i < 3; i++)
                    assertArrayEquals(clipped.gradients()[i], gradients.get(i).toFloatArray(), 1e-6f);
            }
        }
    }

    @Test
    void theAverageIsTorchsAndSwapsBothWays() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (final Averaged averaged : fixture.averaged()) {
                final NDArray weight = manager.create(fixture.first(), SHAPE);
                final WeightAverage average = new WeightAverage(manager, averaged.decay(), Map.of("w", weight));
                for (final float[] next : fixture.gradients()) {
                    manager.create(next, SHAPE).copyTo(weight);
                    average.add(Map.of("w", weight));
                }
                average.swap(Map.of("w", weight));
                assertArrayEquals(averaged.weight(), weight.toFloatArray(), 1e-6f);
                average.swap(Map.of("w", weight));
                assertArrayEquals(fixture.gradients()[7], weight.toFloatArray());
                average.swap(Map.of("w", weight));
                assertArrayEquals(averaged.weight(), weight.toFloatArray(), 1e-6f);
            }
        }
    }

    @Test
    void aWeightThatNeverChangesKeepsItsLastBit() {
        try (NDManager manager = NDManager.newBaseManager()) {
            final NDArray weight = manager.create(fixture.first(), SHAPE);
            final WeightAverage average = new WeightAverage(manager, 0.999, Map.of("w", weight));
            final int before = manager.getManagedArrays().size();
            for (int i = 0; i < 1000; i++) average.add(Map.of("w", weight));
            assertEquals(before, manager.getManagedArrays().size(), "nothing is left behind");
            average.swap(Map.of("w", weight));
            assertArrayEquals(fixture.first(), weight.toFloatArray());
        }
    }

    @ParameterizedTest
    @MethodSource("plateaus")
    void plateausAreTorchsWithAPatienceOfOneLess(final Plateau plateau) {
        final Schedule schedule = new ReduceOnPlateau(plateau.factor(), plateau.patience(), plateau.least());
        for (int i = 0; i < fixture.losses().length; i++) {
            schedule.epoch(fixture.losses()[i]);
            assertEquals(plateau.factors()[i], schedule.factor(0.5), 1e-12, "epoch " + (i + 1));
        }
    }

    @Test
    void theWarmUpRisesBeforeAnySchedule() {
        final Schedule constant = new Optimisation(
                        Optimisation.Rule.SGD,
                        1,
                        0,
                        0,
                        new Course(Course.Kind.CONSTANT, 0.1, 0.5, 1, 0),
                        0,
                        0,
                        Optimisation.Epsilon.DEFAULT)
                .schedule();
        assertEquals(0.5, constant.factor(0.05), 0.01);
        assertEquals(1, constant.factor(0.1));
        final Schedule plateau = new Optimisation(
                        Optimisation.Rule.SGD,
                        1,
                        0,
                        0,
                        new Course(Course.Kind.PLATEAU, 0.1, 0.5, 1, 0),
                        0,
                        0,
                        Optimisation.Epsilon.DEFAULT)
                .schedule();
        plateau.epoch(1);
        plateau.epoch(2);
        assertEquals(0.5, plateau.factor(0.5));
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        final Course course = Course.DEFAULT;
        refused(
                "learning rate",
                () -> new Optimisation(Optimisation.Rule.ADAM, 0, 0, 0, course, 0, 0, Optimisation.Epsilon.DEFAULT));
        refused(
                "weight decay",
                () -> new Optimisation(Optimisation.Rule.ADAM, 1, 1, 0, course, 0, 0, Optimisation.Epsilon.DEFAULT));
        refused(
                "momentum",
                () -> new Optimisation(Optimisation.Rule.SGD, 1, 0, 1, course, 0, 0, Optimisation.Epsilon.DEFAULT));
        refused(
                "norm",
                () -> new Optimisation(Optimisation.Rule.SGD, 1, 0, 0, course, -1, 0, Optimisation.Epsilon.DEFAULT));
        refused(
                "average",
                () -> new Optimisation(Optimisation.Rule.SGD, 1, 0, 0, course, 0, 1, Optimisation.Epsilon.DEFAULT));
        refused("warm-up", () -> new Course(Course.Kind.COSINE, 1, 0.2, 2, 0));
        refused("factor", () -> new Course(Course.Kind.PLATEAU, 0, 1, 2, 0));
        refused("patience", () -> new Course(Course.Kind.PLATEAU, 0, 0.2, 0, 0));
        refused(
                "least learning rate",
                () -> new Optimisation(
                        Optimisation.Rule.ADAM,
                        1e-5,
                        0,
                        0,
                        new Course(Course.Kind.PLATEAU, 0, 0.2, 1, 1e-5),
                        0,
                        0,
                        Optimisation.Epsilon.DEFAULT));
    }

    private static void refused(final String what, final org.junit.jupiter.api.function.Executable settings) {
        final String message =
                assertThrows(IllegalArgumentException.class, settings).getMessage();
        assertTrue(message.contains(what), message);
    }
}
