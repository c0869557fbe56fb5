package io.github.explicell.explain;

import io.github.explicell.network.Network;
import io.github.explicell.network.Node;
import io.github.explicell.network.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a network whose weights are randomised one after the other, from the logits down. */
final class WeightBlocks {

    /** More blocks than this are joined: each costs a compiled network and all maps. */
    private static final int MOST = 24;

    private WeightBlocks() {}

    /**
     * A network's parameters by block. A block is what has the first two words of its path in common ({@code layer4.1},
     * {@code features.denseblock3}); if there are more than {@value #MOST} of these, the first word alone.
     *
     * @param network any
     * @return name of a block to its parameters, the block nearest to the logits first
     */
    static Map<String, List<Parameter>> of(final Network network) {
        final Map<String, List<Parameter>> fine = of(network, 2);
        return fine.size() <= MOST ? fine : of(network, 1);
    }

    private static Map<String, List<Parameter>> of(final Network network, final int words) {
        final Map<String, List<Parameter>> blocks = new LinkedHashMap<>();
        final Set<Parameter> seen = new LinkedHashSet<>();
        final Set<String> used = network.ancestors(List.of(network.outputNode(Network.LOGITS)));
        final List<Node> nodes = new ArrayList<>(network.nodes());
        Collections.reverse(nodes);
        for (final Node node : nodes)
            if (used.contains(node.name()))
                for (final Parameter parameter : network.parameters(node))
                    if (seen.add(parameter))
                        blocks.computeIfAbsent(block(node.path(), words), name -> new ArrayList<>())
                                .add(parameter);
        return blocks;
    }

    private static String block(final String path, final int words) {
        int end = -1;
        for (int i = 0; i < words; i++) {
            end = path.indexOf('.', end + 1);
            if (end < 0) return path;
        }
        return path.substring(0, end);
    }
}
