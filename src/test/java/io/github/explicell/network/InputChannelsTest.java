package io.github.explicell.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InputChannelsTest {

    private static Network network() {
        final NetworkBuilder b = new NetworkBuilder("one");
        final String x = b.input(Network.IMAGE, Shape.of(3, 5, 5));
        b.add("conv", new Convolution(2, Window.square(2, 1, Padding.NONE), 1, true), x);
        return b.output("map", "conv").build();
    }

    @Test
    void kernelsAreTimms() throws IOException {
        final Map<String, float[]> timm;
        try (Reader reader = new InputStreamReader(
                InputChannelsTest.class.getResourceAsStream("/fixtures/networks/input_channels.json"),
                StandardCharsets.UTF_8)) {
            timm = new Gson().fromJson(reader, new TypeToken<Map<String, float[]>>() {}.getType());
        }
        assertEquals(5, timm.size());
        final Weights rgb = FormulaWeights.of(network());
        timm.forEach((n, expected) -> {
            final InputChannels adapted = new InputChannels(network(), Integer.parseInt(n));
            final Tensor kernel = adapted.weights(rgb).get("conv.weight");
            assertEquals(adapted.network().parameters().get(0).shape(), kernel.shape());
            assertArrayEquals(expected, kernel.values(), 1e-6f, n);
            assertArrayEquals(
                    rgb.get("conv.bias").values(),
                    adapted.weights(rgb).get("conv.bias").values());
        });
    }

    @Test
    void everyArchitectureTakesOtherChannels() {
        for (final String name : Architectures.names()) {
            final Network rgb = Architectures.get(name).build(96, 3);
            final Network grey = new InputChannels(rgb, 1).network();
            assertEquals(Shape.of(1, 96, 96), grey.shape(Network.IMAGE));
            assertEquals(rgb.parameters().size(), grey.parameters().size(), name);
            assertTrue(grey.parameterCount() < rgb.parameterCount(), name);
        }
    }

    @Test
    void threeChannelsStayAndErrorsSayWhy() {
        final Weights rgb = Weights.of(Map.of("conv.weight", new Tensor(Shape.of(2, 3, 2, 2), new float[24])));
        assertSame(
                rgb.get("conv.weight"),
                new InputChannels(network(), 3).weights(rgb).get("conv.weight"));
        assertThrows(IllegalArgumentException.class, () -> new InputChannels(network(), 0));
        final Network grey = new InputChannels(network(), 1).network();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new InputChannels(grey, 2))
                .getMessage()
                .contains("one takes 1 channels"));
    }
}
