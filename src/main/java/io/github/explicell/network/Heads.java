package io.github.explicell.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * New heads on a backbone: from the map of a node to the logits. What stood behind the node is gone. All give the
 * output {@code embedding}, the vector that the last layers read; where there is metadata, it is a further input, and
 * joins that vector before the last layer. The new nodes' names begin with {@code head.}, {@code attention.} and
 * {@code metadata.}.
 */
public final class Heads {

    /** The output that holds the vector which the classifier reads. */
    public static final String EMBEDDING = "embedding";
    /** The output of an encoder with projection that holds the encoder's vector. */
    public static final String FEATURES = "features";
    /** The output that holds soft attention's map, 1 x H x W; its sum is the number of its heads. */
    public static final String ATTENTION = "attention";
    /** The input that takes patient metadata, as numbers. */
    public static final String METADATA = "metadata";

    /**
     * A branch for metadata: one linear layer and ReLU.
     *
     * @param numbers length of the input, at least 1
     * @param width length of the vector that it becomes, at least 1
     */
    public record Metadata(int numbers, int width) {

        /**
         * @param numbers length of the input, at least 1
         * @param width length of the vector that it becomes, at least 1
         * @throws IllegalArgumentException if a length is not positive
         */
        public Metadata {
            if (numbers < 1 || width < 1)
                throw new IllegalArgumentException(
                        "a metadata branch needs at least 1 number and a width of 1, not " + numbers + " and " + width);
        }
    }

    /**
     * Soft attention (Datta et al. 2021): of the map t, alpha is the sum over heads of softmax(conv 3x3(t)) over the
     * positions, and gamma * t * alpha is attended, gamma learned.
     *
     * @param heads channels of the convolution, at least 1; published: 16
     * @param rectified whether a ReLU stands before the softmax, as in the published code; it makes all negative
     *     scores equal
     */
    public record SoftAttention(int heads, boolean rectified) {

        /**
         * @param heads channels of the convolution, at least 1; published: 16
         * @param rectified whether a ReLU stands before the softmax, as in the published code; it makes all negative
         *     scores equal
         * @throws IllegalArgumentException if there is no head
         */
        public SoftAttention {
            if (heads < 1) throw new IllegalArgumentException("soft attention needs at least 1 head, not " + heads);
        }
    }

    /** How a map becomes a vector. */
    public enum Pooling {

        /** The largest value of each channel. */
        MAXIMUM,
        /** The mean of each channel. */
        AVERAGE,
        /** The means of all channels, then their standard deviations: twice as many numbers as channels. */
        MEAN_STD
    }

    /**
     * What a pooled head reads: the vectors of all its nodes' maps, one behind the other.
     *
     * @param nodes feature maps, at least one; the order does not matter, for the network's counts
     * @param pooling how each map becomes a vector
     */
    public record Reading(List<String> nodes, Pooling pooling) {

        /**
         * @param nodes feature maps, at least one; the order does not matter, for the network's counts
         * @param pooling how each map becomes a vector
         * @throws IllegalArgumentException if no node is named
         */
        public Reading {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty()) throw new IllegalArgumentException("a head needs a node to read");
        }

        /**
         * @param node whose map is read
         * @param pooling how each map becomes a vector
         * @return one node's map
         */
        public static Reading of(final String node, final Pooling pooling) {
            return new Reading(List.of(node), pooling);
        }

