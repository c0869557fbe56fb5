package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TensorFunctions;
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

    private record Group(double rate, boolean decays, long step) {}

    private final NDManager manager;
    private final TensorFunctions functions;
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
        functions = new TensorFunctions(manager, source("adam") + source("adamw"));
    }

    private static String source(final String rule) {
        return """
              def %1$s(self: __torch__.Net, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor],
                  rate: float, decay: float, epsilon: float, step: float) -> float:
                count = torch.new_full(w[0], [], step)
                steps = annotate(List[Tensor], [])
                for i in range(torch.len(w)):
                  _0 = torch.append(steps, count)
                greatest = annotate(List[Tensor], [])
                torch._fused_%1$s_(w, g, m, v, greatest, steps, lr=rate, beta1=%2$s, beta2=%3$s, weight_decay=decay,
                    eps=epsilon, amsgrad=False, maximize=False)
                return 0.
            """
                .formatted(rule, BETA_1, BETA_2);
    }

    @Override
    public void step(
            final Map<String, NDArray> parameters,
            final Map<String, NDArray> gradients,
            final ToDoubleFunction<String> rates) {
        Optimiser.groups(parameters, name -> {
                    first.computeIfAbsent(name, n -> Optimiser.zeros(gradients.get(n), manager));
                    second.computeIfAbsent(name, n -> Optimiser.zeros(gradients.get(n), manager));
                    // a parameter that was frozen until now has its own first step
                    return new Group(
                            rates.applyAsDouble(name),
                            Optimiser.decays(parameters.get(name)),
                            steps.merge(name, 1L, Long::sum));
                })
                .forEach((group, names) -> functions.call(
                        decoupled ? "adamw" : "adam",
                        List.of(
                                Optimiser.list(parameters, names),
                                Optimiser.list(gradients, names),
                                Optimiser.list(first, names),
                                Optimiser.list(second, names)),
                        group.rate(),
                        group.decays() ? decay : 0,
                        // torch's stands beside the root of the corrected moment
                        epsilon.hat()
                                ? epsilon.value() / Math.sqrt(1 - Math.pow(BETA_2, group.step()))
                                : epsilon.value(),
                        group.step()));
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
