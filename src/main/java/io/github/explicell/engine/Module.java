package io.github.explicell.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.WeightScript;
import io.github.explicell.network.Weights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * TorchScript source loaded into libtorch: methods that take a list of weights, unless the module keeps them, and further
 * tensors and return a list of tensors.
 */
final class Module implements AutoCloseable {

    /** The method that {@link #upload} runs: {@link WeightScript#prepare} writes it. */
    static final String PREPARE = "prepare";

    private static final String METHOD = "module_method:";

    private final Model model;
    private final Block block;
    private final ParameterStore store;

    /**
     * @param source a class {@code Net}
     * @param device definite device name
     * @throws EngineException if libtorch does not take the source
     */
    Module(final String source, final String device) {
        this(source, List.of(), Devices.djl(device));
    }

    /**
     * @param source a class {@code Net}
     * @param device where it computes
     * @throws EngineException if libtorch does not take the source
     */
    Module(final String source, final Device device) {
        this(source, List.of(), device);
    }

    private Module(final String source, final List<String> lists, final Device device) {
        final Engine engine = Libtorch.engine();
        model = Model.newInstance("net", device, engine.getEngineName());
        NativeCalls.enter();
        try {
            // mapLocation: onto the model's device, whichever it is
            model.load(new ByteArrayInputStream(Archive.of(source, lists)), Map.of("mapLocation", "true"));
        } catch (final IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new EngineException("libtorch refused a generated network (" + Libtorch.reason(e) + ")", e);
        } finally {
            NativeCalls.leave();
        }
        block = model.getBlock();
        store = new ParameterStore(model.getNDManager(), false);
    }

    /**
     * A module that keeps its weights.
     *
     * @param network whose weights they are
     * @param mode how it is to run
     * @param methods that {@link TorchScript#keeping} wrote
     * @param device definite device name
     * @return it, without weights
     * @throws EngineException if libtorch does not take the source
     */
    static Module keeping(
            final Network network, final TorchScript.Mode mode, final List<String> methods, final String device) {
        final List<String> all = new ArrayList<>(new WeightScript(network, mode).keeping());
        all.addAll(methods);
        return new Module(TorchScript.keepingModule(all), TorchScript.KEPT, Devices.djl(device));
    }

    /** @return the manager whose arrays live as long as this module */
    NDManager manager() {
        return model.getNDManager();
    }

    /**
     * Runs a method of a module that keeps its weights.
     *
     * @param manager receives the results
     * @param method its name
     * @param inputs its arguments
     * @param autograd whether libtorch may record operations for gradients
     * @return the results
     * @throws EngineException if libtorch fails, as it does without memory
     */
    NDList run(final NDManager manager, final String method, final NDList inputs, final boolean autograd) {
        return run(manager, method, new NDList(), inputs, autograd);
    }

    /**
     * Runs a method.
     *
     * @param manager receives the results
     * @param method its name
     * @param weights become its first argument, a list; none if the module keeps them
     * @param inputs its further arguments
     * @param autograd whether libtorch may record operations for gradients
     * @return the results
     * @throws EngineException if libtorch fails, as it does without memory
     */
    NDList run(
            final NDManager manager,
            final String method,
            final NDList weights,
            final NDList inputs,
            final boolean autograd) {
        NativeCalls.enter();
        try (NDManager scope = manager.newSubManager()) {
            final NDList arguments = new NDList(weights.size() + inputs.size() + 1);
            // DJL gives the results to the first array's manager.
            final NDArray name = scope.create(0f);
            name.setName(METHOD + method);
            arguments.add(name);
            for (final NDArray w : weights) {
                w.setName("w[]");
                arguments.add(w);
            }
            arguments.addAll(inputs);
            final NDList results = block.forward(store, arguments, autograd);
            results.attach(manager);
            return results;
        } catch (final ai.djl.engine.EngineException e) {
            throw failed(e);
        } finally {
            NativeCalls.leave();
        }
    }

    private static EngineException failed(final ai.djl.engine.EngineException e) {
        // what broke off may have left the recording of gradients on
        JniUtils.setGradMode(false);
        return new EngineException(
                "libtorch could not compute the network (" + Libtorch.reason(e)
                        + "); if its memory is too small, choose a smaller batch",
                e);
    }

    /**
     * Calls a method that takes lists of tensors, then numbers, and returns a number. Nothing is recorded.
     *
     * @param method its name
     * @param lists its first arguments
     * @param numbers its further arguments
     * @return its result
     * @throws EngineException if libtorch fails
     */
    double call(final String method, final List<NDList> lists, final double... numbers) {
        final List<IValue> arguments = new ArrayList<>();
        NativeCalls.enter();
        try {
            for (final NDList list : lists)
                arguments.add(
                        IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new)));
            for (final double number : numbers) arguments.add(IValue.from(number));
            try (IValue result =
                    IValueUtils.runMethod((PtSymbolBlock) block, method, arguments.toArray(IValue[]::new))) {
                return result.toDouble();
            }
        } catch (final ai.djl.engine.EngineException e) {
            throw failed(e);
        } finally {
            arguments.forEach(IValue::close);
            NativeCalls.leave();
        }
    }

    /**
     * Brings weights onto the device in the form in which the module's methods use them. Of Java's memory outside its
     * heap it takes no more than the largest parameter needs. If it fails, the module is closed.
     *
     * @param network whose parameters these are, in their order
     * @param weights all parameters
     * @return the weights, which live as long as this module
     * @throws IllegalArgumentException naming a parameter that is missing or has another shape
     */
    NDList upload(final Network network, final Weights weights) {
        return upload(network, weights, PREPARE);
    }

    /**
     * Brings weights into a module that keeps them, as {@link #upload} does.
     *
     * @param network whose parameters these are, in their order
     * @param weights all parameters
     * @throws IllegalArgumentException naming a parameter that is missing or has another shape
     */
    void keep(final Network network, final Weights weights) {
        upload(network, weights, WeightScript.KEEP);
    }

    private NDList upload(final Network network, final Weights weights, final String method) {
        try (NDManager scope = manager().newSubManager()) {
            final NDList raw = new NDList();
            for (final Parameter p : network.parameters()) {
                final Tensor tensor = weights.get(p.name());
                if (!tensor.shape().equals(p.shape()))
                    throw new IllegalArgumentException("the weights of " + p.name() + " are " + tensor.shape() + " but "
                            + network.name() + " needs " + p.shape());
                // DJL's array lies in a Java buffer; its duplicate in libtorch's memory lets go of that at once.
                try (NDArray lent = scope.create(tensor.values(), shape(p))) {
                    raw.add(lent.duplicate());
                }
            }
            // recorded operations allowed: the results may take part in gradients
            return run(manager(), method, raw, new NDList(), true);
        } catch (final RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Shape shape(final Parameter p) {
        return new Shape(
                p.shape().dimensions().stream().mapToLong(Integer::longValue).toArray());
    }

    @Override
    public void close() {
        model.close();
    }
}
