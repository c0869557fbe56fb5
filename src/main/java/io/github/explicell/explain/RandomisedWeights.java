package io.github.explicell.explain;

import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Weights of which some parameters have forgotten what they learned: kernels and matrices are drawn anew from the normal
 * distribution that has the mean and the spread of the trained ones, and the values of other parameters (biases, batch
 * norm's) are shuffled, so that variances stay above 0. What a parameter becomes depends on the seed and its name alone.
 */
final class RandomisedWeights implements Weights {

    private final Weights trained;
    private final Map<String, Parameter> randomised = new HashMap<>();
    private final long seed;

    /**
     * @param trained what was learned
     * @param seed fixes the random numbers
     */
    RandomisedWeights(final Weights trained, final long seed) {
        this.trained = trained;
        this.seed = seed;
    }

    /** Makes further parameters forget. */
    void randomise(final Iterable<Parameter> parameters) {
        for (final Parameter parameter : parameters) randomised.put(parameter.name(), parameter);
    }

    @Override
    public Set<String> names() {
        return trained.names();
    }

    @Override
    public Shape shape(final String name) {
        return trained.shape(name);
    }

    @Override
    public Tensor get(final String name) {
        final Tensor tensor = trained.get(name);
        final Parameter parameter = randomised.get(name);
        if (parameter == null) return tensor;
        final Random random = new Random(31 * seed + name.hashCode());
        final float[] values = tensor.values().clone();
        if (parameter.role() == Parameter.Role.WEIGHT) redraw(values, random);
        else shuffle(values, random);
        return new Tensor(tensor.shape(), values);
    }

    private static void redraw(final float[] values, final Random random) {
        double sum = 0;
        double squares = 0;
        for (final float v : values) {
            sum += v;
            squares += (double) v * v;
        }
        final double mean = sum / values.length;
        final double spread = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
        for (int i = 0; i < values.length; i++) values[i] = (float) (mean + spread * random.nextGaussian());
    }

    private static void shuffle(final float[] values, final Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final float swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
