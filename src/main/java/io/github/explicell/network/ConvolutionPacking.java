package io.github.explicell.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns convolutions into {@link PackedConvolution}s, each with what comes after it where nobody else reads the
 * convolution: an activation, or the sum of a residual block, which is added onto the other summand where that is not
 * needed any more, and its ReLU. The same values but for rounding. Parameters keep their names and shapes.
 */
public final class ConvolutionPacking {

    /** A convolution, the summand that it is added to or null, the function after it or null. */
    private record Join(Node convolution, String summand, Activation.Function function) {

        private Node at(final Node end) {
            final List<String> inputs = new ArrayList<>(convolution.inputs());
            if (summand != null) inputs.add(summand);
            final Convolution operation = (Convolution) convolution.operation();
            final PackedConvolution packed = new PackedConvolution(operation, summand != null, function);
            return new Node(end.name(), convolution.path(), packed, inputs);
        }
    }

    private final Network network;
    private final Map<String, List<String>> readers;
    private final Set<String> barriers;
    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Join> joins = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    private ConvolutionPacking(final Network network, final Collection<String> keep) {
        this.network = network;
        this.readers = network.consumers();
        this.barriers = new HashSet<>(network.outputs().values());
        keep.forEach(k -> barriers.add(network.node(k).name()));
        for (final Node node : network.nodes()) {
            positions.put(node.name(), positions.size());
            if (node.operation() instanceof Convolution) users.merge(node.path(), 1, Integer::sum);
        }
    }

    /**
     * Packs the convolutions of a network.
     *
     * @param network used for inference on a processor
     * @param keep nodes or modules whose outputs are wanted
     * @param differentiated nodes or modules at which gradients will be asked for: all that does not lie before each of
     *     them, so that a gradient could flow through it, is left as it is
     * @return the network with packed convolutions
     */
    public static Network pack(
            final Network network, final Collection<String> keep, final Collection<String> differentiated) {
        return new ConvolutionPacking(network, keep).pack(differentiated);
    }

    private Network pack(final Collection<String> differentiated) {
        final List<Set<String>> before =
                differentiated.stream().map(d -> network.ancestors(List.of(d))).toList();
        for (final Node node : network.nodes()) if (before.stream().allMatch(b -> b.contains(node.name()))) join(node);
        final List<Node> nodes = new ArrayList<>();
        for (final Node node : network.nodes()) {
            if (gone.contains(node.name())) continue;
            final Join join = joins.get(node.name());
            nodes.add(join == null ? node : join.at(node));
        }
        final String tap = gone.contains(network.tap()) ? null : network.tap();
        final Set<String> frozen = new HashSet<>(network.frozen());
        frozen.removeAll(gone);
        return new Network(network.name(), nodes, network.outputs(), tap, frozen);
    }

    private void join(final Node node) {
        // A kernel that two nodes share could be needed in two orders.
        if (node.operation() instanceof Convolution && users.get(node.path()) == 1)
            joins.put(node.name(), new Join(node, null, null));
        else if (node.operation() instanceof Activation activation) joinActivation(node, activation.function());
        else if (node.operation() instanceof Add) joinSum(node);
    }

    private void joinActivation(final Node node, final Activation.Function function) {
        final String before = node.inputs().get(0);
        final Join join = joins.get(before);
        if (join == null || join.function() != null || !isPrivate(before)) return;
        if (PackedConvolution.fuses(join.summand() != null, function))
            move(before, node, new Join(join.convolution(), join.summand(), function));
    }

    private void joinSum(final Node node) {
        for (int i = 0; i < node.inputs().size(); i++) {
            final String before = node.inputs().get(i);
            final String summand = node.inputs().get(1 - i);
            final Join join = joins.get(before);
            if (join == null || join.summand() != null || join.function() != null || !isPrivate(before)) continue;
            if (!mayOverwrite(summand, node) || join.convolution().inputs().contains(summand)) continue;
            move(before, node, new Join(join.convolution(), summand, null));
            return;
        }
    }

    private void move(final String from, final Node to, final Join join) {
        joins.remove(from);
        gone.add(from);
        joins.put(to.name(), join);
    }

    private boolean isPrivate(final String node) {
        return !barriers.contains(node) && readers.get(node).size() == 1;
    }

    /** Nobody asked for it, it is no view of something else, and all others that read it have done so without a view. */
    private boolean mayOverwrite(final String node, final Node by) {
        return !barriers.contains(node)
                && isFresh(network.node(node).operation())
                && readers.get(node).stream()
                        .filter(reader -> !reader.equals(by.name()))
                        .allMatch(reader -> isFresh(network.node(reader).operation()) && isDoneBefore(reader, by));
    }

    /** A convolution may itself be moved to where its only reader is. */
    private boolean isDoneBefore(final String reader, final Node by) {
        final List<String> next = readers.getOrDefault(reader, List.of());
        final String last =
                next.size() == 1 && network.node(reader).operation() instanceof Convolution ? next.get(0) : reader;
        return positions.get(last) < positions.get(by.name());
    }

    private static boolean isFresh(final Operation operation) {
        return operation instanceof Convolution
                || operation instanceof BatchNorm
                || operation instanceof Activation
                || operation instanceof Pool
                || operation instanceof GlobalPool
                || operation instanceof GlobalDeviation
                || operation instanceof Add
                || operation instanceof Multiply
                || operation instanceof Concatenate;
    }
}
