package io.github.explicell.train;

import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * First weights of a network.
 *
 * @param weights all parameters
 * @param taken names that came from given weights
 * @param random names that were drawn
 */
public record Initialisation(Weights weights, List<String> taken, List<String> random) {

    /** Soft attention's factor before it has learned anything (Datta et al. 2021). */
    private static final float GAIN = 0.01f;

    /**
     * Random weights as torchvision draws them: convolutions normal with variance 2 / fan-out (He et al. 2015), linear
     * layers normal with standard deviation 0.01, biases 0, batch norm the identity.
     *
     * @param network any network
     * @param seed fixes the numbers, together with each parameter's name
     * @return its weights
     */
    public static Initialisation random(final Network network, final long seed) {
        return from(network, Weights.of(Map.of()), seed);
    }

    /**
     * Given weights where name and shape fit, random ones elsewhere (such as a head for other classes).
     *
     * @param network any network
     * @param given weights by name
     * @param seed fixes the random numbers
     * @return its weights, and which are which
     */
    public static Initialisation from(final Network network, final Weights given, final long seed) {
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        final List<String> taken = new ArrayList<>();
        final List<String> random = new ArrayList<>();
        for (final Parameter p : network.parameters()) {
            final Tensor tensor = given.names().contains(p.name()) ? given.get(p.name()) : null;
            final boolean fits = tensor != null && tensor.shape().equals(p.shape());
            tensors.put(p.name(), fits ? tensor : draw(p, seed));
            (fits ? taken : random).add(p.name());
        }
        return new Initialisation(Weights.of(tensors), List.copyOf(taken), List.copyOf(random));
    }

    private static Tensor draw(final Parameter p, final long seed) {
        final Shape shape = p.shape();
        final float[] values = new float[Math.toIntExact(shape.size())];
        switch (p.role()) {
            case GAIN -> Arrays.fill(values, GAIN);
            case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
            case WEIGHT -> {
                final double deviation =
                        shape.rank() == 4 ? Math.sqrt(2.0 / (shape.get(0) * shape.get(2) * shape.get(3))) : 0.01;
                final Random random = new Random(Seeds.of(seed, p.name().hashCode()));
                for (int i = 0; i < values.length; i++) values[i] = (float) (deviation * random.nextGaussian());
            }
            default -> Arrays.fill(values, 0);
        }
        return new Tensor(shape, values);
    }
}