        /** Numbers of different kinds, whose ranges need not be alike. */
        private boolean isMixed() {
            return nodes.size() > 1 || pooling == Pooling.MEAN_STD;
        }
    }

    private final Network backbone;
    private final List<Node> nodes;
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private String x;

    private Heads(final Network network, final List<String> reads) {
        backbone = Surgery.cutAt(network, reads);
        nodes = new ArrayList<>(backbone.nodes());
        x = last(backbone.outputs().values());
        outputs.put(Network.LOGITS, null);
    }

    private Heads(final Network network, final String node) {
        this(network, List.of(node));
    }

    /**
     * Global pooling, dropout, one linear layer. Where several nodes are read, or means and standard deviations, batch
     * norm comes before the dropout, for these numbers differ in their ranges. A CAM reads the last of the nodes.
     *
     * @param network the backbone
     * @param reading where the head reads, and how maps become vectors
     * @param dropout probability 0..1
     * @param metadata a branch for metadata, or null
     * @param classes at least 2
     * @return backbone with head
     */
    public static Network linear(
            final Network network,
            final Reading reading,
            final double dropout,
            final Metadata metadata,
            final int classes) {
        final Heads head = new Heads(network, reading.nodes());
        head.pool(reading.pooling());
        if (reading.isMixed()) head.norm("head.norm");
        head.add("head.dropout", new Dropout(dropout));
        return head.end(metadata, classes);
    }

    /**
     * Global pooling, then a hidden layer: batch norm and dropout before it and before the classifier, where there is
     * dropout; without, batch norm before it where numbers of different kinds are read. The paper on cervical cells has two: maximum pool, 1024, dropout 0.5 (its VGG and ResNet), and average
     * pool, 1024, no dropout and no batch norm (its other backbones).
     *
     * @param network the backbone
     * @param reading where the head reads, and how maps become vectors
     * @param width of the hidden layer, at least 1
     * @param dropout probability 0..1; 0 leaves out batch norm and dropout
     * @param metadata a branch for metadata, or null
     * @param classes at least 2
     * @return backbone with head
     */
    public static Network hidden(
            final Network network,
            final Reading reading,
            final int width,
            final double dropout,
            final Metadata metadata,
            final int classes) {
        final Heads head = new Heads(network, reading.nodes());
        head.pool(reading.pooling());
        if (dropout > 0 || reading.isMixed()) head.norm("head.norm");
        if (dropout > 0) head.add("head.dropout", new Dropout(dropout));
        head.add("head.hidden", new Linear(width, true));
        head.add("head.relu", new Activation(Activation.Function.RELU));
        if (dropout > 0) {
            head.norm("head.norm_1");
            head.add("head.dropout_1", new Dropout(dropout));
        }
        return head.end(metadata, classes);
    }

    /**
     * Global pooling, then a perceptron on the features: dropout, a hidden layer with ReLU, dropout, one linear layer.
     * Batch norm comes first where numbers of different kinds are read.
     *
     * @param network the backbone
     * @param reading where the head reads, and how maps become vectors
     * @param width of the hidden layer, at least 1
     * @param dropout probability 0..1
     * @param metadata a branch for metadata, or null
     * @param classes at least 2
     * @return backbone with head
     */
    public static Network perceptron(
            final Network network,
            final Reading reading,
            final int width,
            final double dropout,
            final Metadata metadata,
            final int classes) {
        final Heads head = new Heads(network, reading.nodes());
        head.pool(reading.pooling());
        if (reading.isMixed()) head.norm("head.norm");
        head.add("head.dropout", new Dropout(dropout));
        head.add("head.hidden", new Linear(width, true));
        head.add("head.relu", new Activation(Activation.Function.RELU));
        head.add("head.dropout_1", new Dropout(dropout));
        return head.end(metadata, classes);
    }

    /**
     * A projection in place of the classifier, for losses on embeddings: the vector that the classifier reads is the
     * output {@value #FEATURES}, and behind it one linear layer and ReLU give the output {@value #EMBEDDING}.
     *
     * @param classifier a network with the output {@value #EMBEDDING}
     * @param width of the projection, at least 1
     * @return the encoder with its projection, without logits
     * @throws IllegalArgumentException if the network has no such output
     */
    public static Network projection(final Network classifier, final int width) {
        if (!classifier.outputs().containsKey(EMBEDDING))
            throw new IllegalArgumentException(classifier.name() + " with its own head has no vector of features that a"
                    + " projection could read; give it a head, such as linear");
        final Heads part = new Heads(classifier, classifier.outputNode(EMBEDDING));
        part.outputs.clear();
        part.outputs.put(FEATURES, part.x);
        part.add("projection.linear", new Linear(width, true));
        part.outputs.put(EMBEDDING, part.add("projection.relu", new Activation(Activation.Function.RELU)));
        return new Network(classifier.name(), part.nodes, part.outputs, part.backbone.tap(), part.backbone.frozen());
    }

    /**
     * Soft attention, then as the paper on skin lesions has it: attended map and map, each through a maximum pool,
     * concatenated, ReLU, dropout, all elements as one vector, one linear layer. The map alpha is the output
     * {@value #ATTENTION}.
     *
     * @param network the backbone
     * @param node where the head reads: a feature map of at least 2 x 2
     * @param attention heads and form
     * @param dropout probability 0..1
     * @param metadata a branch for metadata, or null
     * @param classes at least 2
     * @return backbone with head
     */
    public static Network softAttention(
            final Network network,
            final String node,
            final SoftAttention attention,
            final double dropout,
            final Metadata metadata,
            final int classes) {
        final Heads head = new Heads(network, node);
        final String map = head.x;
        final String attended = head.attend(attention);
        // An incomplete window at the edge counts, which is what TensorFlow's SAME padding does here.
        final Pool pool = new Pool(Pool.Kind.MAXIMUM, Window.square(2, 2, Padding.NONE), true, true);
        final String first = head.add("attention.pool", pool, attended);
        final String second = head.add("attention.pool_1", pool, map);
        head.add("attention.concat", new Concatenate(), first, second);
        head.add("attention.relu", new Activation(Activation.Function.RELU));
        head.add("attention.dropout", new Dropout(dropout));
        head.outputs.put(EMBEDDING, head.add("head.flatten", new Flatten()));
        return head.end(metadata, classes);
    }

    /**
     * Soft attention in the middle of a network: who read the node reads its map and the attended map, concatenated.
     * Convolutions that read it get twice as many input channels, so published weights of these do not fit.
     *
     * @param network any network
     * @param node a feature map
     * @param attention heads and form
     * @return the network with attention, whose map is the output {@value #ATTENTION}
     */
    public static Network withSoftAttention(final Network network, final String node, final SoftAttention attention) {
        final Heads part = new Heads(network, node);
        final String map = part.x;
        final Set<String> before = network.ancestors(List.of(map));
        final String attended = part.attend(attention);
        final String joined = part.add("attention.concat", new Concatenate(), map, attended);
        for (final Node n : network.nodes()) if (!before.contains(n.name())) part.nodes.add(n.reading(joined, map));
        final Map<String, String> outputs = new LinkedHashMap<>(network.outputs());
        outputs.putAll(part.outputs);
        outputs.put(Network.LOGITS, network.outputNode(Network.LOGITS));
        return new Network(network.name(), part.nodes, outputs, network.tap(), network.frozen());
    }

    // -- Helper methods --

    private String attend(final SoftAttention attention) {
        final String map = x;
        add("attention.conv", new Convolution(attention.heads(), Window.square(3, 1, Padding.of(1)), 1, true));
        if (attention.rectified()) add("attention.rectified", new Activation(Activation.Function.RELU));
        add("attention.softmax", new PositionSoftmax());
        final String alpha = add("attention.alpha", new ChannelSum());
        outputs.put(ATTENTION, alpha);
        add("attention.product", new Multiply(), map, alpha);
        return add("attention.scale", new LearnedScale());
    }

    private void pool(final Pooling pooling) {
        final List<String> vectors = new ArrayList<>();
        for (final String map : backbone.outputs().values()) {
            final String number = vectors.isEmpty() ? "" : "_" + vectors.size();
            vectors.add(pool(map, pooling, number));
        }
        if (vectors.size() > 1) add("head.join", new Concatenate(), vectors.toArray(String[]::new));
        outputs.put(EMBEDDING, add("head.flatten", new Flatten()));
    }

    private String pool(final String map, final Pooling pooling, final String number) {
        if (pooling == Pooling.MAXIMUM) return add("head.pool" + number, new GlobalPool(Pool.Kind.MAXIMUM), map);
        final String mean = add("head.pool" + number, new GlobalPool(Pool.Kind.AVERAGE), map);
        if (pooling == Pooling.AVERAGE) return mean;
        final String deviation = add("head.deviation" + number, new GlobalDeviation(), map);
        return add("head.statistics" + number, new Concatenate(), mean, deviation);
    }

    private void norm(final String name) {
        add(name, new BatchNorm(1e-3, 0.01));
    }

    private static String last(final Collection<String> names) {
        return names.stream().reduce((a, b) -> b).orElseThrow();
    }

    private Network end(final Metadata metadata, final int classes) {
        if (metadata != null) {
            final String vector = x;
            add(METADATA, new Input(Shape.of(metadata.numbers())), new String[0]);
            add("metadata.linear", new Linear(metadata.width(), true));
            final String known = add("metadata.relu", new Activation(Activation.Function.RELU));
            add("head.concat", new Concatenate(), vector, known);
        }
        outputs.put(Network.LOGITS, add("head.linear", new Linear(classes, true)));
        return new Network(backbone.name(), nodes, outputs, backbone.tap(), backbone.frozen());
    }

    /** Behind the node added last. */
    private String add(final String name, final Operation operation) {
        return add(name, operation, x);
    }

    private String add(final String name, final Operation operation, final String... inputs) {
        nodes.add(new Node(name, name, operation, List.of(inputs)));
        x = name;
        return name;
    }
}
