package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Network;
import io.github.explicell.network.Node;
import io.github.explicell.network.Operation;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.architecture.Architectures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {

    private static final Network RESNET = Architectures.get("resnet34").build(64, 5);

    static Stream<String> architectures() {
        return Architectures.names().stream();
    }

    @Test
    void modulesStandForTheirLastNode() {
        assertEquals("layer2.3.relu_1", new Layers(RESNET).check("layer2"));
        assertEquals("layer3.0.downsample.0", new Layers(RESNET).check("layer3.0.downsample.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avgpool", "flatten", "fc", "image", "layer9"})
    void whatIsNoFeatureMapIsRefusedWithGoodOnes(final String node) {
        final Exception e = assertThrows(IllegalArgumentException.class, () -> new Layers(RESNET).check(node));
        for (final String good : List.of(node, "layer1.2.relu_1", "layer2.3.relu_1", "layer4.2.relu_1"))
            assertTrue(e.getMessage().contains(good), e.getMessage());
    }

    @Test
    void mapsWithTheirChannelsLastAreRefused() {
        final Network network = Architectures.get("convnext_tiny").build(64, 5);
        final Layers layers = new Layers(network);
        layers.check("features.7.2.add");
        layers.check("features.1.0.block.0");
        assertThrows(IllegalArgumentException.class, () -> layers.check("features.1.0.block.2"));
        assertThrows(IllegalArgumentException.class, () -> layers.check("features.1.0.block.3"));
    }

    /** The last spatial features, activated and not yet pooled: what is behind is the classifier. */
    @ParameterizedTest
    @MethodSource("architectures")
    void theDefaultTapIsTheLastActivationBeforePooling(final String architecture) {
        final Network network = Architectures.get(architecture).build(224, 5);
        final String tap = new Layers(network).check(network.tap());
        final Operation operation = network.node(tap).operation();
        // VGG's last pool belongs to its features: the classifier begins with the adaptive pool.
        assertFalse(
                operation instanceof Pool && !architecture.startsWith("vgg") || operation instanceof Convolution,
                tap + " is a " + operation.describe());
        final Shape shape = network.shape(tap);
        for (final Node node : network.nodes()) {
            final boolean reads = node.inputs().contains(tap);
            assertFalse(reads && node.operation() instanceof Activation, tap + " is not yet activated");
            if (!network.ancestors(List.of(node.name())).contains(tap)) continue;
            final Shape behind = network.shape(node.name());
            // SqueezeNet's class convolution stands before its pool
            assertFalse(
                    node.operation() instanceof Convolution
                            && behind.height() > 1
                            && !architecture.startsWith("squeezenet"),
                    node.name() + " has features behind the tap");
            assertTrue(behind.rank() == 1 || behind.size() <= shape.size(), node.name());
        }
    }
}
