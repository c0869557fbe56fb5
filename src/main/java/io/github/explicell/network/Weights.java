package io.github.explicell.network;

import java.util.Map;
import java.util.Set;

/**
 * The numbers of a network by parameter name. Implementations may read lazily:
 * {@link #get} can be slow and should be called once for each name.
 */
public interface Weights {

    /** @return the names there are */
    Set<String> names();

    /**
     * @param name a parameter's full name
     * @return its numbers
     * @throws IllegalArgumentException naming the parameter, if there is none
     */
    Tensor get(String name);

    /**
     * @param name a parameter's full name
     * @return its extents; implementations that read lazily need not read the numbers
     * @throws IllegalArgumentException naming the parameter, if there is none
     */
    default Shape shape(final String name) {
        return get(name).shape();
    }

    /**
     * @param tensors parameter name to values
     * @return weights held in memory
     */
    static Weights of(final Map<String, Tensor> tensors) {
        final Map<String, Tensor> held = Map.copyOf(tensors);
        return new Weights() {

            @Override
            public Set<String> names() {
                return held.keySet();
            }

            @Override
            public Tensor get(final String name) {
                final Tensor tensor = held.get(name);
                if (tensor == null) throw new IllegalArgumentException("there are no weights named " + name);
                return tensor;
            }
        };
    }
}
