package io.github.explicell.engine;

import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Measures how fast a network runs here, on each device and in each precision. */
public final class EngineReport {

    /**
     * A measured speed.
     *
     * @param device {@code cpu} or {@code gpu:N}
     * @param precision number format
     * @param batch images at once
     * @param milliseconds for one image: the median of the repetitions, over the batch
     */
    public record Speed(String device, Precision precision, int batch, double milliseconds) {}

    private static final int[] BATCHES = {1, 8};
    private static final int MOST_REPETITIONS = 9;
    private static final long TIME_FOR_EACH = Duration.ofMillis(700).toNanos();
    private static final long SEED = 1;

    private final Network network;
    private final Weights weights;

    /** @param network the probe; its weights are drawn at random */
    public EngineReport(final Network network) {
        this.network = network;
        this.weights = randomWeights(network);
    }

    /**
     * Measures every device and precision at batch 1 and 8; each takes about a second.
     *
     * @param listener told each speed when it is known
     * @throws EngineException if libtorch cannot be used
     */
    public void measure(final Consumer<Speed> listener) {
        for (final String device : Devices.available())
            for (final Precision precision : Precision.INFERENCE) measure(device, precision, listener);
    }

    private void measure(final String device, final Precision precision, final Consumer<Speed> listener) {
        final SessionOptions options =
                SessionOptions.DEFAULT.on(device, precision).withBatch(BATCHES[1]);
        try (Session session = new Session(network, weights, options)) {
            for (final int batch : BATCHES)
                listener.accept(new Speed(device, precision, batch, milliseconds(session, batch)));
        }
    }

    private double milliseconds(final Session session, final int batch) {
        final Map<String, float[]> images = images(network, batch);
        session.logits(images, batch); // the first run allocates
        final double[] times = new double[MOST_REPETITIONS];
        final long start = System.nanoTime();
        int n = 0;
        while (n == 0 || n < MOST_REPETITIONS && System.nanoTime() - start < TIME_FOR_EACH) {
            final long before = System.nanoTime();
            session.logits(images, batch);
            times[n++] = (System.nanoTime() - before) * 1e-6 / batch;
        }
        Arrays.sort(times, 0, n);
        return times[n / 2];
    }

    /** Images of random values. */
    static Map<String, float[]> images(final Network network, final int batch) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Map<String, float[]> inputs = new LinkedHashMap<>();
        network.inputs().forEach((name, shape) -> {
            final float[] values = new float[Math.toIntExact(batch * shape.size())];
            for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble(-2, 2);
            inputs.put(name, values);
        });
        return inputs;
    }

    /** Weights that keep activations near 1: denormal or infinite numbers would run at another speed. */
    static Weights randomWeights(final Network network) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (final Parameter p : network.parameters()) {
            final float[] values = new float[Math.toIntExact(p.shape().size())];
            if (p.shape().rank() > 1) {
                final double limit = Math.sqrt(6.0 * p.shape().get(0) / values.length);
                for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble(-limit, limit);
            } else if (p.role() != Parameter.Role.BIAS) {
                Arrays.fill(values, isCentre(p) ? 0 : 1);
            }
            tensors.put(p.name(), new Tensor(p.shape(), values));
        }
        return Weights.of(tensors);
    }

    private static boolean isCentre(final Parameter p) {
        return p.name().endsWith("running_mean") || p.name().endsWith("bias");
    }
}
