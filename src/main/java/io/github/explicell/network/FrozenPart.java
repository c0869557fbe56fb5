package io.github.explicell.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the frozen part of a network ends. What it makes of an image is always the same, however long the rest learns. What
 * follows the frozen nodes and neither learns nor draws, such as pooling, belongs to it: then its vectors are all that need
 * be kept, not the maps.
 *
 * @param values nodes of the frozen part that others read, the image's input not among them
 * @param inputs further inputs of the network, such as metadata, that others than frozen nodes read
 */
public record FrozenPart(List<String> values, List<String> inputs) {

    /**
     * @param network frozen up to some node
     * @return its frozen part; without values, if there is none, if something else reads the image, too, or if it reads
     *     another input
     */
    public static FrozenPart of(final Network network) {
        final Set<String> values = new LinkedHashSet<>();
        final Set<String> inputs = new LinkedHashSet<>();
        final Set<String> needed = network.ancestors(network.outputs().values());
        final Set<String> settled = settled(network);
        for (final Node node : network.nodes()) {
            if (!needed.contains(node.name()) || settled.contains(node.name())) continue;
            for (final String read : node.inputs()) {
                if (network.node(read).operation() instanceof Input) inputs.add(read);
                else if (settled.contains(read)) values.add(read);
            }
        }
        for (final String output : network.outputs().values()) if (settled.contains(output)) values.add(output);
        final boolean onImageAlone = network.ancestors(values).stream()
                .noneMatch(n -> network.node(n).operation() instanceof Input && !n.equals(Network.IMAGE));
        return inputs.contains(Network.IMAGE) || !onImageAlone
                ? new FrozenPart(List.of(), List.copyOf(inputs))
                : new FrozenPart(List.copyOf(values), List.copyOf(inputs));
    }

    private static Set<String> settled(final Network network) {
        final Set<String> settled = new HashSet<>(network.frozen());
        for (final Node node : network.nodes())
            if (isFixed(node, network) && settled.containsAll(node.inputs())) settled.add(node.name());
        return settled;
    }

    private static boolean isFixed(final Node node, final Network network) {
        return !(node.operation() instanceof Input
                        || node.operation() instanceof Dropout
                        || node.operation() instanceof StochasticDepth)
                && network.parameters(node).isEmpty();
    }

    /** @return whether there is something that need not be computed again */
    public boolean isWorthKeeping() {
        return !values.isEmpty();
    }

    /** @return the nodes from which the rest follows */
    public List<String> nodes() {
        final List<String> nodes = new ArrayList<>(values);
        nodes.addAll(inputs);
        return nodes;
    }
}
