package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Changes weights by their gradients. */
interface Optimiser {

    /**
     * Changes the parameters in place.
     *
     * @param parameters by name
     * @param gradients by the same names
     * @param rate learning rate of a parameter, by name
     */
    void step(Map<String, NDArray> parameters, Map<String, NDArray> gradients, ToDoubleFunction<String> rate);

    /** @return whether a parameter decays: matrices and filters do, biases and batch norm's scales do not */
    static boolean decays(final NDArray parameter) {
        return parameter.getShape().dimension() > 1;
    }
}
