package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), as torch's: moments with bias correction, epsilon beside the root. Weights with
 * two or more dimensions may decay: coupled, as torch's {@code Adam}, where rate-free decay x weight joins the gradient;
 * or decoupled, as torch's {@code AdamW} (Loshchilov and Hutter 2019), where they shrink by rate x decay.
 */
final class Adam implements Optimiser {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final String STEPS = "optimiser.steps";
    private static final String FIRST = "optimiser.first";
    private static final String SECOND = "optimiser.second";

    private final NDManager manager;
    private final double decay;
    private final boolean decoupled;
    private final Optimisation.Epsilon epsilon;
    private final Map<String, NDArray> first = new HashMap<>();
    private final Map<String, NDArray> second = new HashMap<>();
    private final Map<String, Long> steps = new HashMap<>();

    /**
     * @param manager owns the moments
     * @param decay weight decay, 0 for none
     * @param decoupled whether it is AdamW's
     * @param epsilon beside the root of the second moment
     */
    Adam(final NDManager manager, final double decay, final boolean decoupled, final Optimisation.Epsilon epsilon) {
        this.epsilon = epsilon;
        this.manager = manager;
        this.decay = decay;
        this.decoupled = decoupled;
    }

    @Override
    public void step(
            final Map<String, NDArray> parameters,
            final Map<String, NDArray> gradients,
            final ToDoubleFunction<String> rates) {
        try (NDManager scope = manager.newSubManager()) {
            parameters.forEach((name, weight) -> {
                // a parameter that was frozen until now has its own first step
                final long step = steps.merge(name, 1L, Long::sum);
                final double correction1 = 1 - Math.pow(BETA_1, step);
                final double correction2 = 1 - Math.pow(BETA_2, step);
                final double rate = rates.applyAsDouble(name);
                final NDArray gradient = gradients.get(name);
                final NDArray m = first.computeIfAbsent(name, n -> Optimiser.zeros(gradient, manager));
                final NDArray v = second.computeIfAbsent(name, n -> Optimiser.zeros(gradient, manager));
                // results belong to the manager of what they were computed from
                List.of(gradient, m, v, weight).forEach(array -> array.tempAttach(scope));
                final boolean shrinks = decay > 0 && Optimiser.decays(weight);
                final NDArray slope = shrinks && !decoupled ? gradient.add(weight.mul(decay)) : gradient;
                m.muli(BETA_1).addi(slope.mul(1 - BETA_1));
                v.muli(BETA_2).addi(slope.square().muli(1 - BETA_2));
                if (shrinks && decoupled) weight.muli(1 - rate * decay);
                final double beside = epsilon.hat() ? epsilon.value() / Math.sqrt(correction2) : epsilon.value();
                final NDArray root = v.div(correction2).sqrt().addi(beside);
                weight.subi(m.div(root).muli(rate / correction1));
            });
        }
    }

    @Override
    public void save(final Checkpoint.Draft checkpoint) {
        steps.forEach((name, step) -> checkpoint.put(STEPS + "/" + name, step));
        checkpoint.put(FIRST, first);
        checkpoint.put(SECOND, second);
    }

    @Override
    public void restore(final Checkpoint checkpoint, final Map<String, NDArray> parameters) {
        first.putAll(Optimiser.restored(checkpoint, FIRST, parameters, manager));
        second.putAll(Optimiser.restored(checkpoint, SECOND, parameters, manager));
        first.keySet().forEach(name -> steps.put(name, (long) checkpoint.number(STEPS + "/" + name)));
    }
}
