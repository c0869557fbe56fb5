package io.github.explicell.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the frozen part of a network ends. What it makes of an image is always the same, however long the rest learns.
 *
 * @param values frozen nodes that others read, the image's input not among them
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
        for (final Node node : network.nodes()) {
            if (!needed.contains(node.name()) || network.frozen().contains(node.name())) continue;
            for (final String read : node.inputs()) {
                if (network.node(read).operation() instanceof Input) inputs.add(read);
                else if (network.frozen().contains(read)) values.add(read);
            }
        }
        for (final String output : network.outputs().values())
            if (network.frozen().contains(output)) values.add(output);
        final boolean onImageAlone = network.ancestors(values).stream()
                .noneMatch(n -> network.node(n).operation() instanceof Input && !n.equals(Network.IMAGE));
        return inputs.contains(Network.IMAGE) || !onImageAlone
                ? new FrozenPart(List.of(), List.copyOf(inputs))
                : new FrozenPart(List.copyOf(values), List.copyOf(inputs));
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
