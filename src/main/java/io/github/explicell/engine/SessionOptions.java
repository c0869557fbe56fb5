package io.github.explicell.engine;

import io.github.explicell.network.Prologue;
import java.util.List;
import java.util.Optional;

/**
 * How a network is compiled, and what it will be asked for.
 *
 * @param device {@code cpu} or {@code gpu:N} ({@link Devices#resolve} makes one of {@code auto})
 * @param precision number format to compute in
 * @param batch how many images go through the network at once; more are cut into micro-batches of this size
 * @param fold whether batch norm is folded into the convolutions
 * @param nodes nodes or modules whose activations will be asked for
 * @param gradients nodes or modules at which gradients will be asked for
 * @param tails nodes or modules from whose values the network will be run to its end
 * @param prologues ways to make the image on the device
 */
public record SessionOptions(
        String device,
        Precision precision,
        int batch,
        boolean fold,
        List<String> nodes,
        List<String> gradients,
        List<String> tails,
        List<Prologue> prologues) {

    /** float32 on the CPU, micro-batches of 8, batch norm folded, logits only */
    public static final SessionOptions DEFAULT =
            new SessionOptions("cpu", Precision.FLOAT32, 8, true, List.of(), List.of(), List.of(), List.of());

    /**
     * @param device {@code cpu} or {@code gpu:N} ({@link Devices#resolve} makes one of {@code auto})
     * @param precision number format to compute in
     * @param batch how many images go through the network at once; more are cut into micro-batches of this size
     * @param fold whether batch norm is folded into the convolutions
     * @param nodes nodes or modules whose activations will be asked for
     * @param gradients nodes or modules at which gradients will be asked for
     * @param tails nodes or modules from whose values the network will be run to its end
     * @param prologues ways to make the image on the device
     * @throws IllegalArgumentException if the batch is empty, or the precision one for training alone
     */
    public SessionOptions {
        nodes = List.copyOf(nodes);
        gradients = List.copyOf(gradients);
        tails = List.copyOf(tails);
        prologues = List.copyOf(prologues);
        if (batch < 1) throw new IllegalArgumentException("the batch must hold at least 1 image, not " + batch);
        if (!Precision.INFERENCE.contains(precision))
            throw new IllegalArgumentException(precision + " is for training alone; choose float32 or bfloat16");
    }

    /**
     * @param otherDevice cpu or gpu:N
     * @param otherPrecision number format of weights and activations
     * @return the same on another device
     */
    public SessionOptions on(final String otherDevice, final Precision otherPrecision) {
        return new SessionOptions(otherDevice, otherPrecision, batch, fold, nodes, gradients, tails, prologues);
    }

    /**
     * A number format in which the same device computes about twice as fast, for numbers that need not be exact.
     *
     * @return the same in that format; empty where there is none, or where it is not known to be faster: of the
     *     processors, only those with instructions for bfloat16 have one
     */
    public Optional<SessionOptions> rough() {
        if (precision != Precision.FLOAT32 || !device.equals("cpu") || !Processor.isFastInBfloat16())
            return Optional.empty();
        return Optional.of(on(device, Precision.BFLOAT16)).filter(OneDnn::packs);
    }

    /**
     * @param otherBatch how many images go through the network at once; more are cut into micro-batches of this size
     * @return the same with another micro-batch
     */
    public SessionOptions withBatch(final int otherBatch) {
        return new SessionOptions(device, precision, otherBatch, fold, nodes, gradients, tails, prologues);
    }

    /**
     * @param folding whether batch norm is folded into the convolutions before it
     * @return the same with batch norm folded or not
     */
    public SessionOptions withFolding(final boolean folding) {
        return new SessionOptions(device, precision, batch, folding, nodes, gradients, tails, prologues);
    }

    /**
     * @param otherNodes nodes or modules whose activations will be asked for
     * @return the same with the activations of some nodes
     */
    public SessionOptions withNodes(final List<String> otherNodes) {
        return new SessionOptions(device, precision, batch, fold, otherNodes, gradients, tails, prologues);
    }

    /**
     * @param atNodes nodes or modules at which gradients will be asked for
     * @return the same with the gradients at some nodes
     */
    public SessionOptions withGradients(final List<String> atNodes) {
        return new SessionOptions(device, precision, batch, fold, nodes, atNodes, tails, prologues);
    }

    /**
     * @param behindNodes nodes or modules from whose values the network will be run to its end
     * @return the same with the tails behind some nodes
     */
    public SessionOptions withTails(final List<String> behindNodes) {
        return new SessionOptions(device, precision, batch, fold, nodes, gradients, behindNodes, prologues);
    }

    /**
     * @param ways ways to make the image on the device
     * @return the same with some ways to make the image on the device
     */
    public SessionOptions withPrologues(final List<Prologue> ways) {
        return new SessionOptions(device, precision, batch, fold, nodes, gradients, tails, ways);
    }
}
