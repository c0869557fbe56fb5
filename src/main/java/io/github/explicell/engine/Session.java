package io.github.explicell.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.network.BatchNormFolding;
import io.github.explicell.network.ConvolutionPacking;
import io.github.explicell.network.LinearPacking;
import io.github.explicell.network.Network;
import io.github.explicell.network.Prologue;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network with its weights, compiled once for a device and a precision. It
 * can be used from one thread at a time; {@link #close} frees its native
 * memory. Inputs are float arrays in the order N x C x H x W, given by the name
 * of the network's input.
 */
public final class Session implements AutoCloseable {

    private static final String GRADIENT = "gradient";
    private static final String TAIL = "tail";
    private static final String SEED = "seed";
    private static final String SLOPE = "slope";

    private final Network network;
    private final SessionOptions options;
    private final Module module;
    private final Staging staging = new Staging();

    /**
     * Compiles a network.
     *
     * @param network with the output {@link Network#LOGITS}
     * @param weights all parameters of the network
     * @param options device, precision, what will be asked for
     * @throws IllegalArgumentException if a node or a parameter does not exist
     * @throws EngineException if libtorch or the device cannot be used
     */
    public Session(final Network network, final Weights weights, final SessionOptions options) {
        this.options = options;
        final List<String> kept = kept(network);
        final BatchNormFolding folding = options.fold() ? new BatchNormFolding(network, kept) : null;
        final Network folded = folding == null ? network : folding.network();
        this.network = OneDnn.packs(options) ? packed(folded, kept, differentiated()) : folded;
        final TorchScript.Mode mode =
                new TorchScript.Mode(false, options.precision().torchType());
        this.module = Module.keeping(this.network, mode, methods(mode), options.device());
        module.keep(this.network, folding == null ? weights : folding.fold(weights));
    }

    static Network packed(final Network folded, final List<String> kept, final List<String> differentiated) {
        return LinearPacking.pack(ConvolutionPacking.pack(folded, kept, differentiated), differentiated);
    }

    /** Nodes that folding and packing must leave alone, since somebody will look at them. */
    private List<String> kept(final Network unfolded) {
        final List<String> keep = new ArrayList<>(options.nodes());
        keep.addAll(options.gradients());
        for (final String node : options.tails()) keep.addAll(unfolded.boundary(node, Network.LOGITS));
        return keep;
    }

    /** Nodes from which on gradients flow. */
    private List<String> differentiated() {
        final List<String> nodes = new ArrayList<>(options.gradients());
        nodes.addAll(options.tails());
        return nodes;
    }

    private List<String> methods(final TorchScript.Mode mode) {
        final TorchScript script = TorchScript.keeping(network, mode);
        final List<String> methods = new ArrayList<>();
        methods.add(script.forward("forward", List.of(network.outputNode(Network.LOGITS))));
        methods.add(script.forward("activations", requested()));
        for (int i = 0; i < options.gradients().size(); i++)
            methods.add(script.gradient(GRADIENT + i, options.gradients().get(i), Network.LOGITS));
        for (int i = 0; i < options.tails().size(); i++)
            methods.add(script.tail(TAIL + i, options.tails().get(i), Network.LOGITS));
        for (int i = 0; i < options.tails().size(); i++)
            methods.add(script.tailGradient(SLOPE + i, options.tails().get(i), Network.LOGITS));
        for (final Prologue prologue : options.prologues()) methods.add(script.forward(prologue, Network.LOGITS));
        return methods;
    }

    /** The outputs by name, then the nodes that were asked for. */
    private List<String> requested() {
        final List<String> nodes = new ArrayList<>(network.outputs().values());
        nodes.addAll(options.nodes());
        return nodes;
    }

    /** @return the options it was compiled with */
    public SessionOptions options() {
        return options;
    }

    /**
     * The scores of the classes before softmax.
     *
     * @param inputs input name to N x shape, row-major
     * @param n how many images these are, at least 1
     * @return N x classes
     * @throws IllegalArgumentException if an input is missing or has another
     *           length
     */
    public float[][] logits(final Map<String, float[]> inputs, final int n) {
        return run("forward", inputs, null, n, false)[0].rows();
    }

    /**
     * The values of the network's outputs and of the nodes that the options name.
     *
     * @param inputs input name to N x shape, row-major
     * @param n how many images these are, at least 1
     * @return output's or node's name to its values (N x its shape)
     */
    public Map<String, Values> activations(final Map<String, float[]> inputs, final int n) {
        final Values[] values = run("activations", inputs, null, n, false);
        final List<String> names = new ArrayList<>(network.outputs().keySet());
        names.addAll(options.nodes());
        final Map<String, Values> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) map.put(names.get(i), values[i]);
        return map;
    }

    /**
     * The gradient of a score at a node. The score of image i is the sum over classes of seed[i][c] * logit[i][c].
     *
     * @param node one of those that the options name for gradients
     * @param inputs input name to N x shape, row-major
     * @param seed N x classes
     * @return activation and gradient at the node, and the logits
     */
    public Gradient gradient(final String node, final Map<String, float[]> inputs, final float[][] seed) {
        final String method = GRADIENT + asked(options.gradients(), node, "a gradient at ");
        final Values[] values = run(method, inputs, seed, seed.length, true);
        return new Gradient(values[0], values[1], values[2]);
    }

    /**
     * The logits of images that are made on the device.
     *
     * @param prologue one of those that the options name
     * @param arguments its arguments by name, and the network's further inputs: those in {@link Prologue#batched} with
     *     N rows, all others as they are, uploaded once
     * @param n how many images these are, at least 1
     * @return N x classes
     */
    public float[][] logits(final Prologue prologue, final Map<String, Values> arguments, final int n) {
        asked(options.prologues(), prologue, "the prologue ");
        final List<String> names = new ArrayList<>(prologue.arguments());
        network.inputs().keySet().stream().filter(i -> !i.equals(Network.IMAGE)).forEach(names::add);
        return parts(prologue.name(), names, Set.copyOf(prologue.batched()), arguments, n, false)
                .rows();
    }

    /**
     * The logits that follow from other values of a node.
     *
     * @param node one of those that the options name for tails
     * @param values the node's values with N rows, and those of its {@link Network#boundary} with one row, by name
     * @param n how many rows, at least 1
     * @return N x classes
     */
    public float[][] tail(final String node, final Map<String, Values> values, final int n) {
        final String method = TAIL + asked(options.tails(), node, "a tail behind ");
        final List<String> names = network.boundary(node, Network.LOGITS);
        return parts(method, names, Set.of(names.get(0)), values, n, false).rows();
    }

    /**
     * The gradient of a score at a node, from the node's values on: what lies before it is not computed again.
     *
     * @param node one of those that the options name for tails
     * @param values the node's values and those of its {@link Network#boundary} by name, a row for each image
     * @param seed N x classes, as {@link #gradient} takes it
     * @return the gradient, of the shape of the node's values
     */
    public Values tailGradient(final String node, final Map<String, Values> values, final float[][] seed) {
        final String method = SLOPE + asked(options.tails(), node, "a tail behind ");
        final List<String> names = new ArrayList<>(network.boundary(node, Network.LOGITS));
        final Map<String, Values> arguments = new HashMap<>(values);
        names.add(SEED);
        arguments.put(SEED, Values.of(seed));
        return parts(method, names, Set.copyOf(names), arguments, seed.length, true);
    }

    private static Values given(final Map<String, Values> arguments, final String name) {
        final Values values = arguments.get(name);
        if (values == null) throw new IllegalArgumentException("there is no argument named " + name);
        return values;
    }

    private static int asked(final List<?> compiled, final Object wanted, final String what) {
        final int index = compiled.indexOf(wanted);
        if (index < 0) throw new IllegalStateException("this session was compiled without " + what + wanted);
        return index;
    }

    /** The only result of a method, run in micro-batches of those arguments that have a row for each image. */
    private Values parts(
            final String method,
            final List<String> names,
            final Set<String> batched,
            final Map<String, Values> arguments,
            final int n,
            final boolean autograd) {
        if (n < 1) throw new IllegalArgumentException("there is no image to run");
        Values all = null;
        try (NDManager shared = module.manager().newSubManager()) {
            staging.release(0);
            final Map<String, NDArray> once = new HashMap<>();
            for (final String name : names)
                if (!batched.contains(name)) {
                    final Values values = given(arguments, name);
                    once.put(name, array(shared, values, 0, values.shape()[0]));
                }
            final int mark = staging.mark();
            for (int start = 0; start < n; start += options.batch()) {
                final int count = Math.min(options.batch(), n - start);
                staging.release(mark);
                try (NDManager scope = shared.newSubManager()) {
                    final NDList list = new NDList();
                    for (final String name : names)
                        list.add(
                                batched.contains(name)
                                        ? array(scope, given(arguments, name), start, count)
                                        : once.get(name));
                    final NDList results = module.run(scope, method, list, autograd);
                    all = Values.join(all, values(results.get(0)));
                }
            }
        }
        return all;
    }

    private NDArray array(final NDManager scope, final Values values, final int start, final int count) {
        final int[] shape = values.shape();
        return staging.array(scope, values.numbers(), start, count, Arrays.copyOfRange(shape, 1, shape.length));
    }

    private Values[] run(
            final String method,
            final Map<String, float[]> inputs,
            final float[][] seed,
            final int n,
            final boolean autograd) {
        check(inputs, n);
        Values[] all = null;
        for (int start = 0; start < n; start += options.batch()) {
            final int count = Math.min(options.batch(), n - start);
            staging.release(0);
            try (NDManager scope = module.manager().newSubManager()) {
                final NDList arguments = slice(scope, inputs, start, count);
                if (seed != null) arguments.add(array(scope, Values.of(seed), start, count));
                final NDList results = module.run(scope, method, arguments, autograd);
                if (all == null) all = new Values[results.size()];
                for (int i = 0; i < all.length; i++) all[i] = Values.join(all[i], values(results.get(i)));
            }
        }
        return all;
    }

    private void check(final Map<String, float[]> inputs, final int n) {
        if (n < 1) throw new IllegalArgumentException("there is no image to run");
        network.inputs().forEach((name, shape) -> {
            final float[] values = inputs.get(name);
            if (values == null) throw new IllegalArgumentException(network.name() + " needs an input named " + name);
            if (values.length != n * shape.size())
                throw new IllegalArgumentException("the input " + name + " of " + network.name() + " has "
                        + values.length + " numbers, but " + n + " of " + shape + " are needed");
        });
    }

    private NDList slice(final NDManager scope, final Map<String, float[]> inputs, final int start, final int count) {
        final NDList list = new NDList();
        network.inputs().forEach((name, shape) -> {
            final int[] each =
                    shape.dimensions().stream().mapToInt(Integer::intValue).toArray();
            list.add(staging.array(scope, inputs.get(name), start, count, each));
        });
        return list;
    }

    private static Values values(final NDArray array) {
        final long[] shape = array.getShape().getShape();
        return new Values(
                array.toFloatArray(),
                Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
    }

    @Override
    public void close() {
        module.close();
    }
}
