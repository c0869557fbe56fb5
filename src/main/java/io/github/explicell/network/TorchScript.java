package io.github.explicell.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a network as TorchScript source, one line for each node, as libtorch's
 * serialised modules hold it. Each method takes the weights as a list {@code w}
 * in the order of {@link Network#parameters()}, then the network's inputs.
 * <p>
 * The language is that of torch 2.7's own serialised code; variables are the
 * nodes' names with dots turned to underscores.
 * </p>
 */
public final class TorchScript {

    /**
     * How the network is to run.
     *
     * @param training batch statistics and dropout, except in frozen nodes
     * @param type torch's number of the type to compute in: 6 float32, 7 float64,
     *          15 bfloat16
     */
    public record Mode(boolean training, int type) {

        /** float32, running statistics, no dropout */
        public static final Mode INFERENCE = new Mode(false, FLOAT32);
        /** float32, batch statistics, dropout */
        public static final Mode TRAINING = new Mode(true, FLOAT32);
    }

    /** torch's number of float32 */
    public static final int FLOAT32 = 6;
    /** torch's number of float64 */
    public static final int FLOAT64 = 7;
    /** torch's number of torch.channels_last */
    private static final int CHANNELS_LAST = 2;

    private final Network network;
    private final Mode mode;
    private final Map<String, Integer> weightIndex = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, List<String>> consumers;

    /**
     * @param network what to write
     * @param mode how it is to run
     */
    public TorchScript(final Network network, final Mode mode) {
        this.network = network;
        this.mode = mode;
        this.consumers = network.consumers();
        for (final Parameter p : network.parameters()) weightIndex.put(p.name(), weightIndex.size());
        final Set<String> taken = new HashSet<>(Set.of("w", "self", "torch", "seed", "score"));
        for (final Node node : network.nodes()) variables.put(node.name(), variable(node.name(), taken));
    }

    private static String variable(final String node, final Set<String> taken) {
        final String letters = node.replaceAll("[^A-Za-z0-9_]", "_");
        final String base = Character.isDigit(letters.charAt(0)) ? "n" + letters : letters;
        String unique = base;
        for (int i = 1; !taken.add(unique); i++) unique = base + "__" + i;
        return unique;
    }

    /**
     * A module's source.
     *
     * @param methods as {@link #forward}, {@link #gradient} and {@link #prepare}
     *          write them
     * @return the text of {@code __torch__.py}
     */
    public static String module(final List<String> methods) {
        return """
				class Net(Module):
				  __parameters__ = []
				  __buffers__ = []
				  training : bool
				"""
                + String.join("", methods);
    }

    /**
     * A method from the inputs to the values of some nodes.
     *
     * @param method its name
     * @param nodes the nodes or modules whose values it returns, as float32, in
     *          this order
     * @return its source: {@code (w, inputs...) -> List[Tensor]}
     */
    public String forward(final String method, final List<String> nodes) {
        final List<String> wanted =
                nodes.stream().map(n -> network.node(n).name()).toList();
        final Set<String> needed = network.ancestors(wanted);
        final StringBuilder text = new StringBuilder(signature(method, ""));
        for (final Node node : network.nodes())
            if (needed.contains(node.name())) text.append(line(node, needed, wanted, !mode.training()));
        return text.append(result(wanted)).toString();
    }

    /**
     * A method from the inputs to a node's value and the gradient of a score with
     * respect to it. The score is the sum over batch and classes of an output
     * times {@code seed} (N x classes), so a seed with a single 1 in a row gives
     * the gradient of that class's logit.
     *
     * @param method its name
     * @param node the node or module; an input is possible
     * @param output name of the output
     * @return its source:
     *         {@code (w, inputs..., seed) -> [node value, gradient, output]}, all
     *         float32
     */
    public String gradient(final String method, final String node, final String output) {
        final String leaf = network.node(node).name();
        final String end = network.outputNode(output);
        final Set<String> before = network.ancestors(List.of(leaf));
        final Set<String> needed = network.ancestors(List.of(end, leaf));
        if (!network.ancestors(List.of(end)).contains(leaf))
            throw new IllegalArgumentException(
                    "the output " + output + " of " + network.name() + " does not depend on node " + node);
        final StringBuilder text = new StringBuilder(signature(method, ", seed: Tensor"));
        text.append("    recording = torch.is_grad_enabled()\n");
        text.append("    torch.set_grad_enabled(True)\n");
        for (final Node n : network.nodes()) {
            if (!needed.contains(n.name())) continue;
            text.append(line(n, needed, List.of(leaf, end), before.contains(n.name())));
            final String v = variables.get(n.name());
            if (n.name().equals(leaf)) text.append("    " + v + " = torch.requires_grad_(torch.detach(" + v + "))\n");
        }
        final String value = variables.get(leaf);
        text.append("    score = torch.sum(torch.mul(torch.to(" + variables.get(end) + ", " + FLOAT32 + "), seed))\n");
        text.append("    gradients = torch.autograd.grad([score], [" + value + "])\n");
        text.append("    gradient = unchecked_cast(Tensor, gradients[0])\n");
        text.append("    torch.set_grad_enabled(recording)\n");
        return text.append("    return [" + toFloat("torch.detach(" + value + ")") + ", " + toFloat("gradient") + ", "
                        + toFloat("torch.detach(" + variables.get(end) + ")") + "]\n")
                .toString();
    }

    /**
     * A method that copies float32 weights into the form in which they are used:
     * convolution kernels channels-last or packed, and all but batch norm's in the
     * mode's type; batch norm's too in float64, which does not mix with float32.
     *
     * @param method its name
     * @return its source: {@code (w) -> List[Tensor]}
     */
    public String prepare(final String method) {
        final Map<String, Node> packed = new LinkedHashMap<>();
        for (final Node node : network.nodes())
            if (node.operation() instanceof PackedConvolution)
                packed.put(network.parameters(node).get(0).name(), node);
        final List<String> prepared = new ArrayList<>();
        for (final Parameter p : network.parameters()) {
            String w = "w[" + weightIndex.get(p.name()) + "]";
            final boolean computed =
                    p.role() == Parameter.Role.WEIGHT || p.role() == Parameter.Role.BIAS || mode.type() == FLOAT64;
            if (computed && mode.type() != FLOAT32) w = "torch.to(" + w + ", " + mode.type() + ")";
            // A copy in any case: given weights may lie in memory that belongs to somebody else.
            w = "torch.clone(" + w + (p.shape().rank() == 4 ? ", memory_format=" + CHANNELS_LAST : "") + ")";
            final Node node = packed.get(p.name());
            if (node != null && node.operation() instanceof PackedConvolution convolution)
                w = convolution.pack(w, network.inputShapes(node).get(0));
            prepared.add(w);
        }
        return "  def " + method + "(self: __torch__.Net, w: List[Tensor])" + " -> List[Tensor]:\n    return ["
                + String.join(",\n      ", prepared) + "]\n";
    }

    private String signature(final String method, final String more) {
        final StringBuilder text = new StringBuilder("  def " + method + "(self: __torch__.Net, w: List[Tensor]");
        network.inputs()
                .keySet()
                .forEach(i -> text.append(", ").append(variables.get(i)).append(": Tensor"));
        return text.append(more).append(") -> List[Tensor]:\n").toString();
    }

    private String line(
            final Node node, final Set<String> needed, final List<String> wanted, final boolean mayOverwrite) {
        final String v = variables.get(node.name());
        if (node.operation() instanceof Input input) return prepareInput(v, input);
        final List<String> inputs = node.inputs().stream().map(variables::get).toList();
        final List<String> weights = network.parameters(node).stream()
                .map(p -> "w[" + weightIndex.get(p.name()) + "]")
                .toList();
        final boolean training = mode.training() && !network.frozen().contains(node.name());
        final boolean inPlace = mayOverwrite && mayOverwriteInput(node, needed, wanted);
        final String code =
                node.operation().code(new Call(inputs, network.inputShapes(node), weights, training, inPlace));
        return "    " + v + " = " + code + "  # " + node.name() + ": " + network.shape(node.name()) + "\n";
    }

    private String prepareInput(final String v, final Input input) {
        String value = mode.type() == FLOAT32 ? v : "torch.to(" + v + ", " + mode.type() + ")";
        if (input.shape().rank() == 3) value = channelsLast(value);
        return value.equals(v) ? "" : "    " + v + " = " + value + "\n";
    }

    /**
     * The first input may be overwritten if nobody else reads it, nobody asked
     * for it, and it is a result of its own rather than a view of another one.
     */
    private boolean mayOverwriteInput(final Node node, final Set<String> needed, final List<String> wanted) {
        final Operation operation = node.operation();
        if (!(operation instanceof Activation || operation instanceof Add)) return false;
        final String first = node.inputs().get(0);
        final long readers =
                consumers.get(first).stream().filter(needed::contains).count();
        if (readers != 1 || wanted.contains(first)) return false;
        final Operation source = network.node(first).operation();
        return source instanceof Convolution
                || source instanceof PackedConvolution
                || source instanceof BatchNorm
                || source instanceof Linear
                || source instanceof Add;
    }

    private String result(final List<String> wanted) {
        return "    return ["
                + wanted.stream().map(n -> toFloat(variables.get(n))).collect(Collectors.joining(", ")) + "]\n";
    }

    private String toFloat(final String value) {
        return mode.type() == FLOAT32 ? value : "torch.to(" + value + ", " + FLOAT32 + ")";
    }

    private static String channelsLast(final String value) {
        return "torch.contiguous(" + value + ", memory_format=" + CHANNELS_LAST + ")";
    }
}
