package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TensorFunctions;
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
    private static final String STEP = "step";
    private static final String SOURCE =
            """
              def step(self: __torch__.Net, w: List[Tensor], g: List[Tensor], v: List[Tensor],
                  rate: float, momentum: float, decay: float) -> float:
                torch._fused_sgd_(w, g, v, weight_decay=decay, momentum=momentum, lr=rate, dampening=0.,
                    nesterov=False, maximize=False, is_first_step=False)
                return 0.
            """;

    private record Group(double rate, boolean decays) {}

    private final NDManager manager;
    private final TensorFunctions functions;
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
        functions = new TensorFunctions(manager, SOURCE);
    }

    @Override
    public void step(
            final Map<String, NDArray> parameters,
            final Map<String, NDArray> gradients,
            final ToDoubleFunction<String> rates) {
        Optimiser.groups(parameters, name -> {
                    if (momentum > 0) velocities.computeIfAbsent(name, n -> Optimiser.zeros(gradients.get(n), manager));
                    return new Group(rates.applyAsDouble(name), Optimiser.decays(parameters.get(name)));
                })
                .forEach((group, names) -> functions.call(
                        STEP,
                        List.of(
                                Optimiser.list(parameters, names),
                                Optimiser.list(gradients, names),
                                // without momentum torch wants none
                                momentum > 0 ? Optimiser.list(velocities, names) : new NDList()),
                        group.rate(),
                        momentum,
                        group.decays() ? decay : 0));
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
