package io.github.explicell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.explicell.network.architecture.Architectures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the frozen part ends: what follows it and neither learns nor draws is part of it. */
class FrozenPartTest {

    private static final Heads.Reading LAYERS = new Heads.Reading(List.of("layer1", "layer2"), Heads.Pooling.MEAN_STD);

    private static Network resnet() {
        return Architectures.get("resnet34").build(64, 2);
    }

    private static List<Integer> lengths(final Network network) {
        return FrozenPart.of(network).values().stream()
                .map(node -> (int) network.shape(node).size())
                .toList();
    }

    @Test
    void poolingBehindTheFrozenNodesBelongsToThem() {
        final Network head = Heads.hidden(resnet(), LAYERS, 16, 0.5, null, 2);
        // means and deviations of 64 + 128 channels, up to the batch norm that learns
        assertEquals(List.of(2 * (64 + 128)), lengths(Surgery.freezeTo(head, "layer2")));
    }

    @Test
    void whatStillLearnsHasItsMap() {
        final Network head = Heads.hidden(resnet(), LAYERS, 16, 0.5, null, 2);
        // layer2 learns from the map of layer1, 64 x 16 x 16; the head reads the means and deviations of layer1
        assertEquals(
                List.of(2 * 64, 64 * 16 * 16),
                lengths(Surgery.freezeTo(head, "layer1")).stream().sorted().toList());
    }

    @Test
    void itEndsBeforeDropout() {
        final Heads.Reading last = Heads.Reading.of("layer4", Heads.Pooling.AVERAGE);
        final Network head = Surgery.freezeTo(Heads.linear(resnet(), last, 0.2, null, 2), "layer4");
        final String value = FrozenPart.of(head).values().get(0);
        assertEquals(List.of(512), lengths(head));
        assertEquals(List.of(value), head.node("head.dropout").inputs());
    }

    @Test
    void withoutAFrozenNodeThereIsNone() {
        assertEquals(List.of(), FrozenPart.of(resnet()).values());
    }
}
