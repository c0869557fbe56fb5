package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Changes weights by their gradients. */
interface Optimiser {

    /**
     * Changes the parameters in place.
     *
     * @param parameters by name
     * @param gradients by the same names, each in the memory layout of its parameter
     * @param rate learning rate of a parameter, by name
     */
    void step(Map<String, NDArray> parameters, Map<String, NDArray> gradients, ToDoubleFunction<String> rate);

    /** Puts what the rule remembers of the steps before into a checkpoint. */
    void save(Checkpoint.Draft checkpoint);

    /**
     * Remembers again what a checkpoint says.
     *
     * @param checkpoint of the same rule
     * @param parameters by name
     */
    void restore(Checkpoint checkpoint, Map<String, NDArray> parameters);

    /**
     * @param like of whose shape and memory layout it is
     * @param manager owns it
     * @return zeros
     */
    static NDArray zeros(final NDArray like, final NDManager manager) {
        final NDArray zeros = like.zerosLike();
        zeros.attach(manager);
        return zeros;
    }

    /**
     * @param group of the checkpoint's tensors
     * @param parameters by name
     * @param manager owns the results
     * @return what the checkpoint remembers of each parameter; nothing before the first step
     */
    static Map<String, NDArray> restored(
            final Checkpoint checkpoint,
            final String group,
            final Map<String, NDArray> parameters,
            final NDManager manager) {
        final Map<String, NDArray> arrays = new HashMap<>();
        parameters.forEach((name, parameter) -> {
            if (checkpoint.has(group + "/" + name)) arrays.put(name, zeros(parameter, manager));
        });
        checkpoint.copyTo(group, arrays);
        return arrays;
    }

    /** @return names of parameters that are treated alike, by what distinguishes them */
    static <G> Map<G, List<String>> groups(final Map<String, NDArray> parameters, final Function<String, G> group) {
        return parameters.keySet().stream()
                .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    }

    /** @return the arrays of some names, in their order */
    static NDList list(final Map<String, NDArray> arrays, final List<String> names) {
        return new NDList(names.stream().map(arrays::get).toList());
    }

    /** @return whether a parameter decays: matrices and filters do, biases and batch norm's scales do not */
    static boolean decays(final NDArray parameter) {
        return parameter.getShape().dimension() > 1;
    }
}
