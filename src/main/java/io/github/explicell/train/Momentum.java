package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Stochastic gradient descent with momentum, as torch's {@code SGD} without dampening: the velocity is momentum x itself +
 * the gradient, to which decay x weight has been added where the weight has two or more dimensions.
 */
final class Momentum implements Optimiser {

    private static final String VELOCITY = "optimiser.velocity";

    private final NDManager manager;
    private final double momentum;
    private final double decay;
    private final Map<String, NDArray> velocities = new HashMap<>();

    /**
     * @param manager owns the velocities
     * @param momentum 0 to below 1
     * @param decay coupled weight decay, 0 for none
     */
    Momentum(final NDManager manager, final double momentum, final double decay) {
        this.manager = manager;
        this.momentum = momentum;
        this.decay = decay;
    }

    @Override
    public void step(
            final Map<String, NDArray> parameters,
            final Map<String, NDArray> gradients,
            final ToDoubleFunction<String> rate) {
        try (NDManager scope = manager.newSubManager()) {
            parameters.forEach((name, weight) -> {
                final NDArray gradient = gradients.get(name);
                final NDArray velocity = velocities.computeIfAbsent(name, n -> Optimiser.zeros(gradient, manager));
                // results belong to the manager of what they were computed from
                List.of(gradient, velocity, weight).forEach(array -> array.tempAttach(scope));
                velocity.muli(momentum).addi(gradient);
                if (decay > 0 && Optimiser.decays(weight)) velocity.addi(weight.mul(decay));
                weight.subi(velocity.mul(rate.applyAsDouble(name)));
            });
        }
    }

    @Override
    public void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(VELOCITY, velocities);
    }

    @Override
    public void restore(final Checkpoint checkpoint, final Map<String, NDArray> parameters) {
        velocities.putAll(Optimiser.restored(checkpoint, VELOCITY, parameters, manager));
    }
}
