package io.github.explicell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final Network tiny = TinyNetwork.of(9);

    private static String message(final Runnable broken) {
        return assertThrows(IllegalArgumentException.class, broken::run).getMessage();
    }

    @Test
    void shapesFollowTheGeometry() {
        assertEquals(Shape.of(4, 5, 5), tiny.shape("conv1"));
        assertEquals(Shape.of(4), tiny.shape("flatten"));
        assertEquals(3, tiny.classes());
        // torch's floor rule with symmetric padding, TensorFlow's with SAME
        final Window symmetric = Window.square(3, 2, Padding.of(1));
        assertEquals(Shape.of(7, 5, 4), symmetric.outputShape(Shape.of(1, 10, 8), 7, false));
        final Window same = Window.square(5, 2, Padding.SAME);
        assertEquals(Shape.of(7, 5, 4), same.outputShape(Shape.of(1, 10, 7), 7, false));
        final Window pool = Window.square(3, 2, Padding.NONE);
        assertEquals(Shape.of(1, 7, 7), pool.outputShape(Shape.of(1, 15, 15), 1, false));
        assertEquals(Shape.of(1, 8, 8), pool.outputShape(Shape.of(1, 16, 16), 1, true));
    }

    @Test
    void aNodeThatDoesNotFitIsNamed() {
        final NetworkBuilder sum = new NetworkBuilder("odd");
        final String x = sum.input(Network.IMAGE, Shape.of(3, 8, 8));
        final String y = sum.add("half", Pool.maximum(2, 2, 0), x);
        sum.add("block.add", new Add(), x, y);
        assertTrue(message(sum::build).contains("node block.add of odd"));
        final NetworkBuilder vector = new NetworkBuilder("odd");
        vector.add("fc", new Linear(2, true), vector.input(Network.IMAGE, Shape.of(3, 8, 8)));
        assertTrue(message(vector::build).contains("3 x 8 x 8; flatten it"));
        final NetworkBuilder order = new NetworkBuilder("odd");
        order.add("relu", new Activation(Activation.Function.RELU), "later");
        assertTrue(message(order::build).contains("reads later"));
        final NetworkBuilder twice = new NetworkBuilder("odd");
        twice.input("a", Shape.of(1));
        twice.input("a", Shape.of(1));
        assertTrue(message(twice::build).contains("two nodes are named a"));
    }

    @Test
    void aModuleStandsForItsLastNode() {
        assertEquals("block.relu_1", tiny.node("block").name());
        assertTrue(message(() -> tiny.node("blo")).contains("no node named blo"));
    }

    @Test
    void severalInputsAndOutputs() {
        final NetworkBuilder b = new NetworkBuilder("two");
        final String image = b.add("flatten", new Flatten(), b.input(Network.IMAGE, Shape.of(1, 2, 2)));
        final String age = b.input("metadata", Shape.of(3));
        final String both = b.add("both", new Concatenate(), image, age);
        b.output("embedding", both).output(Network.LOGITS, b.add("fc", new Linear(2, true), both));
        final Network network = b.build();
        assertEquals(Map.of("image", Shape.of(1, 2, 2), "metadata", Shape.of(3)), network.inputs());
        assertEquals(Shape.of(7), network.shape(network.outputNode("embedding")));
        assertTrue(new TorchScript(network, TorchScript.Mode.INFERENCE)
                .forward("forward", List.of("fc", "both"))
                .contains("image: Tensor, metadata: Tensor) -> List[Tensor]"));
    }

    @Test
    void surgeryLeavesItsArgumentAlone() {
        final Network five = Surgery.withClasses(tiny, 5);
        assertEquals(5, five.classes());
        assertEquals(3, tiny.classes());
        assertEquals(Shape.of(5, 4), five.parameters(five.node("fc")).get(0).shape());
        assertTrue(message(() -> Surgery.withClasses(tiny, 1)).contains("at least 2"));
    }

    @Test
    void aCutKeepsWhatTheNodeNeeds() {
        final Network cut = Surgery.cutAt(tiny, "block.add", "features");
        assertEquals(
                List.of("image", "conv1", "bn1", "relu", "block.conv2", "block.bn2", "block.add"),
                cut.nodes().stream().map(Node::name).toList());
        assertEquals("block.add", cut.tap());
        assertEquals(Set.of("features"), cut.outputs().keySet());
    }

    @Test
    void aHeadReplacesWhatStoodBehindItsNode() {
        final Network headed = Heads.linear(tiny, Heads.Reading.of("relu", Heads.Pooling.MAXIMUM), 0.3, null, 4);
        assertEquals(4, headed.classes());
        assertEquals(Shape.of(4), headed.shape(headed.outputNode("embedding")));
        assertTrue(headed.nodes().stream().noneMatch(n -> n.name().startsWith("block")));
        assertEquals("head.linear", Surgery.classifier(headed).name());
    }

    @Test
    void freezingCoversTheAncestorsAlone() {
        final Network frozen = Surgery.freezeTo(tiny, "block.bn2");
        assertTrue(frozen.frozen().contains("conv1"));
        assertFalse(frozen.frozen().contains("block.relu_1"));
        assertEquals(Set.of("fc.weight", "fc.bias"), frozen.trainable());
        assertTrue(tiny.frozen().isEmpty());
    }

    @Test
    void anotherImageSizeIsCheckedNodeByNode() {
        final NetworkBuilder b = new NetworkBuilder("valid");
        String x = b.input(Network.IMAGE, Shape.of(1, 8, 8));
        x = b.add("conv", new Convolution(1, Window.square(5, 1, Padding.NONE), 1, false), x);
        final Network network = b.output("map", x).build();
        assertEquals(
                Shape.of(1, 2, 2),
                Surgery.withInput(network, "image", Shape.of(1, 6, 6)).shape("conv"));
        assertTrue(message(() -> Surgery.withInput(network, "image", Shape.of(1, 4, 4)))
                .contains("node conv"));
    }

    @Test
    void foldingIsBarredWhereAConvolutionIsWanted() {
        final BatchNormFolding all = new BatchNormFolding(tiny, List.of());
        assertTrue(all.network().nodes().stream().noneMatch(n -> n.operation() instanceof BatchNorm));
        final BatchNormFolding some = new BatchNormFolding(tiny, List.of("conv1"));
        assertEquals(
                List.of("bn1"),
                some.network().nodes().stream()
                        .filter(n -> n.operation() instanceof BatchNorm)
                        .map(Node::name)
                        .toList());
    }

    @Test
    void foldedNumbersByHand() {
        final NetworkBuilder b = new NetworkBuilder("one");
        String x = b.input(Network.IMAGE, Shape.of(1, 1, 1));
        x = b.add("conv", new Convolution(1, Window.square(1, 1, Padding.NONE), 1, true), x);
        x = b.add("bn", new BatchNorm(1, 0.1), x);
        final Network network = b.output("y", x).build();
        final Weights weights = Weights.of(Map.of(
                "conv.weight", one(Shape.of(1, 1, 1, 1), 3),
                "conv.bias", one(Shape.of(1), 5),
                "bn.weight", one(Shape.of(1), 4),
                "bn.bias", one(Shape.of(1), 7),
                "bn.running_mean", one(Shape.of(1), 2),
                "bn.running_var", one(Shape.of(1), 3)));
        final Weights folded = new BatchNormFolding(network, List.of()).fold(weights);
        // scale 4 / sqrt(3 + 1) = 2; weight 3 * 2; bias 7 + (5 - 2) * 2
        assertEquals(6, folded.get("conv.weight").values()[0]);
        assertEquals(13, folded.get("conv.bias").values()[0]);
        assertEquals(Set.of("conv.weight", "conv.bias"), folded.names());
    }

    private static Tensor one(final Shape shape, final float value) {
        return new Tensor(shape, new float[] {value});
    }

    @Test
    void theTextReadsNodeByNode() {
        final String text = new TorchScript(tiny, TorchScript.Mode.INFERENCE).forward("forward", List.of("fc"));
        assertTrue(text.contains("block_add = torch.add_(block_bn2, relu)  # block.add: 4 x 5 x 5"), text);
        assertTrue(text.contains("bn1 = torch.batch_norm(conv1, w[1], w[2], w[3], w[4], False, 0.1, 0.001, True)"));
        final Network frozen = Surgery.freezeTo(tiny, "relu");
        final String training = new TorchScript(frozen, TorchScript.Mode.TRAINING).forward("forward", List.of("fc"));
        assertTrue(training.contains("bn1 = torch.batch_norm(conv1, w[1], w[2], w[3], w[4], False"));
        assertTrue(training.contains("w[9], w[10], True, 0.1, 0.001, True)  # block.bn2"), training);
        assertTrue(training.contains("torch.dropout(flatten, 0.5, True)"));
    }

    @Test
    void theSummaryEndsWithTheCount() {
        final List<String> lines = Summary.of(tiny);
        assertEquals("parameters " + (4 * 27 + 8 + 4 * 9 + 4 + 8 + 15), lines.get(lines.size() - 1));
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("block.relu_1") && l.endsWith("tap")));
    }
}
