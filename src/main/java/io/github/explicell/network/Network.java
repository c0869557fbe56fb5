package io.github.explicell.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An immutable graph of named nodes: an architecture, or what {@link Surgery}
 * made of one. It has named inputs (such as {@code image}), named outputs (such
 * as {@code logits}) and a default tap. All shapes are inferred when it is
 * made, so a network that exists is consistent.
 * <p>
 * Where a method takes a node's name, a module's name such as {@code layer2}
 * stands for the last node inside that module.
 * </p>
 */
public final class Network {

    /** The output that holds the scores of the classes before softmax. */
    public static final String LOGITS = "logits";
    /** The input that takes the image: channels x height x width. */
    public static final String IMAGE = "image";

    private final String name;
    private final Map<String, Node> nodes;
    private final Map<String, Shape> shapes;
    private final Map<String, String> outputs;
    private final String tap;
    private final Set<String> frozen;

    /**
     * @param name name of the architecture, such as {@code resnet50}
     * @param nodes each after all nodes that it reads
     * @param outputs output name to the node that holds it
     * @param tap the node that a CAM reads unless told otherwise: the last
     *          spatial features after their activation
     * @param frozen nodes whose parameters training leaves alone
     * @throws IllegalArgumentException naming the node that does not fit
     */
    Network(
            final String name,
            final Collection<Node> nodes,
            final Map<String, String> outputs,
            final String tap,
            final Set<String> frozen) {
        this.name = name;
        this.nodes = Collections.unmodifiableMap(index(nodes));
        this.shapes = Collections.unmodifiableMap(infer(name, nodes));
        this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        this.tap = tap;
        this.frozen = Set.copyOf(frozen);
        outputs.values().forEach(this::node);
        frozen.forEach(this::node);
        if (tap != null) node(tap);
    }

    private static Map<String, Node> index(final Collection<Node> nodes) {
        final Map<String, Node> map = new LinkedHashMap<>();
        for (final Node node : nodes) {
            if (map.put(node.name(), node) != null)
                throw new IllegalArgumentException("two nodes are named " + node.name());
        }
        return map;
    }

