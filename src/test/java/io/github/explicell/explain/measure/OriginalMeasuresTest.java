package io.github.explicell.explain.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.explicell.explain.measure.Road.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same numbers as torchcam, pytorch-grad-cam and quantus give. */
class OriginalMeasuresTest {

    private static JsonObject fixture;

    @BeforeAll
    static void read() throws IOException {
        fixture = JsonParser.parseString(Files.readString(Path.of("src/test/resources/fixtures/measures.json")))
                .getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void faithfulnessIsTorchcamsAndPytorchGradCams(final boolean linear) {
        final JsonObject expected = fixture.getAsJsonObject(linear ? "linear" : "tanh");
        final Trial trial = new Trial(Waves.scored(linear), Waves.map());
        assertEquals(expected.get("probability").getAsDouble(), trial.image().score(), 1e-6);
        for (final MapMeasure measure : Measures.FAITHFULNESS) {
            if (measure instanceof Road) continue;
            assertEquals(expected.get(measure.name()).getAsDouble(), measure.of(trial), 2e-6, measure.name());
        }
        for (final Order order : Order.values()) {
            final Road road = new Road(order, 0);
            assertEquals(expected.get(road.name()).getAsDouble(), road.of(trial), 2e-5, road.name());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 90})
    void imputationIsRoads(final int percentile) {
        final boolean[] missing = new Road(Order.MOST_RELEVANT)
                .missing(PixelOrder.falling(Waves.map().values()), percentile);
        final float[] filled = new LinearImputation(Waves.image(), Waves.WIDTH, Waves.HEIGHT).fill(missing);
        assertNumbers(
                fixture.getAsJsonObject("road_filled").getAsJsonArray(Integer.toString(percentile)), filled, 2e-5);
    }

    @Test
    void blurIsScipys() {
        assertNumbers(
                fixture.getAsJsonArray("blurred"),
                GaussianBlur.of(Waves.image(), Waves.WIDTH, Waves.HEIGHT, Insertion.SIGMA),
                1e-6);
    }

    @Test
    void localisationAndSparsityAreQuantus() {
        final Trial trial = new Trial(Waves.scored(true), Waves.map());
        assertEquals(fixture.get("relevance_mass").getAsDouble(), new RelevanceMass().of(trial), 1e-6);
        assertEquals(fixture.get("pointing_game").getAsDouble(), new PointingGame().of(trial), 0);
        final double share = fixture.get("rank_accuracy").getAsDouble();
        assertEquals(share / (2 - share), new Overlap().of(trial), 1e-6);
        // quantus adds 1e-7 to each value
        assertEquals(fixture.get("gini").getAsDouble(), new Gini().of(trial), 1e-6);
    }

    private static void assertNumbers(final JsonArray expected, final float[] actual, final double tolerance) {
        assertEquals(expected.size(), actual.length);
        for (int i = 0; i < actual.length; i++)
            assertEquals(expected.get(i).getAsDouble(), actual[i], tolerance, "number " + i);
    }
}
