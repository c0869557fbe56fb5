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
     * @param mixed whether the weights are float32 all the same, and are brought to the type where they are used, so
     *     that gradients and small steps are those of float32
     */
    public record Mode(boolean training, int type, boolean mixed) {

        /** Weights of the type. */
        public Mode(final boolean training, final int type) {
            this(training, type, false);
        }

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
    static final int CHANNELS_LAST = 2;

    private static final String RECORD = "    recording = torch.is_grad_enabled()\n    torch.set_grad_enabled(True)\n";

    private final Network network;
    private final Mode mode;
    private final ScriptNodes nodes;

    /**
     * @param network what to write
     * @param mode how it is to run
     */
    public TorchScript(final Network network, final Mode mode) {
        this.network = network;
        this.mode = mode;
        this.nodes = new ScriptNodes(network, mode);
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
        return signature(method, inputs(), "") + body(wanted);
    }

    /**
     * A method that makes the image of other tensors and runs the network on it. The network's further inputs are
     * arguments, too, with one row for all images.
     *
     * @param prologue makes the image
     * @param output name of the output
     * @return its source: {@code (w, arguments..., further inputs...) -> [output]}, float32
     */
    public String forward(final Prologue prologue, final String output) {
        final List<String> further = new ArrayList<>(inputs());
        final String image = nodes.variable(Network.IMAGE);
        further.remove(image);
        final List<String> arguments = new ArrayList<>(prologue.arguments());
        arguments.addAll(further);
        final StringBuilder text = new StringBuilder(signature(prologue.name(), arguments, ""));
        text.append(prologue.code());
        for (final Map.Entry<String, Shape> input : network.inputs().entrySet())
            if (!input.getKey().equals(Network.IMAGE))
                text.append(repeated(nodes.variable(input.getKey()), input.getValue(), image));
        return text.append(body(List.of(network.outputNode(output)))).toString();
    }

    /**
     * A method from the value of a node to an output. What goes around the node ({@link Network#boundary}) are
     * arguments, too, with one row for all images.
     *
     * @param method its name
     * @param node the node or module
     * @param output name of the output
     * @return its source: {@code (w, node value, further boundary values...) -> [output]}, float32
     */
    public String tail(final String method, final String node, final String output) {
        final List<String> boundary = network.boundary(node, output);
        final List<String> arguments = boundary.stream().map(nodes::variable).toList();
        final StringBuilder text = new StringBuilder(signature(method, arguments, ""));
        for (int i = 0; i < arguments.size(); i++) {
            text.append(nodes.taken(boundary.get(i)));
            if (i > 0) text.append(repeated(arguments.get(i), network.shape(boundary.get(i)), arguments.get(0)));
        }
        final String end = network.outputNode(output);
        return text.append(behind(boundary, end)).append(result(List.of(end))).toString();
    }

    /**
     * A method from the value of a node to the gradient of a score with respect to it. What goes around the node
     * ({@link Network#boundary}) are arguments, too, with a row for each image. The score is that of {@link #gradient}.
     *
     * @param method its name
     * @param node the node or module
     * @param output name of the output
     * @return its source: {@code (w, node value, further boundary values..., seed) -> [gradient]}, float32
     */
    public String tailGradient(final String method, final String node, final String output) {
        final List<String> boundary = network.boundary(node, output);
        final List<String> arguments = boundary.stream().map(nodes::variable).toList();
        final StringBuilder text = new StringBuilder(signature(method, arguments, ", seed: Tensor"));
        for (final String given : boundary) text.append(nodes.taken(given));
        final String value = arguments.get(0);
        final String end = network.outputNode(output);
        return text.append(RECORD)
                .append(leaf(value))
                .append(behind(boundary, end))
                .append(differentiate(nodes.variable(end), value))
                .append("    return [" + toFloat("gradient") + "]\n")
                .toString();
    }

    /** The lines from a boundary to a node behind it. */
    private String behind(final List<String> boundary, final String end) {
        final Set<String> needed = new HashSet<>(network.ancestors(List.of(end)));
        needed.removeAll(network.ancestors(boundary));
        final StringBuilder text = new StringBuilder();
        for (final Node n : network.nodes())
            if (needed.contains(n.name())) text.append(nodes.line(n, needed, List.of(end), false));
        return text.toString();
    }

    /** A tensor of one row, given the batch size of another one. */
    private static String repeated(final String variable, final Shape shape, final String like) {
        return "    " + variable + " = torch.expand(" + variable + ", [torch.size(" + like + ", 0)"
                + ", -1".repeat(shape.rank()) + "])\n";
    }

    /**
     * A method from the values of some nodes to those of others behind them.
     *
     * @param method its name
     * @param given nodes, all that the others depend on
     * @param wanted nodes behind them
     * @return its source: {@code (w, given values...) -> wanted values}, float32
     */
    public String between(final String method, final List<String> given, final List<String> wanted) {
        final StringBuilder text = new StringBuilder(
                signature(method, given.stream().map(nodes::variable).toList(), ""));
        for (final String node : given) text.append(nodes.taken(node));
        final Set<String> needed = new HashSet<>(network.ancestors(wanted));
        needed.removeAll(network.ancestors(given));
        for (final Node node : network.nodes())
            if (needed.contains(node.name())) text.append(nodes.line(node, needed, wanted, !mode.training()));
        return text.append(result(wanted)).toString();
    }

    private String body(final List<String> wanted) {
        final Set<String> needed = network.ancestors(wanted);
        final StringBuilder text = new StringBuilder();
        for (final Node node : network.nodes())
            if (needed.contains(node.name())) text.append(nodes.line(node, needed, wanted, !mode.training()));
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
        final StringBuilder text = new StringBuilder(signature(method, inputs(), ", seed: Tensor"));
        text.append(RECORD);
        for (final Node n : network.nodes()) {
            if (!needed.contains(n.name())) continue;
            text.append(nodes.line(n, needed, List.of(leaf, end), before.contains(n.name())));
            if (n.name().equals(leaf)) text.append(leaf(nodes.variable(leaf)));
        }
        final String value = nodes.variable(leaf);
        text.append(differentiate(nodes.variable(end), value));
        return text.append("    return [" + toFloat("torch.detach(" + value + ")") + ", " + toFloat("gradient") + ", "
                        + toFloat("torch.detach(" + nodes.variable(end) + ")") + "]\n")
                .toString();
    }

    /** The line from which on a variable's gradient is recorded. */
    private static String leaf(final String variable) {
        return "    " + variable + " = torch.requires_grad_(torch.detach(" + variable + "))\n";
    }

    /** The lines that make {@code gradient} of an output, a leaf and {@code seed}, and end the recording. */
    private static String differentiate(final String end, final String value) {
        return "    score = torch.sum(torch.mul(torch.to(" + end + ", " + FLOAT32 + "), seed))\n"
                + "    gradients = torch.autograd.grad([score], [" + value + "])\n"
                + "    gradient = unchecked_cast(Tensor, gradients[0])\n"
                + "    torch.set_grad_enabled(recording)\n";
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
            String w = nodes.weight(p);
            final boolean computed = p.role() == Parameter.Role.WEIGHT
                    || p.role() == Parameter.Role.BIAS
                    || p.role() == Parameter.Role.GAIN
                    || mode.type() == FLOAT64;
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

    /** The variables of the network's inputs. */
    private List<String> inputs() {
        return network.inputs().keySet().stream().map(nodes::variable).toList();
    }

    private static String signature(final String method, final List<String> arguments, final String more) {
        final StringBuilder text = new StringBuilder("  def " + method + "(self: __torch__.Net, w: List[Tensor]");
        arguments.forEach(a -> text.append(", ").append(a).append(": Tensor"));
        return text.append(more).append(") -> List[Tensor]:\n").toString();
    }

    private String result(final List<String> wanted) {
        return "    return ["
                + wanted.stream().map(n -> toFloat(nodes.variable(n))).collect(Collectors.joining(", ")) + "]\n";
    }

    private String toFloat(final String value) {
        return mode.type() == FLOAT32 ? value : "torch.to(" + value + ", " + FLOAT32 + ")";
    }
}
