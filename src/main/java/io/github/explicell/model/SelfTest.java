package io.github.explicell.model;

import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An input with the logits that the model gave when it was written. It runs whenever a model is opened: one forward
 * pass, and a machine that computes something else is found out before it harms.
 */
final class SelfTest {

    static final String FILE = "selftest.safetensors";
    private static final String LOGITS = "output.logits";
    private static final String INPUT = "input.";
    private static final long SEED = 20260101;

    /** Greatest difference over the greatest logit, by precision. */
    private static double tolerance(final Precision precision) {
        return precision == Precision.FLOAT32 ? 1e-3 : 0.1;
    }

    private SelfTest() {}

    /** Writes the file beside the weights. */
    static void write(final ModelFolder model) throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Map<String, Tensor> tensors = new LinkedHashMap<>();
        final Map<String, float[]> inputs = new LinkedHashMap<>();
        model.network().inputs().forEach((name, shape) -> {
            final float[] values = new float[Math.toIntExact(shape.size())];
            for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble(-2, 2);
            inputs.put(name, values);
            tensors.put(INPUT + name, new Tensor(shape, values));
        });
        try (Session session = new Session(model.network(), model.weights(), SessionOptions.DEFAULT)) {
            final float[] logits = session.logits(inputs, 1)[0];
            tensors.put(LOGITS, new Tensor(Shape.of(logits.length), logits));
        }
        SafetensorsWriter.write(model.folder().resolve(FILE), tensors, Map.of(), DataType.F32);
    }

    /** Compares the session's logits with the file's. */
    static void run(final ModelFolder model, final Session session) throws IOException {
        final Path path = model.folder().resolve(FILE);
        if (!Files.isRegularFile(path)) throw new IOException(model.folder() + " holds no " + FILE);
        final Safetensors file = new Safetensors(path);
        final Map<String, float[]> inputs = new LinkedHashMap<>();
        for (final String name : model.inputs()) {
            if (!file.names().contains(INPUT + name)) throw new IOException(path + " lacks the tensor " + INPUT + name);
            inputs.put(name, file.get(INPUT + name).values());
        }
        if (!file.names().contains(LOGITS)) throw new IOException(path + " lacks the tensor " + LOGITS);
        final float[] expected = file.get(LOGITS).values();
        final float[] logits = session.logits(inputs, 1)[0];
        final double difference = difference(logits, expected);
        final double tolerance = tolerance(session.options().precision());
        // not >, so that a NaN is a failure, too
        if (!(difference <= tolerance))
            throw new IllegalStateException(String.format(
                    "the self-test of %s failed: its logits differ by %.2g of the largest one (allowed: %.2g) in %s on %s;"
                            + " use float32 on the cpu, or get the model folder anew",
                    model.description().name(),
                    difference,
                    tolerance,
                    session.options().precision(),
                    session.options().device()));
    }

    private static double difference(final float[] a, final float[] b) {
        if (a.length != b.length) return Double.POSITIVE_INFINITY;
        double largest = 0;
        double off = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(b[i]));
            off = Math.max(off, Math.abs(a[i] - b[i]));
        }
        return off / Math.max(largest, 1e-12);
    }
}
