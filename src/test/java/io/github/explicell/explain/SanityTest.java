package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.classify.Progress;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.TinyNetwork;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What happens to maps when the network forgets what it learned. */
class SanityTest {

    private static Sanity sanity(final int cells) throws IOException {
        final ExplainerOptions options = ExplainerOptions.DEFAULT.withMethods(
                List.of(Methods.get("grad-cam"), Controls.CENTRE, Controls.RANDOM));
        final Sanity sanity = new Sanity(ModelFolder.read(Path.of("models/phantom-cells")), options);
        final PhantomField field = Phantom.STANDARD.field(77, 1);
        sanity.add(field.picture(), field.regions().subList(0, cells));
        return sanity;
    }

    @Test
    void aMapThatIgnoresTheNetworkIsNamedAndGradCamIsNot() throws IOException {
        final SanityReport report = sanity(2).run(Progress.NONE);
        assertEquals(2, report.regions());
        assertEquals(List.of("grad-cam", "centre-blob", "random-map"), report.methods());
        final List<SanityReport.Row> rows = report.rows().stream()
                .filter(r -> r.method().equals("grad-cam"))
                .toList();
        assertEquals("head.linear", rows.get(0).block());
        assertEquals("layer2.3", rows.get(1).block());
        assertEquals("conv1", rows.get(rows.size() - 1).block());
        for (int i = 0; i < rows.size(); i++) assertEquals(i + 1, rows.get(i).depth());
        System.out.printf("grad-cam against randomised weights: %.3f%n", report.mean("grad-cam"));
        assertTrue(report.mean("grad-cam") < SanityReport.UNCHANGED, report.toString());
        assertEquals(1, report.mean("centre-blob"), 1e-9);
        assertTrue(report.unchanged().contains("centre-blob"));
        assertFalse(report.unchanged().contains("grad-cam"));
    }

    @Test
    void withoutRegionsThereIsNothingToCheckAndItCanBeCancelled() throws IOException {
        assertThrows(IllegalStateException.class, () -> sanity(0).run(Progress.NONE));
        final Sanity sanity = sanity(1);
        final List<Long> told = new ArrayList<>();
        assertThrows(
                CancellationException.class,
                () -> sanity.run(new Progress() {

                    @Override
                    public void report(final long done, final long total) {
                        told.add(done);
                    }

                    @Override
                    public boolean isCanceled() {
                        return told.size() == 2;
                    }
                }));
        assertEquals(List.of(1L, 2L), told);
    }

    @Test
    void rankCorrelationIsSpearmans() {
        assertEquals(1, RankCorrelation.of(new float[] {1, 2, 9}, new float[] {-3, 0, 1}), 1e-12);
        assertEquals(-1, RankCorrelation.of(new float[] {1, 2, 9}, new float[] {3, 2, 1}), 1e-12);
        // scipy.stats.spearmanr([0, 0, 1, 3, 2], [5, 1, 1, 4, 4])
        assertEquals(
                0.08111071056538127,
                RankCorrelation.of(new float[] {-0f, 0, 1, 3, 2}, new float[] {5, 1, 1, 4, 4}),
                1e-12);
        assertEquals(0, RankCorrelation.of(new float[] {1, 2, 3}, new float[] {2, 2, 2}));
    }

    @Test
    void blocksGoFromTheLogitsDownAndAreNotTooMany() {
        final Network tiny = TinyNetwork.of(16);
        assertEquals(
                List.of("fc", "block.bn2", "block.conv2", "bn1", "conv1"),
                List.copyOf(WeightBlocks.of(tiny).keySet()));
        for (final String name : List.of("resnet152", "densenet169", "mobilenet_v2", "vgg16", "efficientnet_lite0")) {
            final Network network = Architectures.get(name).build(96, 5);
            final Map<String, List<Parameter>> blocks = WeightBlocks.of(network);
            assertTrue(blocks.size() >= 7 && blocks.size() <= 24, name + ": " + blocks.keySet());
            assertEquals(
                    network.parameters().size(),
                    blocks.values().stream().mapToInt(List::size).sum(),
                    name);
        }
    }

    @Test
    void randomisedWeightsKeepTheirDistributionAndNothingElse() {
        final Network network = Architectures.get("mobilenet_v2").build(96, 5);
        final Weights trained = FormulaWeights.of(network);
        final RandomisedWeights weights = new RandomisedWeights(trained, 5);
        final RandomisedWeights other = new RandomisedWeights(trained, 6);
        final List<Parameter> top = List.copyOf(network.parameters())
                .subList(network.parameters().size() - 8, network.parameters().size());
        weights.randomise(top);
        other.randomise(top);
        for (final Parameter p : network.parameters()) {
            final float[] before = trained.get(p.name()).values();
            final float[] after = weights.get(p.name()).values();
            if (!top.contains(p)) {
                assertEquals(0, Arrays.compare(before, after), p.name());
                continue;
            }
            assertTrue(Arrays.compare(before, after) != 0, p.name());
            assertEquals(0, Arrays.compare(after, weights.get(p.name()).values()), p.name());
            assertTrue(Arrays.compare(after, other.get(p.name()).values()) != 0, p.name());
            assertTrue(Math.abs(RankCorrelation.of(before, after)) < (before.length > 1000 ? 0.1 : 0.99), p.name());
            assertEquals(spread(before), spread(after), 0.1 * spread(before), p.name());
        }
    }

    private static double spread(final float[] values) {
        double sum = 0;
        double squares = 0;
        for (final float v : values) {
            sum += v;
            squares += v * v;
        }
        return Math.sqrt(squares / values.length - Math.pow(sum / values.length, 2));
    }
}
