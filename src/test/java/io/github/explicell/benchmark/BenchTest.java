package io.github.explicell.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.engine.NetworkProfile;
import io.github.explicell.engine.Precision;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.TinyNetwork;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BenchTest {

    private static String failure(final Runnable broken) {
        return assertThrows(IllegalStateException.class, broken::run).getMessage();
    }

    @Test
    void ratiosAreTheirsOverOurs() {
        final RatioTable table = new RatioTable(List.of("model", "batch"), "ms", List.of("eager", "best"));
        table.add(
                List.of("resnet50", 8),
                Map.of(
                        RatioTable.OURS,
                        List.of(250.0, 200.0),
                        "eager",
                        List.of(500.0, 640.0),
                        "best",
                        List.of(150.0, 160.0)));
        table.add(List.of("vgg16", 32), Map.of(RatioTable.OURS, List.of(12.34)));
        assertEquals(
                List.of(
                        "| model    | batch | explicell ms | eager ms | best ms | eager / explicell | best / explicell |",
                        "|----------|-------|-------------:|---------:|--------:|------------------:|-----------------:|",
                        "| resnet50 | 8     |          200 |      500 |     150 |              2.50 |             0.75 |",
                        "| vgg16    | 32    |         12.3 |          |         |                   |                  |"),
                table.lines());
        assertThrows(IllegalArgumentException.class, () -> table.add(List.of("resnet50"), Map.of()));
    }

    @Test
    void mapsAreComparedAndTimesToldInForwardPasses() {
        final CamFigures ours = new CamFigures(30, 20, 2048, 0, new float[] {0, 1, 2, 4});
        final CamFigures scaled = new CamFigures(90, 0, 8192, 16, new float[] {10, 12, 14, 18});
        assertEquals(1, ours.correlation(scaled), 1e-6);
        assertEquals(0, ours.difference(scaled), 1e-6);
        final CamFigures other = new CamFigures(60, 0, 4096, 0, new float[] {0, 2, 1, 4});
        assertEquals(7.75 / 8.75, ours.correlation(other), 1e-6);
        assertEquals(0.25, ours.difference(other), 1e-6);
        final CamTables tables = new CamTables(List.of("grad-cam", "torchcam"));
        tables.add("resnet50", "score-cam", "float32", ours, Map.of("grad-cam", scaled));
        final String text = tables.toString();
        assertTrue(text.contains("3.00") && text.contains("4.00"), text);
        assertTrue(
                text.endsWith(
                        "resnet50 score-cam float32: 1.50 forward passes; grad-cam: correlation 1.000000, greatest"
                                + " difference 0.0e+00, its batch 16"),
                text);
    }

    @Test
    void aProfileTellsSharesAndSpeeds() {
        final ProfileProbe.Figures figures = new ProfileProbe.Figures(
                10,
                4e11,
                List.of(
                        new NetworkProfile.Part("convolution 1x1", 34, 6, 1.2e9),
                        new NetworkProfile.Part("pooling", 1, 2.5, 0)));
        assertEquals(
                List.of(
                        "tiny: 10.00 ms a call; a matrix product reaches 400 GFLOP/s",
                        "",
                        "| work | nodes | ms | share | GFLOP/s | of the peak |",
                        "|------|------:|---:|------:|--------:|------------:|",
                        "| convolution 1x1 | 34 | 6.00 | 60 % | 200 | 50 % |",
                        "| pooling | 1 | 2.50 | 25 % |  |  |",
                        "| handing over, and the rest |  | 1.50 | 15 % |  |  |"),
                ProfileTable.lines("tiny", figures));
    }

    @Test
    void eachNodeIsTimedWithItsWork() {
        final Network tiny = TinyNetwork.of(9);
        try (NetworkProfile profile = new NetworkProfile(tiny, FormulaWeights.of(tiny), Precision.FLOAT32)) {
            final Map<String, NetworkProfile.Part> parts =
                    profile.measure(FormulaWeights.input(2 * 3 * 9 * 9), 2, 0).stream()
                            .collect(Collectors.toMap(NetworkProfile.Part::kind, p -> p));
            // two images of 4 channels at 5 x 5 pixels from 3 channels; a matrix of 4 x 3
            assertEquals(2 * 2 * 4 * 25 * 3 * 9, parts.get("convolution 3x3").operations());
            assertEquals(
                    2 * 2 * 4 * 25 * 9, parts.get("convolution 3x3, depthwise").operations());
            assertEquals(2 * 2 * 4 * 3, parts.get("fully connected").operations());
            assertEquals(1, parts.get("sum").nodes());
            assertEquals(1, parts.get("pooling").nodes());
            parts.values().forEach(p -> assertTrue(p.milliseconds() >= 0 && p.milliseconds() < 1000, p.toString()));
        }
    }

    @Test
    void repliesAreUnderstoodOrRefused() {
        assertEquals(12.5, Peer.value("{\"milliseconds\": 12.5}", "milliseconds"));
        assertTrue(failure(() -> Peer.value("{\"error\": \"no torch\"}", "milliseconds"))
                .contains("no torch"));
        assertTrue(failure(() -> Peer.value("{}", "milliseconds")).contains("no milliseconds"));
        assertTrue(failure(() -> Peer.value("Traceback", "milliseconds")).contains("Traceback"));
        assertTrue(failure(() -> Peer.value("{\"milliseconds\": [1, 2]}", "milliseconds"))
                .contains("not understood"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPeerAnswersLineByLine() {
        final String script = "while read line; do echo \"{\\\"length\\\": ${#line}}\"; done";
        try (Peer peer = new Peer(List.of("sh", "-c", script))) {
            assertEquals(7, peer.ask(Map.of("a", 1), "length"));
            assertEquals(8, peer.ask(Map.of("a", 12)).get("length").getAsInt());
        }
        try (Peer peer = new Peer(List.of("sh", "-c", "read line"))) {
            assertTrue(failure(() -> peer.ask(Map.of(), "length")).contains("ended without an answer"));
        }
        assertTrue(failure(() -> new Peer(List.of("no-such-program"))).contains("no-such-program"));
    }

    @Test
    void helpNamesTheBenchmarks() {
        final StringWriter out = new StringWriter();
        assertEquals(0, Bench.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "--help"));
        for (final String name : List.of("inference", "memory", "cam", "lime"))
            assertTrue(out.toString().contains("  " + name + " "), out.toString());
        final StringWriter err = new StringWriter();
        assertEquals(2, Bench.run(new PrintWriter(out), new PrintWriter(err), "inference", "--batch", "many"));
        assertTrue(err.toString().contains("many"), err.toString());
    }
}
