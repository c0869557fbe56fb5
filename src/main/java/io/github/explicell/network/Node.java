package io.github.explicell.network;

import java.util.List;

/**
 * One step of a network.
 *
 * @param name unique, as torchvision's {@code feature_extraction} names it,
 *          such as {@code layer1.0.relu_1}
 * @param path the module path that its parameters' names start with; mostly the
 *          name itself
 * @param operation what it does
 * @param inputs names of the nodes it reads, in order
 */
public record Node(String name, String path, Operation operation, List<String> inputs) {

    /**
     * Keeps its own copy of the inputs.
     *
     * @param name unique, as torchvision's {@code feature_extraction} names it, such as {@code layer1.0.relu_1}
     * @param path the module path that its parameters' names start with; mostly the name itself
     * @param operation what it does
     * @param inputs names of the nodes it reads, in order
     */
    public Node {
        inputs = List.copyOf(inputs);
    }

    /**
     * @param other what it does instead
     * @return the same node doing something else
     */
    public Node with(final Operation other) {
        return new Node(name, path, other, inputs);
    }

    /** @return the same node reading another one in place of one that it reads */
    Node reading(final String other, final String inPlaceOf) {
        return new Node(
                name,
                path,
                operation,
                inputs.stream().map(i -> i.equals(inPlaceOf) ? other : i).toList());
    }
}
