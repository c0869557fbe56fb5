package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.Libtorch;
import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.loss.Loss;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NtXent;
import io.github.explicell.train.loss.SupCon;
import io.github.explicell.train.loss.Triplet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void theFrozenPartFollowsTheEpochs() {
        final Network network = Architectures.get("resnet34").build(64, 3);
        final Freezing freezing =
                new Freezing("layer3", List.of(new Freezing.Change(3, "layer1"), new Freezing.Change(5, null)));
        final List<Network> phases = freezing.phases(network);
        assertEquals(Surgery.freezeTo(network, "layer3").frozen(), phases.get(0).frozen());
        assertEquals(Surgery.freezeTo(network, "layer1").frozen(), phases.get(1).frozen());
        assertEquals(network.frozen(), phases.get(2).frozen());
        final int[] expected = {0, 0, 1, 1, 2, 2};
        for (int epoch = 1; epoch <= 6; epoch++) assertEquals(expected[epoch - 1], freezing.phase(epoch));
        assertThrows(IllegalArgumentException.class, () -> new Freezing(null, List.of(new Freezing.Change(1, "x"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Freezing(null, List.of(new Freezing.Change(3, "x"), new Freezing.Change(3, "y"))));
    }

    @Test
    void ratesDecayFromBlockToBlock() {
        final Network network = Architectures.get("resnet34").build(64, 3);
        final Map<String, Double> factors = new LayerRates(0.5, Map.of()).factors(network);
        assertEquals(1, factors.get("fc.weight"));
        assertEquals(0.5, factors.get("layer4.2.bn2.bias"));
        assertEquals(0.5, factors.get("layer4.0.conv1.weight"));
        assertEquals(0.0625, factors.get("layer1.0.conv1.weight"));
        assertEquals(Math.pow(0.5, 5), factors.get("conv1.weight"));
        assertEquals(factors.get("conv1.weight"), factors.get("bn1.weight"), "a norm goes with its convolution");
        assertTrue(factors.keySet().containsAll(network.trainable()));
    }

    @Test
    void denseBlocksAreBlocks() {
        final Map<String, Double> factors = new LayerRates(0.5, Map.of())
                .factors(Architectures.get("densenet169").build(64, 3));
        assertEquals(1, factors.get("classifier.weight"));
        assertEquals(0.5, factors.get("features.denseblock4.denselayer1.conv1.weight"));
        assertEquals(0.5, factors.get("features.norm5.weight"));
        assertEquals(0.25, factors.get("features.transition3.conv.weight"));
    }

    @Test
    void givenRatesStandInThePlaceOfTheDecay() {
        final Network network = Architectures.get("resnet34").build(64, 3);
        final Map<String, Double> factors =
                new LayerRates(0.5, Map.of("layer4", 0.1, "layer4.2", 0.3, "conv1", 0.7)).factors(network);
        assertEquals(0.1, factors.get("layer4.1.conv1.weight"));
        assertEquals(0.3, factors.get("layer4.2.conv1.weight"));
        assertEquals(0.7, factors.get("conv1.weight"));
        assertEquals(1, factors.get("fc.bias"));
        assertThrows(IllegalArgumentException.class, () -> new LayerRates(1, Map.of("layer9", 1.0)).factors(network));
        assertThrows(IllegalArgumentException.class, () -> new LayerRates(0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new LayerRates(1, Map.of("layer1", 0.0)));
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Stage.CLASSIFIER.with(ContrastiveSettings.SUPCON));
        assertThrows(IllegalArgumentException.class, () -> Stage.ENCODER.with(LossSettings.CROSS_ENTROPY));
        assertThrows(IllegalArgumentException.class, () -> ContrastiveSettings.SUPCON.with(LossKind.CROSS_ENTROPY));
        final ContrastiveSettings views = new ContrastiveSettings(
                LossKind.NT_XENT,
                0.1,
                ContrastiveSettings.SUPCON.factor(),
                NtXent.Positives.VIEWS,
                0.2,
                ContrastiveSettings.SUPCON.mining(),
                0);
        assertThrows(IllegalArgumentException.class, () -> Stage.ENCODER.with(views));
        assertEquals(
                views,
                Stage.ENCODER
                        .with(new Sampling(Sampling.Kind.PER_CLASS, 2, 2))
                        .with(views)
                        .loss());
        final TrainingSettings usual = TrainingSettings.usual("m", "resnet34");
        assertThrows(IllegalArgumentException.class, () -> usual.with(List.of(Stage.ENCODER)));
        assertThrows(IllegalArgumentException.class, () -> usual.with(List.of(Stage.CLASSIFIER, Stage.CLASSIFIER)));
    }

    /** methods.md B2's chance levels are what the losses give for equal embeddings. */
    @Test
    void equalEmbeddingsGiveTheChanceLevel() {
        Libtorch.version();
        final int n = 12;
        final float[][] equal = new float[n][4];
        final int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3;
            for (int j = 0; j < 4; j++) equal[i][j] = 0.5f;
        }
        final Map<LossKind, DoubleSupplier> chance = Map.of(
                LossKind.SUPCON, () -> Math.log(n - 1),
                LossKind.N_PAIRS_SOFT, () -> Math.log(n),
                LossKind.TRIPLET, () -> 0.2,
                // one of the positives against the 8 negatives
                LossKind.NT_XENT, () -> Math.log(1 + 8));
        try (NDManager manager = NDManager.newBaseManager()) {
            chance.forEach((kind, value) -> {
                final Loss loss = new ContrastiveSettings(
                                kind, 0.1, SupCon.Factor.ONE, NtXent.Positives.CLASSES, 0.2, Triplet.Mining.ALL, 0)
                        .loss(List.of(), Map.of());
                assertEquals(
                        value.getAsDouble(),
                        loss.of(Map.of("embedding", manager.create(equal)), manager.create(labels))
                                .getFloat(),
                        1e-5,
                        kind.toString());
            });
        }
    }

    @Test
    void aCollapseIsToldOnceAndSaysWhatToChange() {
        final List<String> told = new ArrayList<>();
        final CollapseWatch watch = new CollapseWatch(
                Stage.ENCODER
                        .with(ContrastiveSettings.SUPCON.with(LossKind.TRIPLET))
                        .with(Sampling.SHUFFLED),
                new TrainingListener() {

                    @Override
                    public void message(final String message) {
                        told.add(message);
                    }
                });
        // random weights map all images to nearly one point, too
        watch.epoch(1, 1000, 1e-5, 0.2, 0.2);
        watch.epoch(2, 1000, 1e-5, 0.2, 0.2);
        assertEquals(List.of(), told);
        // and so does batch norm that has not caught up
        watch.epoch(3, 20, 1e-5, 0.2, 0.2);
        assertEquals(List.of(), told);
        watch.epoch(3, 1000, 1e-5, 0.2, 0.2);
        watch.epoch(4, 1000, 1e-5, 0.2, 0.2);
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("The embeddings have collapsed"), told.get(0));
        assertTrue(told.get(0).contains("hold every class") && told.get(0).contains("supcon"), told.get(0));
    }

    @Test
    void chanceLevelWithoutCollapseIsSomethingElse() {
        final List<String> told = new ArrayList<>();
        final CollapseWatch watch = new CollapseWatch(Stage.ENCODER, new TrainingListener() {

            @Override
            public void message(final String message) {
                told.add(message);
            }
        });
        for (int epoch = 1; epoch < 4; epoch++) watch.epoch(epoch, 1000, 0.3, 2.0, 3.4);
        assertEquals(List.of(), told);
        watch.epoch(4, 1000, 0.3, 3.39, 3.4);
        watch.epoch(5, 1000, 0.3, 3.39, 3.4);
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains("at chance level"), told.get(0));
    }
}
