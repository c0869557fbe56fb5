package io.github.explicell.explain;

import io.github.explicell.network.Network;
import io.github.explicell.network.Node;
import io.github.explicell.network.Permute;
import io.github.explicell.network.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which nodes of a network a CAM can read: feature maps, more than one pixel large, on which the logits depend. */
public final class Layers {

    private final Network network;
    private final Set<String> spatial = new TreeSet<>();
    private final Map<String, String> suggestions = new LinkedHashMap<>();

    /** @param network any network with logits */
    public Layers(final Network network) {
        this.network = network;
        final Set<String> needed = network.ancestors(List.of(network.outputNode(Network.LOGITS)));
        final Set<String> channelsLast = new HashSet<>();
        for (final Node node : network.nodes()) {
            if (node.inputs().isEmpty()) continue;
            if (node.operation() instanceof Permute p
                    ? p.channelsLast()
                    : channelsLast.contains(node.inputs().get(0))) {
                channelsLast.add(node.name());
                continue;
            }
            final Shape shape = network.shape(node.name());
            if (!needed.contains(node.name()) || shape.rank() != 3 || shape.height() * shape.width() < 2) continue;
            spatial.add(node.name());
            // the last of each size
            suggestions.put(shape.height() + " x " + shape.width(), node.name());
        }
    }

    /**
     * Checks that a CAM can read a node.
     *
     * @param nodeOrModule a node's or a module's name
     * @return the node's name
     * @throws IllegalArgumentException if there is no such node, or it holds no feature maps; names good ones
     */
    public String check(final String nodeOrModule) {
        final String node;
        try {
            node = network.node(nodeOrModule).name();
        } catch (final IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; a CAM can read, for example, " + examples(), e);
        }
        if (!spatial.contains(node))
            throw new IllegalArgumentException("a CAM cannot read the node " + nodeOrModule + " of " + network.name()
                    + " (" + network.shape(node)
                    + "): it holds no feature maps before the classes; choose, for example, "
                    + examples());
        return node;
    }

    private String examples() {
        return String.join(", ", suggestions.values());
    }
}
