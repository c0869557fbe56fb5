package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collection;

/** Bounds a step: as torch's {@code clip_grad_norm_}, over all gradients together. */
final class GradientClipping {

    /** Torch's, against a division by 0. */
    private static final double EPSILON = 1e-6;

    private GradientClipping() {}

    /**
     * Shrinks gradients in place, all by the same factor, if their norm is too large.
     *
     * @param gradients one at least
     * @param most the greatest norm, above 0
     * @return the norm before
     */
    static double clip(final Collection<NDArray> gradients, final double most) {
        final NDManager manager = gradients.iterator().next().getManager();
        double squares = 0;
        try (NDManager scope = manager.newSubManager()) {
            NDArray sum = null;
            for (final NDArray gradient : gradients) {
                final NDArray square = gradient.square().sum();
                square.attach(scope);
                sum = sum == null ? square : sum.add(square);
            }
            squares = sum.getFloat();
        }
        final double norm = Math.sqrt(squares);
        final double factor = most / (norm + EPSILON);
        if (factor < 1) gradients.forEach(g -> g.muli(factor));
        return norm;
    }
}
