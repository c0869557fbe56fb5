package io.github.explicell.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Arithmetic of arrays with numbers where libtorch records operations for gradients.
 *
 * <p>DJL's own {@code mul}, {@code div}, {@code pow} and {@code maximum} of a number must not be used there. They put it into
 * Java's memory, which they let go of when they return, while libtorch reads it again in the backward pass: if Java has
 * collected it meanwhile, gradients are garbage. Here it lies in libtorch's memory. ({@code add} and {@code sub} are safe: no
 * gradient depends on what was added.)
 */
public final class Recorded {

    private Recorded() {}

    /**
     * @param array of any shape
     * @param number a number
     * @return their product, of the array's type
     */
    public static NDArray times(final NDArray array, final double number) {
        return array.mul(constant(array, number));
    }

    /**
     * @param array of any shape
     * @param number a number
     * @return the array divided by it, of the array's type
     */
    public static NDArray over(final NDArray array, final double number) {
        return array.div(constant(array, number));
    }

    /**
     * @param array of any shape
     * @param exponent a number
     * @return each element to that power
     */
    public static NDArray power(final NDArray array, final double exponent) {
        return array.pow(constant(array, exponent));
    }

    /**
     * @param array of any shape
     * @param least a number
     * @return the array's elements, but none below it
     */
    public static NDArray atLeast(final NDArray array, final double least) {
        return array.maximum(constant(array, least));
    }

    private static NDArray constant(final NDArray like, final double number) {
        return like.getManager().full(new Shape(), (float) number, like.getDataType());
    }
}
