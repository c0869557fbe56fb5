package io.github.explicell.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pure transformations of networks: none changes its argument. Names of
 * untouched nodes and parameters stay, so published weights still load by name.
 */
public final class Surgery {

    private Surgery() {}

    /**
     * Another number of classes: the last layer with parameters before the logits
     * gets that many outputs.
     *
     * @param network a network with the output {@code logits}
     * @param classes at least 2
     * @return the network with another last layer
     */
    public static Network withClasses(final Network network, final int classes) {
        if (classes < 2) throw new IllegalArgumentException("a classifier needs at least 2 classes, not " + classes);
        final Node last = classifier(network);
        final Operation changed;
        if (last.operation() instanceof Linear l) changed = new Linear(classes, l.bias());
        else if (last.operation() instanceof Convolution c)
            changed = new Convolution(classes, c.window(), c.groups(), c.bias());
        else
            throw new IllegalArgumentException("the last layer of " + network.name() + ", " + last.name() + ", is a "
                    + last.operation().describe() + " and cannot be given another number of classes");
        return replace(network, last.with(changed));
    }

    /**
     * @param network any network with logits
     * @return the last node with parameters before the logits
     */
    public static Node classifier(final Network network) {
        final Set<String> path = network.ancestors(List.of(network.outputNode(Network.LOGITS)));
        Node last = null;
        for (final Node node : network.nodes())
            if (path.contains(node.name()) && !network.parameters(node).isEmpty()) last = node;
        if (last == null)
            throw new IllegalArgumentException(network.name() + " has no layer with parameters before its logits");
        return last;
    }

    /**
     * Cuts at a node: only it and what it depends on remains.
     *
     * @param network any network
     * @param node the node or module that becomes the only output
     * @param output the output's name
     * @return the part before the cut; its tap is the old one where that remains,
     *         else the cut
     */
    public static Network cutAt(final Network network, final String node, final String output) {
        final String end = network.node(node).name();
        return cut(network, Map.of(output, end), end);
    }

    /**
     * Cuts at several nodes: only they and what they depend on remains.
     *
     * @param network any network
     * @param nodes nodes or modules that become the outputs, each named as its node
     * @return the part before the cuts, its outputs in the network's order; its tap is the old one where that remains,
     *         else the last of the nodes
     * @throws IllegalArgumentException if two names stand for one node
     */
    public static Network cutAt(final Network network, final List<String> nodes) {
        final Set<String> ends = new HashSet<>();
        for (final String node : nodes)
            if (!ends.add(network.node(node).name()))
                throw new IllegalArgumentException("the node " + node + " of " + network.name() + " is named twice");
        final Map<String, String> outputs = new LinkedHashMap<>();
        String last = null;
        for (final Node node : network.nodes()) {
            if (!ends.contains(node.name())) continue;
            outputs.put(node.name(), node.name());
            last = node.name();
        }
        return cut(network, outputs, last);
    }

    private static Network cut(final Network network, final Map<String, String> outputs, final String last) {
        final Set<String> kept = network.ancestors(outputs.values());
        final List<Node> nodes =
                network.nodes().stream().filter(n -> kept.contains(n.name())).toList();
        final Set<String> frozen = new HashSet<>(network.frozen());
        frozen.retainAll(kept);
        final String tap = kept.contains(network.tap()) ? network.tap() : last;
        return new Network(network.name(), nodes, outputs, tap, frozen);
    }

    /**
     * Freezes a node and all that it depends on: training changes neither their
     * parameters nor their running statistics.
     *
     * @param network any network
     * @param node the last frozen node or module
     * @return the network with more nodes frozen
     */
    public static Network freezeTo(final Network network, final String node) {
        final Set<String> frozen = new HashSet<>(network.frozen());
        frozen.addAll(network.ancestors(List.of(node)));
        return new Network(network.name(), network.nodes(), network.outputs(), network.tap(), frozen);
    }

    /**
     * Names nodes as outputs, beside those that are there.
     *
     * @param network any network
     * @param nodes output name to node or module
     * @return the network with more outputs
     */
    public static Network withOutputs(final Network network, final Map<String, String> nodes) {
        final Map<String, String> outputs = new LinkedHashMap<>(network.outputs());
        nodes.forEach((output, node) -> outputs.put(output, network.node(node).name()));
        return new Network(network.name(), network.nodes(), outputs, network.tap(), network.frozen());
    }

    /**
     * Another shape of an input, such as another image size.
     *
     * @param network any network
     * @param input the input's name
     * @param shape its new shape without the batch dimension
     * @return the network for that shape
     * @throws IllegalArgumentException naming the node that does not fit it
     */
    public static Network withInput(final Network network, final String input, final Shape shape) {
        if (!network.inputs().containsKey(input))
            throw new IllegalArgumentException(network.name() + " has no input named " + input + ", only "
                    + network.inputs().keySet());
        return replace(network, network.node(input).with(new Input(shape)));
    }

    private static Network replace(final Network network, final Node changed) {
        final List<Node> nodes = network.nodes().stream()
                .map(n -> n.name().equals(changed.name()) ? changed : n)
                .toList();
        return new Network(network.name(), nodes, network.outputs(), network.tap(), network.frozen());
    }
}
