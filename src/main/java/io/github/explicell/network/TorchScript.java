package io.github.explicell.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a network as TorchScript source, one line for each node, as libtorch's
 * serialised modules hold it. Each method takes the weights as a list {@code w}
 * in the order of {@link Network#parameters()}, unless the module keeps them, then the network's inputs.
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
     * @param type torch's number of the type to compute in: 5 float16, 6 float32, 7 float64,
     *          15 bfloat16
     * @param mixed whether the weights are float32 all the same, and are brought to the type where they are used, so
     *     that gradients and small steps are those of float32
     */
    public record Mode(boolean training, int type, boolean mixed) {

        /**
         * Weights of the type.
         *
         * @param training batch statistics and dropout, except in frozen nodes
         * @param type torch's number of the type to compute in: 6 float32, 7 float64, 15 bfloat16
         */
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

    /** The attributes of a module that keeps its weights, lists of tensors: as several images and as one need them. */
    public static final List<String> KEPT = List.of("kept", "single");

    private static final String HEAD =
            """
			class Net(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			""";
    private static final String RECORD = "    recording = torch.is_grad_enabled()\n    torch.set_grad_enabled(True)\n";

    private final Network network;
    private final Mode mode;
    private final boolean kept;
    private final ScriptNodes nodes;

    /**
     * @param network what to write
     * @param mode how it is to run
     */
    public TorchScript(final Network network, final Mode mode) {
        this(network, mode, false);
    }

    private TorchScript(final Network network, final Mode mode, final boolean kept) {
        this.network = network;
        this.mode = mode;
        this.kept = kept;
        this.nodes = new ScriptNodes(network, mode);
    }

    /**
     * For methods of a module that keeps its weights: they do not take them.
     *
     * @param network what to write
     * @param mode how it is to run
     * @return writes methods that go with {@link WeightScript#keeping} in {@link #keepingModule}
     */
    public static TorchScript keeping(final Network network, final Mode mode) {
        return new TorchScript(network, mode, true);
    }

    /**
     * A module's source.
     *
     * @param methods as {@link #forward}, {@link #gradient} and {@link WeightScript#prepare} write them
     * @return the text of {@code __torch__.py}
     */
    public static String module(final List<String> methods) {
        return HEAD + String.join("", methods);
    }

    /**
     * The source of a module that keeps its weights.
     *
     * @param methods as {@link WeightScript#keeping} and the methods of {@link #keeping} write them
     * @return the text of {@code __torch__.py}; the class has the attributes {@link #KEPT}
     */
    public static String keepingModule(final List<String> methods) {
        final StringBuilder text = new StringBuilder(HEAD);
        KEPT.forEach(a -> text.append("  ").append(a).append(" : List[Tensor]\n"));
        methods.forEach(text::append);
        return text.toString();
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
        return signature(method, inputs(), "", inputs().get(0)) + body(wanted);
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
        final StringBuilder text = new StringBuilder(
                signature(prologue.name(), arguments, "", prologue.batched().get(0)));
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
        final StringBuilder text = new StringBuilder(signature(method, arguments, "", arguments.get(0)));
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
        final StringBuilder text = new StringBuilder(signature(method, arguments, ", seed: Tensor", arguments.get(0)));
        for (final String given : boundary) text.append(nodes.taken(given));
        final String value = arguments.get(0);
        final Node end = network.node(network.outputNode(output));
        text.append(RECORD).append(leaf(value));
        if (end.operation() instanceof Linear && !boundary.contains(end.name()))
            // Classes whose logits nobody asks about need not be computed: weights are most of what such a tail reads.
            text.append(behind(boundary, end.inputs().get(0)))
                    .append("    asked = torch.flatten(torch.nonzero(torch.any(torch.ne(seed, 0), 0)))\n")
                    .append("    seed = torch.index_select(seed, 1, asked)\n")
                    .append(nodes.some(end, "asked"));
        else text.append(behind(boundary, end.name()));
        return text.append(differentiate(nodes.variable(end.name()), value))
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
        final List<String> arguments = given.stream().map(nodes::variable).toList();
        final StringBuilder text = new StringBuilder(signature(method, arguments, "", arguments.get(0)));
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
        final StringBuilder text = new StringBuilder(signature(method, inputs(), ", seed: Tensor", inputs().get(0)));
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

    /** The variables of the network's inputs. */
    private List<String> inputs() {
        return network.inputs().keySet().stream().map(nodes::variable).toList();
    }

    /** The first lines of a method; of the arguments, {@code counted} has a row for each image. */
    private String signature(
            final String method, final List<String> arguments, final String more, final String counted) {
        final StringBuilder text = new StringBuilder("  def " + method + "(self: __torch__.Net");
        if (!kept) text.append(", w: List[Tensor]");
        arguments.forEach(a -> text.append(", ").append(a).append(": Tensor"));
        text.append(more).append(") -> List[Tensor]:\n");
        if (kept) text.append("    w = (self).weights(torch.size(" + counted + ", 0), )\n");
        return text.toString();
    }

    private String result(final List<String> wanted) {
        return "    return ["
                + wanted.stream().map(n -> toFloat(nodes.variable(n))).collect(Collectors.joining(", ")) + "]\n";
    }

    private String toFloat(final String value) {
        return mode.type() == FLOAT32 ? value : "torch.to(" + value + ", " + FLOAT32 + ")";
    }
}
