package io.github.explicell.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns fully connected layers into {@link PackedLinear}s: the same values but for rounding, parameters as before. */
public final class LinearPacking {

    private LinearPacking() {}

    /**
     * Packs the fully connected layers of a network.
     *
     * @param network used for inference on a processor
     * @param differentiated nodes or modules at which gradients will be asked for: all that does not lie before each of
     *     them, so that a gradient could flow through it, is left as it is
     * @return the network with packed layers
     */
    public static Network pack(final Network network, final Collection<String> differentiated) {
        final Map<String, Integer> users = new HashMap<>();
        final Set<String> before = new HashSet<>();
        for (final Node node : network.nodes()) {
            before.add(node.name());
            if (node.operation() instanceof Linear) users.merge(node.path(), 1, Integer::sum);
        }
        for (final String node : differentiated) before.retainAll(network.ancestors(List.of(node)));
        final List<Node> nodes = network.nodes().stream()
                .map(n ->
                        n.operation() instanceof Linear linear && before.contains(n.name()) && users.get(n.path()) == 1
                                ? new Node(n.name(), n.path(), new PackedLinear(linear), n.inputs())
                                : n)
                .toList();
        return new Network(network.name(), nodes, network.outputs(), network.tap(), network.frozen());
    }
}
