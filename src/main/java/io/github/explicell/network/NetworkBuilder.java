package io.github.explicell.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a {@link Network} node by node. Most methods return the new node's
 * name, to be given to the next.
 *
 * <pre>
 * NetworkBuilder b = new NetworkBuilder("tiny");
 * String x = b.input(Network.IMAGE, Shape.of(3, 32, 32));
 * x = b.add("conv", new Convolution(8, Window.square(3, 2, Padding.of(1)), 1,
 * 	true), x);
 * x = b.add("relu", new Activation(Activation.Function.RELU), x);
 * Network network = b.tap(x).output(Network.LOGITS, x).build();
 * </pre>
 */
public final class NetworkBuilder {

    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private String tap;

    /** @param name name of the architecture */
    public NetworkBuilder(final String name) {
        this.name = name;
    }

    /**
     * Adds an input.
     *
     * @param input its name
     * @param shape its shape without the batch dimension
     * @return its name
     */
    public String input(final String input, final Shape shape) {
        return add(input, new Input(shape));
    }

    /**
     * Adds a node whose parameters are named like itself.
     *
     * @param node unique name
     * @param operation what it does
     * @param inputs nodes that it reads
     * @return its name
     */
    public String add(final String node, final Operation operation, final String... inputs) {
        return add(node, node, operation, inputs);
    }

    /**
     * Adds a node.
     *
     * @param node unique name
     * @param path the module path that its parameters' names start with
     * @param operation what it does
     * @param inputs nodes that it reads
     * @return its name
     */
    public String add(final String node, final String path, final Operation operation, final String... inputs) {
        nodes.add(new Node(node, path, operation, List.of(inputs)));
        return node;
    }

    /**
     * Declares the node that a CAM reads by default.
     *
     * @param node its name
     * @return this
     */
    public NetworkBuilder tap(final String node) {
        this.tap = node;
        return this;
    }

    /**
     * Declares an output.
     *
     * @param output the output's name
     * @param node whose value it is
     * @return this
     */
    public NetworkBuilder output(final String output, final String node) {
        outputs.put(output, node);
        return this;
    }

    /**
     * @return the network
     * @throws IllegalArgumentException naming the node that does not fit
     */
    public Network build() {
        return new Network(name, nodes, outputs, tap, Set.of());
    }
}
