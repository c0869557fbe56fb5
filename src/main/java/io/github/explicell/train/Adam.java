package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), as torch's: moments with bias correction, epsilon beside the root. With a
 * weight decay, AdamW (Loshchilov and Hutter 2019): weights with two or more dimensions shrink by rate x decay.
 */
final class Adam {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final NDManager manager;
    private final double decay;
    private final Map<String, NDArray> first = new HashMap<>();
    private final Map<String, NDArray> second = new HashMap<>();
    private long steps;

    /**
     * @param manager owns the moments
     * @param decay decoupled weight decay, 0 for none
     */
    Adam(final NDManager manager, final double decay) {
        this.manager = manager;
        this.decay = decay;
    }

    /**
     * Changes the parameters in place.
     *
     * @param parameters by name
     * @param gradients by the same names
     * @param rate learning rate
     */
    void step(final Map<String, NDArray> parameters, final Map<String, NDArray> gradients, final double rate) {
        steps++;
        final double correction1 = 1 - Math.pow(BETA_1, steps);
        final double correction2 = 1 - Math.pow(BETA_2, steps);
        try (NDManager scope = manager.newSubManager()) {
            parameters.forEach((name, weight) -> {
                final NDArray gradient = gradients.get(name);
                final NDArray m = first.computeIfAbsent(name, n -> moment(gradient));
                final NDArray v = second.computeIfAbsent(name, n -> moment(gradient));
                // results belong to the manager of what they were computed from
                List.of(gradient, m, v, weight).forEach(array -> array.tempAttach(scope));
                m.muli(BETA_1).addi(gradient.mul(1 - BETA_1));
                v.muli(BETA_2).addi(gradient.square().muli(1 - BETA_2));
                if (decay > 0 && weight.getShape().dimension() > 1) weight.muli(1 - rate * decay);
                final NDArray root = v.div(correction2).sqrt().addi(EPSILON);
                weight.subi(m.div(root).muli(rate / correction1));
            });
        }
    }

    private NDArray moment(final NDArray gradient) {
        final NDArray zeros = gradient.zerosLike();
        zeros.attach(manager);
        return zeros;
    }
}
