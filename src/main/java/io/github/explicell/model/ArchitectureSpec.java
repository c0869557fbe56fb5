package io.github.explicell.model;

import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import java.util.ArrayList;
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
     * One step of surgery, as {@link Heads} has it.
     *
     * @param kind {@value #HEAD} (pool, dropout, linear), {@value #HIDDEN_HEAD} (with a hidden layer of {@code width}
     *     and batch norm where there is dropout), {@value #PERCEPTRON_HEAD} (with a hidden layer, no batch norm),
     *     {@value #ATTENTION_HEAD}, or {@value #ATTENTION} in the middle of a network, which keeps its end
     * @param node the node or module it works on
     * @param also further nodes or modules that a head without attention reads; empty for none
     * @param pool how maps become vectors; null for soft attention
     * @param dropout probability 0..1 in training
     * @param width of the hidden layer; else 0
     * @param attention heads and form of soft attention; else null
     * @param metadata the branch for metadata, or null
     */
    public record Step(
            String kind,
            String node,
            List<String> also,
            Heads.Pooling pool,
            double dropout,
            int width,
            Heads.SoftAttention attention,
            Heads.Metadata metadata) {

        private static final String HEAD = "head";
        private static final String HIDDEN_HEAD = "hidden-head";
        private static final String PERCEPTRON_HEAD = "perceptron-head";
        private static final String ATTENTION_HEAD = "soft-attention-head";
        private static final String ATTENTION = "soft-attention";

        /**
         * @param kind {@value #HEAD} (pool, dropout, linear), {@value #HIDDEN_HEAD} (with a hidden layer of {@code
         *     width} and batch norm where there is dropout), {@value #PERCEPTRON_HEAD} (with a hidden layer, no batch
         *     norm), {@value #ATTENTION_HEAD}, or {@value #ATTENTION} in the middle of a network, which keeps its end
         * @param node the node or module it works on
         * @param also further nodes or modules that a head without attention reads; empty for none
         * @param pool how maps become vectors; null for soft attention
         * @param dropout probability 0..1 in training
         * @param width of the hidden layer; else 0
         * @param attention heads and form of soft attention; else null
         * @param metadata the branch for metadata, or null
         * @throws IllegalArgumentException naming the field that is missing or out of range
         */
        public Step {
            if (!List.of(HEAD, HIDDEN_HEAD, PERCEPTRON_HEAD, ATTENTION_HEAD, ATTENTION)
                    .contains(String.valueOf(kind)))
                throw new IllegalArgumentException("architecture.surgery holds an unknown step: " + kind);
            if (node == null)
                throw new IllegalArgumentException("the " + kind + " in architecture.surgery needs a node");
            if (kind.equals(ATTENTION) || kind.equals(ATTENTION_HEAD)) {
                if (attention == null)
                    throw new IllegalArgumentException("the " + kind + " in architecture.surgery needs attention");
                if (also != null && !also.isEmpty())
                    throw new IllegalArgumentException("the " + kind + " in architecture.surgery reads one node alone");
            } else if (pool == null)
                throw new IllegalArgumentException("the " + kind + " in architecture.surgery needs a pool");
            if ((kind.equals(HIDDEN_HEAD) || kind.equals(PERCEPTRON_HEAD)) && width < 1)
                throw new IllegalArgumentException("architecture.surgery.width must be at least 1, not " + width);
            if (!(dropout >= 0 && dropout < 1))
                throw new IllegalArgumentException("architecture.surgery.dropout must be 0 to below 1, not " + dropout);
            also = also == null ? List.of() : List.copyOf(also);
        }

        /**
         * @param node the node or module it works on
         * @param dropout probability 0..1 in training
         * @return a new linear head on a node, its map averaged
         */
        public static Step head(final String node, final double dropout) {
            return pooled(HEAD, node, Heads.Pooling.AVERAGE, 0, dropout);
        }

        /**
         * @param node the node or module it works on
         * @param pool how maps become vectors; null for soft attention
         * @param width of the hidden layer; else 0
         * @param dropout probability 0..1 in training
         * @return a new head with a hidden layer
         */
        public static Step hiddenHead(
                final String node, final Heads.Pooling pool, final int width, final double dropout) {
            return pooled(HIDDEN_HEAD, node, pool, width, dropout);
        }

        /**
         * @param node the node or module it works on
         * @param width of the hidden layer; else 0
         * @param dropout probability 0..1 in training
         * @return a new head with a hidden layer between dropout, without batch norm, on its averaged map
         */
        public static Step perceptronHead(final String node, final int width, final double dropout) {
            return pooled(PERCEPTRON_HEAD, node, Heads.Pooling.AVERAGE, width, dropout);
        }

        private static Step pooled(
                final String kind, final String node, final Heads.Pooling pool, final int width, final double dropout) {
            return new Step(kind, node, List.of(), pool, dropout, width, null, null);
        }

        /**
         * @param node the node or module it works on
         * @param attention heads and form of soft attention; else null
         * @param dropout probability 0..1 in training
         * @return soft attention and a linear layer
         */
        public static Step attentionHead(final String node, final Heads.SoftAttention attention, final double dropout) {
            return new Step(ATTENTION_HEAD, node, List.of(), null, dropout, 0, attention, null);
        }

        /**
         * @param node the node or module it works on
         * @param attention heads and form of soft attention; else null
         * @return soft attention in the middle of a network
         */
        public static Step attention(final String node, final Heads.SoftAttention attention) {
            return new Step(ATTENTION, node, List.of(), null, 0, 0, attention, null);
        }

        /**
         * @param branch how metadata join the features
         * @return the same head with a branch for metadata
         */
        public Step with(final Heads.Metadata branch) {
            return new Step(kind, node, also, pool, dropout, width, attention, branch);
        }

        /**
         * @param nodes what a head reads, at least one node
         * @param pooling how maps become vectors; null for soft attention
         * @return the same on other nodes
         */
        public Step reading(final List<String> nodes, final Heads.Pooling pooling) {
            final List<String> others = nodes.subList(1, nodes.size());
            return new Step(kind, nodes.get(0), others, pooling, dropout, width, attention, metadata);
        }

        /** @return all nodes that it reads */
        public List<String> nodes() {
            final List<String> nodes = new ArrayList<>(List.of(node));
            nodes.addAll(also);
            return nodes;
        }

        private Network apply(final Network network, final int classes) {
            return switch (kind) {
                case HEAD -> Heads.linear(network, new Heads.Reading(nodes(), pool), dropout, metadata, classes);
                case HIDDEN_HEAD ->
                    Heads.hidden(network, new Heads.Reading(nodes(), pool), width, dropout, metadata, classes);
                case PERCEPTRON_HEAD ->
                    Heads.perceptron(network, new Heads.Reading(nodes(), pool), width, dropout, metadata, classes);
                case ATTENTION_HEAD -> Heads.softAttention(network, node, attention, dropout, metadata, classes);
                default -> Heads.withSoftAttention(network, node, attention);
            };
        }
    }

    /**
     * @param name an architecture's name, see {@link Architectures#names()}
     * @param size height and width of the input image in pixels
     * @param surgery steps in their order; empty for the architecture as it is
     * @throws IllegalArgumentException naming the field that is out of range
     */
    public ArchitectureSpec {
        if (name == null) throw new IllegalArgumentException("architecture.name is missing");
        if (size < 1 || size > LARGEST)
            throw new IllegalArgumentException("architecture.size must be 1 to " + LARGEST + " pixels, not " + size);
        surgery = surgery == null ? List.of() : List.copyOf(surgery);
    }

    /**
     * @param name an architecture's name, see {@link Architectures#names()}
     * @param size height and width of the input image in pixels
     * @return an architecture as it is
     */
    public static ArchitectureSpec plain(final String name, final int size) {
        return new ArchitectureSpec(name, size, List.of());
    }

    /**
     * Gives the head a branch for metadata.
     *
     * @param branch what it reads and how wide it is
     * @return the same network, whose head reads metadata, too
     * @throws IllegalArgumentException if there is no head that can
     */
    public ArchitectureSpec withMetadata(final Heads.Metadata branch) {
        final List<Step> steps = new ArrayList<>(surgery);
        for (int i = steps.size() - 1; i >= 0; i--)
            if (!steps.get(i).kind().equals(Step.ATTENTION)) {
                steps.set(i, steps.get(i).with(branch));
                return new ArchitectureSpec(name, size, steps);
            }
        throw new IllegalArgumentException("metadata join the image's features in a new head, and " + name
                + " has its own; say on which node the new one stands, such as "
                + Architectures.get(name).build(size, 2).tap());
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
        for (final Step step : surgery) network = step.apply(network, classes);
        return network;
    }
}
