package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TensorFunctions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An exponential moving average of weights over the steps of a run, running statistics included. At step t, from 1, it
 * keeps min(decay, (1 + t) / (10 + t)) of itself, as TensorFlow's does, so that short runs do not remember their start.
 */
final class WeightAverage {

    private static final String STEPS = "average.steps";
    private static final String AVERAGE = "average";
    private static final String ADD = "add";
    /** Moves by a share of the difference, so that a weight that never changes keeps its last bit. */
    private static final String SOURCE =
            """
              def add(self: __torch__.Net, averages: List[Tensor], weights: List[Tensor], fresh: float) -> float:
                torch._foreach_lerp_(averages, weights, fresh)
                return 0.
            """;

    private final NDManager manager;
    private final TensorFunctions functions;
    private final double decay;
    private final Map<String, NDArray> averages = new LinkedHashMap<>();
    private long steps;

    /**
     * @param manager owns the averages
     * @param decay share of the average that a step keeps, 0 to below 1
     * @param first the weights at the start, by name
     */
    WeightAverage(final NDManager manager, final double decay, final Map<String, NDArray> first) {
        this.manager = manager;
        this.decay = decay;
        functions = new TensorFunctions(manager, SOURCE);
        first.forEach((name, weight) -> averages.put(name, copy(weight)));
    }

    private NDArray copy(final NDArray weight) {
        final NDArray copy = weight.stopGradient().duplicate();
        copy.attach(manager);
        return copy;
    }

    /** @param weights as they are after a step */
    void add(final Map<String, NDArray> weights) {
        steps++;
        final double fresh = 1 - Math.min(decay, (1.0 + steps) / (10.0 + steps));
        final List<String> names = List.copyOf(averages.keySet());
        functions.call(ADD, List.of(Optimiser.list(averages, names), Optimiser.list(weights, names)), fresh);
    }

    /**
     * Puts the average in the weights' place, and the weights in the average's. A second call undoes it.
     *
     * @param weights changed in place
     */
    void swap(final Map<String, NDArray> weights) {
        try (NDManager scope = manager.newSubManager()) {
            averages.forEach((name, average) -> {
                final NDArray weight = weights.get(name);
                weight.tempAttach(scope);
                average.tempAttach(scope);
                final NDArray kept = weight.stopGradient().duplicate();
                Checkpoint.copy(average, weight);
                Checkpoint.copy(kept, average);
            });
        }
    }

    /** Puts the averages into a checkpoint. */
    void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(STEPS, steps);
        checkpoint.put(AVERAGE, averages);
    }

    /** Takes the averages of a checkpoint. */
    void restore(final Checkpoint checkpoint) {
        steps = (long) checkpoint.number(STEPS);
        checkpoint.copyTo(AVERAGE, averages);
    }
}
