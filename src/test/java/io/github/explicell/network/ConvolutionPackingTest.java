package io.github.explicell.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConvolutionPackingTest {

    private final Network folded = new BatchNormFolding(TinyNetwork.of(9), List.of()).network();

    private static List<String> packed(final Network network) {
        return network.nodes().stream()
                .filter(n -> n.operation() instanceof PackedConvolution)
                .map(Node::name)
                .toList();
    }

    private static String forward(final Network network) {
        return new TorchScript(network, TorchScript.Mode.INFERENCE).forward("forward", List.of("fc"));
    }

    /** A block whose sum could go onto its shortcut, and a further node between them. */
    private static String residual(final Operation between, final boolean readLater) {
        final NetworkBuilder b = new NetworkBuilder("residual");
        final Convolution convolution = new Convolution(4, Window.square(3, 1, Padding.of(1)), 1, true);
        final Activation relu = new Activation(Activation.Function.RELU);
        final String shortcut =
                b.add("relu", relu, b.add("conv1", convolution, b.input(Network.IMAGE, Shape.of(4, 8, 8))));
        final String other = b.add("between", between, shortcut);
        final String sum = b.add("add", new Add(), b.add("conv2", convolution, other), shortcut);
        final String end = readLater ? b.add("late", new Add(), sum, shortcut) : sum;
        final String active = b.add("relu_1", relu, end);
        final String vector = b.add("flatten", new Flatten(), b.add("pool", new GlobalPool(Pool.Kind.AVERAGE), active));
        b.output(Network.LOGITS, b.add("fc", new Linear(3, true), vector));
        return forward(ConvolutionPacking.pack(b.build(), List.of(), List.of()));
    }

    @Test
    void sumsGoOntoAShortcutThatNobodyNeedsAnyMore() {
        final Operation pool = Pool.maximum(3, 1, 1);
        final String text = residual(pool, false);
        assertTrue(
                text.contains("relu_1 = ops.mkldnn._convolution_pointwise_(relu, between, w[2], w[3], [1, 1], [1, 1],"
                        + " [1, 1], 1, \"add\", 1., \"relu\", [], None)"),
                text);
        assertFalse(residual(pool, true).contains("_pointwise_("), "the shortcut is read later");
        assertFalse(residual(new Dropout(0.5), false).contains("_pointwise_("), "dropout gives the shortcut itself");
    }

    @Test
    void activationsGoIntoConvolutions() {
        final Network network = ConvolutionPacking.pack(folded, List.of(), List.of());
        // the second convolution reads its shortcut, onto which it can therefore not be added
        assertEquals(List.of("relu", "block.bn2"), packed(network));
        assertEquals(folded.parameters(), network.parameters());
        assertEquals(folded.shape("relu"), network.shape("relu"));
        final TorchScript script = new TorchScript(network, TorchScript.Mode.INFERENCE);
        final String text = script.forward("forward", List.of("fc"));
        assertTrue(text.contains("[1, 1], 1, \"relu\", [], None)  # relu: 4 x 5 x 5"), text);
        assertFalse(text.contains("torch.conv2d"), text);
        // SAME padding of 9 pixels by 3 with step 2: one row and column on each side
        final String prepare = new WeightScript(network, TorchScript.Mode.INFERENCE).prepare("prepare");
        assertTrue(
                prepare.contains("_reorder_convolution_weight(torch.clone(w[0], memory_format=2), [1, 1], [2, 2],"
                        + " [1, 1], 1, [8, 3, 9, 9])"),
                prepare);
    }

    @Test
    void aSingleImageHasAnOrderOfItsOwnWhereItDiffers() {
        final Network network = ConvolutionPacking.pack(folded, List.of(), List.of());
        final String text = String.join("", new WeightScript(network, TorchScript.Mode.INFERENCE).keeping());
        assertTrue(
                text.contains("(self).either(w[0], ops.mkldnn._reorder_convolution_weight(torch.to_dense(w[0]), [1, 1],"
                        + " [2, 2], [1, 1], 1, [1, 3, 9, 9]), )"),
                text);
        final String plain = String.join("", new WeightScript(folded, TorchScript.Mode.INFERENCE).keeping());
        assertFalse(plain.contains("mkldnn"), plain);
    }

    @Test
    void fullyConnectedLayersArePackedForAnyNumberOfImages() {
        final Network network = LinearPacking.pack(folded, List.of());
        assertEquals(folded.parameters(), network.parameters());
        final String forward = forward(network);
        assertTrue(
                forward.contains("fc = ops.mkldnn._linear_pointwise(dropout, w[4], w[5], \"none\", [], \"\")"),
                forward);
        final String text = String.join("", new WeightScript(network, TorchScript.Mode.INFERENCE).keeping());
        assertTrue(text.contains("      ops.mkldnn._reorder_linear_weight(w[4], 8),\n      torch.clone(w[5])]"), text);
        assertFalse(text.contains("either"), text);
        assertEquals(
                forward(folded), forward(LinearPacking.pack(folded, List.of("relu"))), "gradients flow through it");
    }

    @Test
    void whatIsAskedForStays() {
        assertEquals(List.of("bn1", "block.bn2"), packed(ConvolutionPacking.pack(folded, List.of("bn1"), List.of())));
    }

    @Test
    void gradientsFlowThroughPlainConvolutions() {
        assertEquals(List.of("relu"), packed(ConvolutionPacking.pack(folded, List.of("relu"), List.of("relu"))));
        final List<String> two = List.of("relu", "block");
        assertEquals(List.of("relu"), packed(ConvolutionPacking.pack(folded, two, two)));
        assertEquals(
                List.of(), packed(ConvolutionPacking.pack(folded, List.of(Network.IMAGE), List.of(Network.IMAGE))));
    }
}
