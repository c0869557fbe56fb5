package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.explicell.engine.TensorFunctions;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Parameter;
import java.util.List;
import java.util.Map;

/**
 * What the loss of a network that learns in float16 is multiplied by, lest its gradients vanish (Micikevicius et al. 2018,
 * section 3.2). It follows torch's {@code GradScaler} with its defaults: a step with a gradient that is not finite is left
 * out and the scale halved; after 2000 steps in a row that were taken it is doubled.
 *
 * <p>A loss that is not finite, since float16 was too small for a feature map, leaves its step out likewise. Batch norm has
 * then taken the batch into its running statistics, which torch lets happen; here they are put back.
 */
final class LossScale {

    /** Where torch begins. */
    static final float INITIAL = 65536;
    /** After how many steps torch doubles it. */
    static final int INTERVAL = 2000;

    private static final float GROWTH = 2;
    private static final float BACKOFF = 0.5f;
    /** Gradients that are too large for float16 when they are not even scaled are no matter of the scale. */
    private static final float LEAST = 1;

    private static final String SCALE = "loss_scale.scale";
    private static final String TAKEN = "loss_scale.taken";
    private static final String UNSCALE = "unscale";
    private static final String COPY = "copy";
    private static final String SOURCE =
            """
              def unscale(self: __torch__.Net, gradients: List[Tensor], inverse: float) -> float:
                found = torch.new_full(gradients[0], [1], 0.)
                factor = torch.new_full(gradients[0], [1], inverse)
                torch._amp_foreach_non_finite_check_and_unscale_(gradients, found, factor)
                return float(found)
              def copy(self: __torch__.Net, targets: List[Tensor], sources: List[Tensor]) -> float:
                torch._foreach_copy_(targets, sources)
                return 0.
            """;

    private final TensorFunctions functions;
    private final int interval;
    private final NDList statistics = new NDList();
    private final NDList kept = new NDList();
    private float scale;
    private int taken;

    /**
     * @param network what learns
     * @param initial scale, at least 1
     * @param interval after how many steps in a row it is doubled, at least 1
     */
    LossScale(final TrainableNetwork network, final float initial, final int interval) {
        this.interval = interval;
        scale = initial;
        functions = new TensorFunctions(network.manager(), SOURCE);
        final Map<String, NDArray> state = network.state();
        for (final Parameter p : network.network().parameters())
            if (!p.role().isLearned()) {
                statistics.add(state.get(p.name()));
                kept.add(Optimiser.zeros(state.get(p.name()), network.manager()));
            }
    }

    /** @return what the loss is to be multiplied by */
    float factor() {
        return scale;
    }

    /** A step begins: the running statistics are kept. */
    void begin() {
        if (!kept.isEmpty()) functions.call(COPY, List.of(kept, statistics));
    }

    /**
     * Divides gradients by the scale, in place.
     *
     * @param gradients one at least
     * @return whether all are finite, so that the step may be taken
     */
    boolean unscale(final Map<String, NDArray> gradients) {
        return functions.call(UNSCALE, List.of(new NDList(gradients.values())), 1.0 / scale) == 0;
    }

    /** Puts back the running statistics as they were before the step. */
    void restoreStatistics() {
        if (!kept.isEmpty()) functions.call(COPY, List.of(statistics, kept));
    }

    /**
     * A step has ended.
     *
     * @param wasTaken rather than left out
     * @param rate learning rate
     * @throws IllegalStateException with advice, if no scale is small enough
     */
    void update(final boolean wasTaken, final double rate) {
        if (wasTaken) {
            if (++taken < interval) return;
            taken = 0;
            if (Float.isFinite(scale * GROWTH)) scale *= GROWTH;
            return;
        }
        taken = 0;
        scale *= BACKOFF;
        if (scale < LEAST)
            throw new IllegalStateException("loss or gradients are not numbers that float16 can hold any more, whatever"
                    + " the loss is scaled by; use a lower learning rate (it was " + rate
                    + "), or the precision float32 or bfloat16");
    }

    void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(SCALE, scale);
        checkpoint.put(TAKEN, taken);
    }

    void restore(final Checkpoint checkpoint) {
        scale = (float) checkpoint.number(SCALE);
        taken = (int) checkpoint.number(TAKEN);
    }
}
