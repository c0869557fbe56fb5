package io.github.explicell.model;

import io.github.explicell.network.Network;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.architecture.Architectures;
import java.util.List;

/**
 * Which network a model is: an architecture and what surgery made of it.
 *
 * @param name an architecture's name, see {@link Architectures#names()}
 * @param size height and width of the input image in pixels
 * @param surgery steps in their order; empty for the architecture as it is
 */
public record ArchitectureSpec(String name, int size, List<Step> surgery) {

    /** The largest input that a model folder may ask for, in pixels. */
    private static final int LARGEST = 2048;

    /**
     * One step of surgery. The only kind so far, {@code head}, puts global pooling, dropout and one linear layer on a
     * node and drops what stood behind it.
     *
     * @param kind {@code head}
     * @param node the node or module it works on
     * @param pool how the map becomes a vector
     * @param dropout probability 0..1 in training
     */
    public record Step(String kind, String node, Pool.Kind pool, double dropout) {

        /** @throws IllegalArgumentException naming the field that is out of range */
        public Step {
            if (!"head".equals(kind))
                throw new IllegalArgumentException("architecture.surgery holds an unknown step: " + kind);
            if (node == null || pool == null)
                throw new IllegalArgumentException("the head in architecture.surgery needs a node and a pool");
            if (!(dropout >= 0 && dropout < 1))
                throw new IllegalArgumentException("architecture.surgery.dropout must be 0 to below 1, not " + dropout);
        }

        /** @return a new linear head on a node, its map averaged */
        public static Step head(final String node, final double dropout) {
            return new Step("head", node, Pool.Kind.AVERAGE, dropout);
        }
    }

    /** @throws IllegalArgumentException naming the field that is out of range */
    public ArchitectureSpec {
        if (name == null) throw new IllegalArgumentException("architecture.name is missing");
        if (size < 1 || size > LARGEST)
            throw new IllegalArgumentException("architecture.size must be 1 to " + LARGEST + " pixels, not " + size);
        surgery = surgery == null ? List.of() : List.copyOf(surgery);
    }

    /** @return an architecture as it is */
    public static ArchitectureSpec plain(final String name, final int size) {
        return new ArchitectureSpec(name, size, List.of());
    }

    /**
     * Builds the network.
     *
     * @param classes number of classes
     * @return the network
     * @throws IllegalArgumentException if there is no such architecture or node
     */
    public Network build(final int classes) {
        Network network = Architectures.get(name).build(size, classes);
        for (final Step step : surgery)
            network = Surgery.withHead(network, step.node(), step.pool(), step.dropout(), classes);
        return network;
    }
}
