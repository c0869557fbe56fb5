package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), as torch's: moments with bias correction, epsilon beside the root. Weights with
 * two or more dimensions may decay: coupled, as torch's {@code Adam}, where rate-free decay x weight joins the gradient;
 * or decoupled, as torch's {@code AdamW} (Loshchilov and Hutter 2019), where they shrink by rate x decay.
 */
final class Adam implements Optimiser {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private static final String STEPS = "optimiser.steps";
    private static final String FIRST = "optimiser.first";
    private static final String SECOND = "optimiser.second";

    private final NDManager manager;
    private final double decay;
    private final boolean decoupled;
    private final Map<String, NDArray> first = new HashMap<>();
    private final Map<String, NDArray> second = new HashMap<>();
    private long steps;

    /**
     * @param manager owns the moments
     * @param decay weight decay, 0 for none
     * @param decoupled whether it is AdamW's
     */
    Adam(final NDManager manager, final double decay, final boolean decoupled) {
        this.manager = manager;
        this.decay = decay;
        this.decoupled = decoupled;
    }

    @Override
    public void step(final Map<String, NDArray> parameters, final Map<String, NDArray> gradients, final double rate) {
        steps++;
        final double correction1 = 1 - Math.pow(BETA_1, steps);
        final double correction2 = 1 - Math.pow(BETA_2, steps);
        try (NDManager scope = manager.newSubManager()) {
            parameters.forEach((name, weight) -> {
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
                final NDArray root = v.div(correction2).sqrt().addi(EPSILON);
                weight.subi(m.div(root).muli(rate / correction1));
            });
        }
    }

    @Override
    public void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(STEPS, steps);
        checkpoint.put(FIRST, first);
        checkpoint.put(SECOND, second);
    }

    @Override
    public void restore(final Checkpoint checkpoint, final Map<String, NDArray> parameters) {
        steps = (long) checkpoint.number(STEPS);
        first.putAll(Optimiser.restored(checkpoint, FIRST, parameters, manager));
        second.putAll(Optimiser.restored(checkpoint, SECOND, parameters, manager));
    }
}
