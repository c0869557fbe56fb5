package io.github.explicell.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.explicell.network.FrozenPart;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.WeightScript;
import io.github.explicell.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A network whose weights are being trained: float32 on one device, frozen nodes left alone. One thread at a time.
 */
public final class TrainableNetwork implements AutoCloseable {

    private static final String TRAINING = "training_forward";
    private static final String FROZEN = "frozen";
    private static final String BEHIND = "behind_frozen";
    private static final String TRAINING_BEHIND = "training_behind_frozen";
    private static final String GRADIENTS = "gradients";
    private static final String ADD = "add";
    private static final String JOIN = "join";

    /** Gradients in the memory layout of their weights, 0 where the loss does not depend on one; weights get none. */
    private static final String GRADIENTS_SOURCE =
            """
              def gradients(self: __torch__.Net, w: List[Tensor], loss: Tensor) -> List[Tensor]:
                given = torch.autograd.grad([loss], w, None, None, False, True)
                gradients = annotate(List[Tensor], [])
                for i in range(torch.len(given)):
                  one = given[i]
                  if torch.__isnot__(one, None):
                    gradient = unchecked_cast(Tensor, one)
                    if torch.eq(torch.dim(gradient), 4):
                      laid = torch.contiguous(gradient, memory_format=2)
                    else:
                      laid = torch.contiguous(gradient)
                    taken = laid
                  else:
                    taken = torch.zeros_like(w[i])
                  _0 = torch.append(gradients, taken)
                return gradients
              def join(self: __torch__.Net, images: List[Tensor]) -> List[Tensor]:
                return [torch.contiguous(torch.cat(images), memory_format=2)]
              def add(self: __torch__.Net, sums: List[Tensor], more: List[Tensor]) -> float:
                torch._foreach_add_(sums, more)
                return 0.
            """;

    private final List<Network> phases;
    private final Network network;
    private final FrozenPart frozen;
    private final Module module;
    private final NDList weights = new NDList();
    private final Map<String, NDArray> trainable = new LinkedHashMap<>();
    private final Staging staging = new Staging();
    private NDList gradients = new NDList();
    private final List<String> outputs;
    private final boolean float16;
    private final PinnedUpload batches;
    private boolean closed;
    private int phase;

    /**
     * @param network frozen up to where it should be
     * @param initial all its parameters
     * @param device definite device name
     */
    public TrainableNetwork(final Network network, final Weights initial, final String device) {
        this(List.of(network), initial, device);
    }

    /**
     * A network whose frozen part changes in the course of the training.
     *
     * @param phases the same network, frozen up to different nodes; it begins with the first
     * @param initial all its parameters
     * @param device definite device name
     */
    public TrainableNetwork(final List<Network> phases, final Weights initial, final String device) {
        this(phases, initial, device, Precision.FLOAT32);
    }

    /**
     * A network that learns in a given precision.
     *
     * @param phases the same network, frozen up to different nodes; it begins with the first
     * @param initial all its parameters
     * @param device definite device name
     * @param precision in which convolutions and what lies between them are computed when it learns; weights, gradients,
     *     statistics and {@link #evaluate} are float32 in any case
     */
    public TrainableNetwork(
            final List<Network> phases, final Weights initial, final String device, final Precision precision) {
        this(phases, initial, device, precision.torchType());
    }

    /** @param type torch's number of the type to compute in; the outputs are float32 in any case */
    TrainableNetwork(final Network network, final Weights initial, final String device, final int type) {
        this(List.of(network), initial, device, type);
    }

    private TrainableNetwork(final List<Network> phases, final Weights initial, final String device, final int type) {
        this.phases = List.copyOf(phases);
        this.network = phases.get(0);
        this.frozen = FrozenPart.of(network);
        this.outputs = List.copyOf(network.outputs().keySet());
        this.float16 = type == Precision.FLOAT16.torchType();
        this.module = new Module(source(type), device);
        this.batches =
                new PinnedUpload(module.manager(), module.manager().getDevice().isGpu());
        NativeMemory.keep();
        try {
            upload(initial);
        } catch (final RuntimeException e) {
            close();
            throw e;
        }
    }