    private static Map<String, Shape> infer(final String network, final Collection<Node> nodes) {
        final Map<String, Shape> shapes = new LinkedHashMap<>();
        for (final Node node : nodes) {
            final List<Shape> inputs = new ArrayList<>();
            for (final String input : node.inputs()) {
                final Shape shape = shapes.get(input);
                if (shape == null)
                    throw new IllegalArgumentException("node " + node.name() + " of " + network + " reads " + input
                            + ", which does not stand before it");
                inputs.add(shape);
            }
            try {
                shapes.put(node.name(), node.operation().outputShape(inputs));
            } catch (final IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "node " + node.name() + " of " + network + " ("
                                + node.operation().describe() + "): " + e.getMessage(),
                        e);
            }
        }
        return shapes;
    }

    /** @return the architecture's name */
    public String name() {
        return name;
    }

    /** @return all nodes, each after those that it reads */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** @return input name to shape, without the batch dimension */
    public Map<String, Shape> inputs() {
        final Map<String, Shape> inputs = new LinkedHashMap<>();
        for (final Node node : nodes.values())
            if (node.operation() instanceof Input) inputs.put(node.name(), shape(node.name()));
        return inputs;
    }

    /** @return output name to the name of the node that holds it */
    public Map<String, String> outputs() {
        return outputs;
    }

    /** @return the node that a CAM reads by default, or null */
    public String tap() {
        return tap;
    }

    /** @return names of the nodes whose parameters training leaves alone */
    public Set<String> frozen() {
        return frozen;
    }

    /** @return the number of classes: the length of the logits */
    public int classes() {
        return shape(outputNode(LOGITS)).channels();
    }

    /**
     * @param nodeOrModule a node's or a module's name
     * @return the node, or the last node inside the module
     * @throws IllegalArgumentException naming it, with similar names, if there is
     *           no such node
     */
    public Node node(final String nodeOrModule) {
        final Node exact = nodes.get(nodeOrModule);
        if (exact != null) return exact;
        Node last = null;
        for (final Node node : nodes.values()) if (node.name().startsWith(nodeOrModule + ".")) last = node;
        if (last == null)
            throw new IllegalArgumentException(
                    name + " has no node named " + nodeOrModule + "; ./explicell summary lists its nodes");
        return last;
    }

    /**
     * @param output name of an output, such as {@link #LOGITS}
     * @return the name of the node that holds it
     * @throws IllegalArgumentException if there is no such output
     */
    public String outputNode(final String output) {
        final String node = outputs.get(output);
        if (node == null)
            throw new IllegalArgumentException(name + " has no output named " + output + ", only " + outputs.keySet());
        return node;
    }

    /**
     * @param nodeOrModule name of a node, or of a module, whose last node is meant
     * @return shape of a node's output, without the batch dimension
     */
    public Shape shape(final String nodeOrModule) {
        return shapes.get(node(nodeOrModule).name());
    }

    /**
     * @param node of this network
     * @return shapes that a node reads, in order
     */
    public List<Shape> inputShapes(final Node node) {
        return node.inputs().stream().map(shapes::get).toList();
    }

    /**
     * @param node of this network
     * @return the parameters of one node
     */
    public List<Parameter> parameters(final Node node) {
        return node.operation().parameters(node.path(), inputShapes(node));
    }

    /**
     * All parameters in the order of the nodes, each name once: nodes with one
     * path share theirs.
     *
     * @return parameters, running statistics of batch norm among them
     */
    public List<Parameter> parameters() {
        final Map<String, Parameter> all = new LinkedHashMap<>();
        for (final Node node : nodes.values()) for (final Parameter p : parameters(node)) all.putIfAbsent(p.name(), p);
        return List.copyOf(all.values());
    }

    /** @return the number of learned numbers, as libraries count them */
    public long parameterCount() {
        return parameters().stream()
                .filter(p -> p.role().isLearned())
                .mapToLong(p -> p.shape().size())
                .sum();
    }

    /** @return names of the learned parameters that training may change */
    public Set<String> trainable() {
        final Set<String> names = new LinkedHashSet<>();
        for (final Node node : nodes.values())
            if (!frozen.contains(node.name()))
                for (final Parameter p : parameters(node)) if (p.role().isLearned()) names.add(p.name());
        return names;
    }

    /**
     * @param targets nodes or modules
     * @return names of these nodes and of all that they depend on
     */
    public Set<String> ancestors(final Collection<String> targets) {
        final Set<String> wanted = new HashSet<>();
        targets.forEach(t -> wanted.add(node(t).name()));
        final List<Node> backwards = new ArrayList<>(nodes.values());
        Collections.reverse(backwards);
        for (final Node node : backwards) if (wanted.contains(node.name())) wanted.addAll(node.inputs());
        return wanted;
    }

    /**
     * What the part of the network behind a node reads: the node itself, and what goes around it.
     *
     * @param nodeOrModule where the part begins
     * @param output the output where it ends
     * @return the node's name first, then names of nodes that do not depend on it
     * @throws IllegalArgumentException if the output does not depend on the node
     */
    public List<String> boundary(final String nodeOrModule, final String output) {
        final String start = node(nodeOrModule).name();
        final Set<String> needed = ancestors(List.of(outputNode(output)));
        if (!needed.contains(start))
            throw new IllegalArgumentException(
                    "the output " + output + " of " + name + " does not depend on node " + nodeOrModule);
        final Set<String> behind = new HashSet<>();
        final Set<String> boundary = new LinkedHashSet<>(List.of(start));
        for (final Node node : nodes.values()) {
            if (!needed.contains(node.name())) continue;
            if (node.inputs().stream().noneMatch(i -> i.equals(start) || behind.contains(i))) continue;
            behind.add(node.name());
        }
        for (final Node node : nodes.values())
            if (behind.contains(node.name()))
                for (final String input : node.inputs()) if (!behind.contains(input)) boundary.add(input);
        return List.copyOf(boundary);
    }

    /** @return node name to the names of the nodes that read it */
    Map<String, List<String>> consumers() {
        final Map<String, List<String>> readers = new LinkedHashMap<>();
        for (final Node node : nodes.values())
            for (final String input : node.inputs())
                readers.computeIfAbsent(input, k -> new ArrayList<>()).add(node.name());
        return readers;
    }
}
