package io.github.explicell.network;

import java.util.ArrayList;
import java.util.List;

/** A network as a table to read. */
public final class Summary {

    private Summary() {}

    /**
     * @param network any network
     * @return one line for each node (name, operation, shape without the batch,
     *         learned parameters), the last line {@code parameters N}
     */
    public static List<String> of(final Network network) {
        final int width =
                network.nodes().stream().mapToInt(n -> n.name().length()).max().orElse(4);
        final String format = "%-" + Math.max(width, 4) + "s  %-30s %-18s %10s";
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(format, "node", "operation", "shape", "parameters")
                .stripTrailing());
        for (final Node node : network.nodes()) {
            final long count = network.parameters(node).stream()
                    .filter(p -> p.role().isLearned())
                    .mapToLong(p -> p.shape().size())
                    .sum();
            final String notes = (node.name().equals(network.tap()) ? "  tap" : "")
                    + (network.frozen().contains(node.name()) ? "  frozen" : "");
            lines.add((String.format(
                                    format,
                                    node.name(),
                                    node.operation().describe(),
                                    network.shape(node.name()),
                                    count == 0 ? "" : count)
                            + notes)
                    .stripTrailing());
        }
        network.outputs().forEach((output, node) -> lines.add("output " + output + " is " + node));
        lines.add("parameters " + network.parameterCount());
        return lines;
    }
}