    private String source(final int type) {
        final List<String> nodes = List.copyOf(network.outputs().values());
        final boolean mixed = type == Precision.BFLOAT16.torchType() || type == Precision.FLOAT16.torchType();
        final TorchScript.Mode mode = new TorchScript.Mode(false, mixed ? TorchScript.FLOAT32 : type);
        final TorchScript inference = new TorchScript(network, mode);
        final List<String> methods = new ArrayList<>();
        methods.add(new WeightScript(network, mode).prepare(Module.PREPARE));
        methods.add(inference.forward("forward", nodes));
        for (int i = 0; i < phases.size(); i++)
            methods.add(new TorchScript(phases.get(i), new TorchScript.Mode(true, type, mixed))
                    .forward(TRAINING + i, nodes));
        if (frozen.isWorthKeeping()) {
            methods.add(inference.forward(FROZEN, frozen.values()));
            methods.add(inference.between(BEHIND, frozen.nodes(), nodes));
            methods.add(new TorchScript(network, new TorchScript.Mode(true, type, mixed))
                    .between(TRAINING_BEHIND, frozen.nodes(), nodes));
        }
        methods.add(GRADIENTS_SOURCE);
        return TorchScript.module(methods);
    }

    private void upload(final Weights initial) {
        weights.addAll(module.upload(network, initial));
        begin(0);
    }

    /**
     * Changes what is frozen; nothing happens if it is so already.
     *
     * @param index of one of the phases, from 0
     */
    public void phase(final int index) {
        if (index != phase) begin(index);
    }

    private void begin(final int index) {
        phase = index;
        trainable.clear();
        final Set<String> learned = phases.get(index).trainable();
        int i = 0;
        for (final Parameter p : network.parameters()) {
            final NDArray array = weights.get(i++);
            final boolean learns = learned.contains(p.name());
            array.setRequiresGradient(learns);
            if (learns) trainable.put(p.name(), array);
        }
    }

    /** @return the network, frozen as it is in the first phase */
    public Network network() {
        return network;
    }

    /** @return whether it learns in float16, whose gradients need a scaled loss */
    public boolean isFloat16() {
        return float16;
    }

    /** @return the manager whose arrays live as long as this network, on its device */
    public NDManager manager() {
        return module.manager();
    }

    /** @return parameter name to its values, those that learn in this phase; to be changed in place by an optimiser */
    public Map<String, NDArray> trainable() {
        return trainable;
    }

    /** @return parameter name to its values, running statistics and frozen parameters included */
    public Map<String, NDArray> state() {
        final Map<String, NDArray> state = new LinkedHashMap<>();
        int i = 0;
        for (final Parameter p : network.parameters()) state.put(p.name(), weights.get(i++));
        return state;
    }

    /**
     * One step: forward with batch statistics and dropout, a loss, and its gradients.
     *
     * @param inputs in the order of the network's inputs, each N x shape
     * @param seed fixes dropout
     * @param loss from the outputs by name to a scalar
     * @param step given the loss's value and the gradient of each trainable parameter by name; nothing it gets may be
     *     kept
     */
    public void step(
            final NDList inputs,
            final int seed,
            final Function<Map<String, NDArray>, NDArray> loss,
            final StepConsumer step) {
        final float value = backward(inputs, false, seed, 1, loss);
        update(gradients -> step.accept(value, gradients));
    }

    /**
     * A part of a step: forward, a loss, and its gradients, which are added to those that there are.
     *
     * @param inputs in the order of the network's inputs, each N x shape; or what the frozen part makes of them, in the
     *     order of {@link FrozenPart#nodes}
     * @param behind whether they come out of the frozen part
     * @param seed fixes dropout
     * @param scale what the loss is multiplied by before its gradients are computed, so that these are as much larger
     * @param loss from the outputs by name to a scalar
     * @return the loss, not scaled
     */
    public float backward(
            final NDList inputs,
            final boolean behind,
            final int seed,
            final float scale,
            final Function<Map<String, NDArray>, NDArray> loss) {
        Libtorch.engine().setRandomSeed(seed);
        try (NDManager scope = module.manager().newSubManager();
                GradientCollector recording = Libtorch.engine().newGradientCollector()) {
            final String method = behind ? TRAINING_BEHIND : TRAINING + phase;
            final NDArray scalar = loss.apply(named(module.run(scope, method, weights, inputs, true)));
            scalar.attach(scope);
            final float value = scalar.getFloat();
            final NDArray scaled = scale == 1 ? scalar : Recorded.times(scalar, scale);
            scaled.attach(scope);
            final NDList given =
                    module.run(scope, GRADIENTS, new NDList(List.copyOf(trainable.values())), new NDList(scaled), true);
            if (gradients.isEmpty()) {
                given.attach(module.manager());
                gradients = given;
            } else module.call(ADD, List.of(gradients, given));
            return value;
        }
    }

