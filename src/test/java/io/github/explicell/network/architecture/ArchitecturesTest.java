package io.github.explicell.network.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Input;
import io.github.explicell.network.Network;
import io.github.explicell.network.Node;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.StochasticDepth;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture against what its library says of the original. */
class ArchitecturesTest {

    private static Stream<String> fixtures() {
        return Original.fixtures();
    }

    private static Stream<String> names() {
        return Architectures.names().stream();
    }

    private static Network ours(final Original original) {
        return Architectures.get(original.network).build(original.input[2], 1000);
    }

    @ParameterizedTest
    @MethodSource("names")
    void parametersAreTheOriginals(final String fixture) throws IOException {
        final Original original = Original.read(fixture);
        final Network network = ours(original);
        assertEquals(
                lines(
                        Stream.of(original.parameters).sorted(Comparator.comparing(p -> p.name)),
                        p -> p.name + " " + Shape.of(p.shape)),
                lines(
                        network.parameters().stream().sorted(Comparator.comparing(Parameter::name)),
                        p -> p.name() + " " + p.shape()));
        assertEquals(original.parameterCount, network.parameterCount());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void nodesAndShapesAreTheOriginals(final String fixture) throws IOException {
        final Original original = Original.read(fixture);
        final Network network = ours(original);
        assertEquals(
                lines(
                        Stream.of(original.nodes),
                        n -> n.name + " " + Shape.of(Arrays.copyOfRange(n.shape, 1, n.shape.length))),
                lines(nodes(network), n -> n.name() + " " + network.shape(n.name())));
    }

    @ParameterizedTest
    @MethodSource("names")
    void libraryNamesFindNodes(final String fixture) throws IOException {
        final Original original = Original.read(fixture);
        final Network network = ours(original);
        for (final String name : original.libraryNodes) {
            final String found = network.node(name).name();
            assertTrue(found.equals(name) || found.startsWith(name + "."), name);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void operationsAreTheOriginals(final String fixture) throws IOException {
        final Original original = Original.read(fixture);
        final Network network = ours(original);
        assertEquals(original.defaultTap, network.tap());
        assertEquals(3, network.shape(network.tap()).rank());
        assertEquals(1000, network.classes());
        final List<BatchNorm> norms =
                operations(network, BatchNorm.class).distinct().toList();
        assertEquals(
                original.batchNorm == null
                        ? List.of()
                        : List.of(new BatchNorm(original.batchNorm[0], original.batchNorm[1])),
                norms);
        assertEquals(
                Arrays.stream(original.dropout).boxed().toList(),
                operations(network, Dropout.class).map(Dropout::probability).toList());
        assertEquals(
                Arrays.stream(original.stochasticDepth).boxed().toList(),
                operations(network, StochasticDepth.class)
                        .map(StochasticDepth::probability)
                        .toList());
    }

    /** What the two papers freeze, tap and attend to; a name with batch norm is that of the same place. */
    @ParameterizedTest
    @CsvSource({
        "vgg16, features.19 features.21 features.22",
        "vgg16_bn, features.27 features.30 features.32",
        "vgg19, features.27 features.28 features.30 features.31",
        "vgg19_bn, features.39 features.40 features.43 features.45",
        "resnet34, layer2",
        "resnet50, layer2 layer3.0.downsample.0 layer4",
        "resnet152, layer4.0",
        "mobilenet_v2, features.12.conv.0 features.12.conv.1.0 features.15.conv.1.0 features.18",
        "mobilenet_v2_tf, features.12.conv.0 features.12.conv.1.0 features.15.conv.1.0 features.18",
        "mobilenet_v3_large, features.15.block.0 features.15.block.1",
        "mobilenet_v3_small, features.11.block.1",
        "efficientnet_lite0, blocks.4 blocks.5.0.bn1 blocks.5.0.conv_dw blocks.5.3.conv_dw bn2",
        "densenet169, features.denseblock3.denselayer16.conv1 features.denseblock3.denselayer16.norm2 relu",
        "densenet201, features.denseblock4.denselayer29.relu2",
        "inception_resnet_v2, repeat_2.8.branch0.bn.batch_norm",
        "nasnet_large, cell_17.comb_iter_4_left.relu1",
        "nasnet_mobile, cell_15.comb_iter_4_left.relu1",
    })
    void theNodesOfThePapersAreCompared(final String name, final String nodes) throws IOException {
        final Original original = Original.read(name);
        final Network network = ours(original);
        final List<String> compared =
                Stream.of(original.activations).map(a -> a.node).toList();
        for (final String node : nodes.split(" "))
            assertTrue(compared.contains(network.node(node).name()), name + ": " + node);
    }

    @Test
    void namesAreTheArchitecturesOwn() {
        for (final String name : Architectures.names())
            assertEquals(name, Architectures.get(name).build(96, 3).name());
    }

    @Test
    void classesAreWhatWasAskedFor() {
        for (final String name : Architectures.names())
            assertEquals(7, Architectures.get(name).build(96, 7).classes(), name);
    }

    @Test
    void samePaddingChangesNothingElse() {
        final Network plain = Architectures.get("mobilenet_v2").build(110, 1001);
        final Network same = Architectures.get("mobilenet_v2_tf").build(110, 1001);
        assertEquals(plain.parameters(), same.parameters());
        assertEquals(
                plain.nodes().stream().map(Node::name).toList(),
                same.nodes().stream().map(Node::name).toList());
        assertTrue(operations(same, Convolution.class)
                .allMatch(c -> c.window().padding().equals(Padding.SAME)));
        assertTrue(operations(plain, Convolution.class)
                .noneMatch(c -> c.window().padding().same()));
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheKnownOnes() {
        final IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Architectures.get("resnet5"));
        assertTrue(e.getMessage().contains("resnet5;"), e.getMessage());
        assertTrue(e.getMessage().contains("resnet50"), e.getMessage());
    }

    private static Stream<Node> nodes(final Network network) {
        return network.nodes().stream().filter(n -> !(n.operation() instanceof Input));
    }

    private static <T> Stream<T> operations(final Network network, final Class<T> type) {
        return network.nodes().stream()
                .map(Node::operation)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static <T> String lines(final Stream<T> values, final java.util.function.Function<T, String> line) {
        return String.join("\n", values.map(line).toList());
    }
}
