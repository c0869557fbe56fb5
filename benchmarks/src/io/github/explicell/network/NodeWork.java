package io.github.explicell.network;

/** What kind of work a node is, and how much: for profiles. */
public final class NodeWork {

    private NodeWork() {}

    /**
     * @param network of the node
     * @param node the node
     * @return a few words
     */
    public static String kind(final Network network, final Node node) {
        final Operation operation = node.operation();
        final Convolution convolution = convolution(operation);
        if (convolution != null)
            return kind(convolution, network.inputShapes(node).get(0));
        if (operation instanceof Linear || operation instanceof PackedLinear) return "fully connected";
        if (operation instanceof Pool || operation instanceof GlobalPool || operation instanceof AdaptiveAveragePool)
            return "pooling";
        if (operation instanceof Activation) return "activation";
        if (operation instanceof Add) return "sum";
        if (operation instanceof Multiply) return "product";
        if (operation instanceof Concatenate) return "concatenation";
        if (operation instanceof BatchNorm) return "batch norm";
        return "other";
    }

    private static String kind(final Convolution convolution, final Shape map) {
        final String kernel =
                convolution.window().kernelHeight() + "x" + convolution.window().kernelWidth();
        if (map.height() == 1 && map.width() == 1) return "convolution " + kernel + " of one pixel";
        final int groups = convolution.groups(map);
        if (groups == map.channels() && groups > 1) return "convolution " + kernel + ", depthwise";
        return "convolution " + kernel + (groups > 1 ? ", grouped" : "");
    }

    /**
     * @param network of the node
     * @param node the node
     * @return additions and multiplications of convolutions and fully connected layers, for one image; 0 for others
     */
    public static double operations(final Network network, final Node node) {
        final double outputs = network.shape(node.name()).size();
        final Convolution convolution = convolution(node.operation());
        if (convolution != null) {
            final Shape map = network.inputShapes(node).get(0);
            final Window window = convolution.window();
            return 2
                    * outputs
                    * map.channels()
                    / convolution.groups(map)
                    * window.kernelHeight()
                    * window.kernelWidth();
        }
        if (node.operation() instanceof Linear || node.operation() instanceof PackedLinear)
            return 2 * outputs * network.inputShapes(node).get(0).size();
        return 0;
    }

    private static Convolution convolution(final Operation operation) {
        if (operation instanceof PackedConvolution packed) return packed.convolution();
        return operation instanceof Convolution plain ? plain : null;
    }
}
