package io.github.explicell.benchmark;

import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import io.github.explicell.train.Initialisation;
import java.util.Map;
import java.util.SplittableRandom;

/** A network with random weights and a batch of random images: the same work as in {@code inference.py}. */
final class Workload implements AutoCloseable {

    private static final long SEED = 1;
    private static final int CLASSES = 1000;

    private final Session session;
    private final int size;
    private Map<String, float[]> images;
    private int batch;

    /**
     * @param model name of an architecture, at its published size
     * @param precision {@code float32} or {@code bfloat16}
     */
    Workload(final String model, final String precision) {
        size = size(model);
        final Network network = Architectures.get(model).build(size, CLASSES);
        session = new Session(
                network,
                Initialisation.random(network, SEED).weights(),
                SessionOptions.DEFAULT.on("cpu", Precision.parse(precision)));
    }

    /** @return height and width for which the architecture was published */
    static int size(final String model) {
        return switch (model) {
            case "inception_resnet_v2" -> 299;
            case "nasnet_large" -> 331;
            default -> 224;
        };
    }

    /** @param n how many images the next runs take */
    void useBatch(final int n) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final float[] values = new float[n * 3 * size * size];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble(-2, 2);
        images = Map.of(Network.IMAGE, values);
        batch = n;
    }

    /** @return logits of the batch */
    float[][] run() {
        return session.logits(images, batch);
    }

    @Override
    public void close() {
        session.close();
    }
}
