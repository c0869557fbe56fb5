package io.github.explicell.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns convolutions into {@link PackedConvolution}s, each with the activation after it where nobody else reads the
 * convolution: the same values but for rounding. Parameters keep their names and shapes.
 */
public final class ConvolutionPacking {

    private final Network network;
    private final Map<String, List<String>> readers;
    private final Set<String> barriers;
    private final Map<String, Integer> users = new HashMap<>();

    private ConvolutionPacking(final Network network, final Collection<String> keep) {
        this.network = network;
        this.readers = network.consumers();
        this.barriers = new HashSet<>(network.outputs().values());
        keep.forEach(k -> barriers.add(network.node(k).name()));
        for (final Node node : network.nodes())
            if (node.operation() instanceof Convolution) users.merge(node.path(), 1, Integer::sum);
    }

    /**
     * Packs the convolutions of a network.
     *
     * @param network used for inference on a processor
     * @param keep nodes or modules whose outputs are wanted
     * @param gradientNode node or module at which a gradient will be asked for, or null: what comes after it, through
     *     which the gradient flows, is left as it is
     * @return the network with packed convolutions
     */
    public static Network pack(final Network network, final Collection<String> keep, final String gradientNode) {
        return new ConvolutionPacking(network, keep).pack(gradientNode);
    }

    private Network pack(final String gradientNode) {
        final Set<String> within = gradientNode == null ? null : network.ancestors(List.of(gradientNode));
        final Map<String, Node> convolutionOf = new HashMap<>();
        final Set<String> gone = new HashSet<>();
        for (final Node node : network.nodes()) {
            if (within != null && !within.contains(node.name())) continue;
            if (isFused(node)) {
                final Node before = network.node(node.inputs().get(0));
                convolutionOf.put(node.name(), before);
                gone.add(before.name());
            }
        }
        final List<Node> nodes = new ArrayList<>();
        for (final Node node : network.nodes()) {
            if (gone.contains(node.name())) continue;
            final Node before = convolutionOf.get(node.name());
            if (before != null) nodes.add(join(before, node));
            else if (isPackable(node) && (within == null || within.contains(node.name())))
                nodes.add(node.with(new PackedConvolution((Convolution) node.operation(), null)));
            else nodes.add(node);
        }
        final String tap = gone.contains(network.tap()) ? null : network.tap();
        final Set<String> frozen = new HashSet<>(network.frozen());
        frozen.removeAll(gone);
        return new Network(network.name(), nodes, network.outputs(), tap, frozen);
    }

    private boolean isFused(final Node node) {
        if (!(node.operation() instanceof Activation activation) || !PackedConvolution.fuses(activation.function()))
            return false;
        final Node before = network.node(node.inputs().get(0));
        return isPackable(before)
                && !barriers.contains(before.name())
                && readers.get(before.name()).size() == 1;
    }

    /** A kernel that two nodes share could be needed in two orders. */
    private boolean isPackable(final Node node) {
        return node.operation() instanceof Convolution && users.get(node.path()) == 1;
    }

    private static Node join(final Node convolution, final Node activation) {
        return new Node(
                activation.name(),
                convolution.path(),
                new PackedConvolution(
                        (Convolution) convolution.operation(), ((Activation) activation.operation()).function()),
                convolution.inputs());
    }
}
