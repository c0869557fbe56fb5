package io.github.explicell.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.network.TorchScript;
import java.util.List;

/**
 * Functions that change lists of tensors in place, written in TorchScript: one call changes all weights of a network, by
 * operations of libtorch that DJL does not offer and without a copy of each. Nothing is recorded for gradients.
 */
public final class TensorFunctions {

    private final Module module;

    /**
     * @param owner the functions live as long as this manager, on its device
     * @param source methods, each {@code def name(self: __torch__.Net, lists: List[Tensor]..., numbers: float...) ->
     *     float}, indented by two blanks
     * @throws EngineException if libtorch does not take it
     */
    public TensorFunctions(final NDManager owner, final String source) {
        module = new Module(TorchScript.module(List.of(source)), owner.getDevice());
        owner.attachInternal(module.toString(), module);
    }

    /**
     * Calls a function.
     *
     * @param name of the function
     * @param lists its first arguments
     * @param numbers its further arguments
     * @return its result
     * @throws EngineException if libtorch fails
     */
    public double call(final String name, final List<NDList> lists, final double... numbers) {
        return module.call(name, lists, numbers);
    }
}
