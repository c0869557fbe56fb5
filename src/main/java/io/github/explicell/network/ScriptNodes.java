package io.github.explicell.network;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes of a network as lines of TorchScript: a variable for each node, an index for each weight. */
final class ScriptNodes {

    private final Network network;
    private final TorchScript.Mode mode;
    private final Map<String, Integer> weightIndex = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, List<String>> consumers;

    ScriptNodes(final Network network, final TorchScript.Mode mode) {
        this.network = network;
        this.mode = mode;
        this.consumers = network.consumers();
        for (final Parameter p : network.parameters()) weightIndex.put(p.name(), weightIndex.size());
        final Set<String> taken = new HashSet<>(Set.of("w", "self", "torch", "seed", "score", "asked"));
        for (final Node node : network.nodes()) variables.put(node.name(), variable(node.name(), taken));
    }

    private static String variable(final String node, final Set<String> taken) {
        final String letters = node.replaceAll("[^A-Za-z0-9_]", "_");
        final String base = Character.isDigit(letters.charAt(0)) ? "n" + letters : letters;
        String unique = base;
        for (int i = 1; !taken.add(unique); i++) unique = base + "__" + i;
        return unique;
    }

    /** The variable of a node, by the node's own name. */
    String variable(final String node) {
        return variables.get(node);
    }

    /** A parameter in the list of weights. */
    String weight(final Parameter p) {
        return "w[" + weightIndex.get(p.name()) + "]";
    }

    /** A parameter as a node reads it. */
    private String read(final Parameter p) {
        final boolean computed =
                p.role() == Parameter.Role.WEIGHT || p.role() == Parameter.Role.BIAS || p.role() == Parameter.Role.GAIN;
        return mode.mixed() && computed ? "torch.to(" + weight(p) + ", " + mode.type() + ")" : weight(p);
    }

    /**
     * A node's line.
     *
     * @param node the node
     * @param needed names of all nodes of the method
     * @param wanted names of those whose values it returns
     * @param mayOverwrite whether a node's input may be overwritten where nobody else reads it
     * @return the line; empty for an input that is used as it is
     */
    String line(final Node node, final Set<String> needed, final List<String> wanted, final boolean mayOverwrite) {
        final String v = variables.get(node.name());
        if (node.operation() instanceof Input) return taken(node.name());
        final List<String> inputs = node.inputs().stream().map(variables::get).toList();
        final List<String> weights =
                network.parameters(node).stream().map(this::read).toList();
        final boolean training = mode.training() && !network.frozen().contains(node.name());
        final boolean unlearned = mayOverwrite || network.frozen().contains(node.name());
        final boolean inPlace = (unlearned || mayOverwriteInTraining(node)) && mayOverwriteInput(node, needed, wanted);
        final String code =
                node.operation().code(new Call(inputs, network.inputShapes(node), weights, training, inPlace));
        return "    " + v + " = " + code + "  # " + node.name() + ": " + network.shape(node.name()) + "\n";
    }

    /**
     * The line of a fully connected layer of whose outputs only some are computed.
     *
     * @param node the layer
     * @param outputs variable that holds their numbers
     * @return the line
     */
    String some(final Node node, final String outputs) {
        final List<String> inputs = node.inputs().stream().map(variables::get).toList();
        final List<String> weights = network.parameters(node).stream()
                .map(p -> "torch.index_select(" + read(p) + ", 0, " + outputs + ")")
                .toList();
        final Call call = new Call(inputs, network.inputShapes(node), weights, false, false);
        return "    " + variables.get(node.name()) + " = " + node.operation().code(call) + "\n";
    }

    /**
     * The line that brings an argument into the type and memory layout in which the network computes.
     *
     * @param node whose value the argument is
     * @return the line, or nothing
     */
    String taken(final String node) {
        final String v = variables.get(node);
        String value = mode.type() == TorchScript.FLOAT32 ? v : "torch.to(" + v + ", " + mode.type() + ")";
        if (network.shape(node).rank() == 3) value = channelsLast(value);
        return value.equals(v) ? "" : "    " + v + " = " + value + "\n";
    }

    /**
     * Gradients need neither what a rectifier or a sum reads nor what batch norm, a sum or a convolution gave: there a
     * result may be written over its input in training, too.
     */
    private static boolean mayOverwriteInTraining(final Node node) {
        return node.operation() instanceof Add
                || node.operation() instanceof Activation a
                        && (a.function() == Activation.Function.RELU || a.function() == Activation.Function.RELU6);
    }

    /**
     * The first input may be overwritten if this method has computed it (an argument is its caller's, and may be what a
     * gradient is asked for), nobody else reads it, nobody asked for it, and it is a result of its own rather than a
     * view of another one.
     */
    private boolean mayOverwriteInput(final Node node, final Set<String> needed, final List<String> wanted) {
        final Operation operation = node.operation();
        if (!(operation instanceof Activation || operation instanceof Add)) return false;
        final String first = node.inputs().get(0);
        final long readers =
                consumers.get(first).stream().filter(needed::contains).count();
        if (readers != 1 || wanted.contains(first) || !needed.contains(first)) return false;
        final Operation source = network.node(first).operation();
        return source instanceof Convolution
                || source instanceof PackedConvolution
                || source instanceof BatchNorm
                || source instanceof Linear
                || source instanceof PackedLinear
                || source instanceof Add;
    }

    private static String channelsLast(final String value) {
        return "torch.contiguous(" + value + ", memory_format=" + TorchScript.CHANNELS_LAST + ")";
    }
}
