package io.github.explicell.train.loss;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * What training makes small.
 *
 * <p>NB: for who writes one: DJL makes a float64 of a scalar array times a Java double; give scalars floats.
 */
@FunctionalInterface
public interface Loss {

    /**
     * @param outputs the network's outputs by name: {@code logits} (N x classes), {@code embedding} (N x length)
     * @param labels N class indices, int32; losses on logits also take N x classes shares of the true classes, whose
     *     value is the mean of those of the classes by these shares
     * @return a scalar with its history, for gradients
     */
    NDArray of(Map<String, NDArray> outputs, NDArray labels);
}
