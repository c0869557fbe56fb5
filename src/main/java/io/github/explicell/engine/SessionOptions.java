package io.github.explicell.engine;

import java.util.List;

/**
 * How a network is compiled.
 *
 * @param device {@code cpu} or {@code gpu:N} ({@link Devices#resolve} makes one
 *          of {@code auto})
 * @param precision number format to compute in
 * @param batch how many images go through the network at once; more are cut
 *          into micro-batches of this size
 * @param nodes nodes or modules whose activations will be asked for
 * @param gradientNode node or module whose gradient will be asked for, or null
 * @param fold whether batch norm is folded into the convolutions
 */
public record SessionOptions(
        String device, Precision precision, int batch, List<String> nodes, String gradientNode, boolean fold) {

    /** float32 on the CPU, micro-batches of 8, logits only */
    public static final SessionOptions DEFAULT = new SessionOptions("cpu", Precision.FLOAT32, 8, List.of(), null, true);

    public SessionOptions {
        nodes = List.copyOf(nodes);
        if (batch < 1) throw new IllegalArgumentException("the batch must hold at least 1 image, not " + batch);
    }

    /** @return the same on another device */
    public SessionOptions on(final String otherDevice, final Precision otherPrecision) {
        return new SessionOptions(otherDevice, otherPrecision, batch, nodes, gradientNode, fold);
    }

    /** @return the same with another micro-batch */
    public SessionOptions withBatch(final int otherBatch) {
        return new SessionOptions(device, precision, otherBatch, nodes, gradientNode, fold);
    }

    /** @return the same with the activations of some nodes */
    public SessionOptions withNodes(final List<String> otherNodes) {
        return new SessionOptions(device, precision, batch, otherNodes, gradientNode, fold);
    }

    /** @return the same with the gradient at a node */
    public SessionOptions withGradient(final String node) {
        return new SessionOptions(device, precision, batch, nodes, node, fold);
    }

    /** @return the same with batch norm folded or not */
    public SessionOptions withFolding(final boolean folding) {
        return new SessionOptions(device, precision, batch, nodes, gradientNode, folding);
    }
}