    /**
     * The end of a step.
     *
     * @param step given the gradient of each trainable parameter by name, in the parameter's memory layout; nothing it
     *     gets may be kept
     */
    public void update(final Consumer<Map<String, NDArray>> step) {
        try (NDManager scope = module.manager().newSubManager()) {
            final NDList given = gradients;
            gradients = new NDList();
            given.attach(scope);
            final Map<String, NDArray> named = new LinkedHashMap<>();
            for (final String name : trainable.keySet()) named.put(name, given.get(named.size()));
            step.accept(named);
        }
    }

    /** @return where the frozen part of the first phase ends */
    public FrozenPart frozen() {
        return frozen;
    }

    /**
     * What the frozen part makes of inputs. The same input gives the same numbers to the last bit only among as many
     * others.
     *
     * @param scope owns the results
     * @param inputs in the order of the network's inputs
     * @return the values of {@link FrozenPart#values}, float32
     */
    public NDList frozen(final NDManager scope, final NDList inputs) {
        return module.run(scope, FROZEN, weights, inputs, false);
    }

    /** Told the loss and the gradients of a step. */
    @FunctionalInterface
    public interface StepConsumer {

        /**
         * @param loss value of the loss
         * @param gradients parameter name to the gradient
         */
        void accept(float loss, Map<String, NDArray> gradients);
    }

    /**
     * Forward with running statistics and without dropout.
     *
     * @param scope owns the results
     * @param inputs in the order of the network's inputs
     * @return output name to its value
     */
    public Map<String, NDArray> evaluate(final NDManager scope, final NDList inputs) {
        return named(module.run(scope, "forward", weights, inputs, false));
    }

    /**
     * The same from what the frozen part has made of the inputs.
     *
     * @param scope owns the results
     * @param values in the order of {@link FrozenPart#nodes}
     * @return output name to its value
     */
    public Map<String, NDArray> evaluateBehind(final NDManager scope, final NDList values) {
        return named(module.run(scope, BEHIND, weights, values, false));
    }

    private Map<String, NDArray> named(final NDList results) {
        final Map<String, NDArray> map = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) map.put(outputs.get(i), results.get(i));
        return map;
    }

    /** @return a copy of all parameters, running statistics among them */
    public Map<String, Tensor> weights() {
        final Map<String, Tensor> copy = new LinkedHashMap<>();
        final List<Parameter> parameters = new ArrayList<>(network.parameters());
        for (int i = 0; i < parameters.size(); i++)
            copy.put(
                    parameters.get(i).name(),
                    new Tensor(
                            parameters.get(i).shape(),
                            weights.get(i).toType(DataType.FLOAT32, false).toFloatArray()));
        return copy;
    }

    /**
     * Makes an input tensor; on a graphics card by way of page-locked memory, where that can be had.
     *
     * @param scope owns it
     * @param input the input's name
     * @param values N x its shape, row-major
     * @param n how many
     * @return the tensor
     */
    public NDArray input(final NDManager scope, final String input, final float[] values, final int n) {
        final int[] shape = network.shape(input).dimensions().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        final long[] full = new long[shape.length + 1];
        Arrays.setAll(full, i -> i == 0 ? n : shape[i - 1]);
        if (batches.pins() || shape.length != 3) return batches.array(scope, values, new Shape(full));
        return images(scope, values, n, shape);
    }

    /**
     * Image by image, so that Java's buffer stays small and all of them are there but once, their channels last, as the
     * network reads them.
     */
    private NDArray images(final NDManager scope, final float[] values, final int n, final int[] shape) {
        try (NDManager rows = scope.newSubManager()) {
            final NDList images = new NDList();
            for (int i = 0; i < n; i++) {
                try (NDArray lent = staging.array(rows, values, i, 1, shape)) {
                    images.add(lent.duplicate());
                } finally {
                    staging.release(0);
                }
            }
            // recorded operations allowed: gradients need the images
            return module.run(scope, JOIN, images, new NDList(), true).head();
        }
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        module.close();
        NativeMemory.release();
    }
}
