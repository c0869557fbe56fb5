package io.github.explicell.train;

import io.github.explicell.engine.Precision;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.model.ArchitectureSpec;
import io.github.explicell.network.Network;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.DataSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Steps of training with random weights and images in memory: the same work as in {@code training.py}. */
public final class TrainingWorkload implements AutoCloseable {

    private static final int CLASSES = 10;
    private static final int BATCH = 32;
    private static final long SEED = 1;
    private static final double RATE = 1e-3;

    private final TrainableNetwork network;
    private final Learning learning;
    private final Batch batch;
    private int steps;

    /**
     * @param kind {@code resnet50}, {@code efficientnet_lite0} or {@code supcon}
     * @param precision {@code float32} or {@code bfloat16}
     */
    public TrainingWorkload(final String kind, final String precision) {
        final boolean isContrastive = kind.equals("supcon");
        final boolean isHalfFrozen = kind.equals("efficientnet_lite0");
        final int size = isHalfFrozen ? 224 : 110;
        final ArchitectureSpec architecture = isContrastive
                ? new ArchitectureSpec(
                        "resnet50", size, List.of(ArchitectureSpec.Step.perceptronHead("layer4", 512, 0)))
                : ArchitectureSpec.plain(kind, size);
        final Stage stage = new Stage(
                "benchmark",
                isContrastive ? new Projection(128) : null,
                Freezing.to(isHalfFrozen ? "blocks.3" : null),
                LayerRates.NONE,
                new Optimisation(
                        isHalfFrozen ? Optimisation.Rule.ADAM : Optimisation.Rule.SGD,
                        RATE,
                        0,
                        0.9,
                        Optimisation.Course.DEFAULT,
                        0,
                        0,
                        Optimisation.Epsilon.DEFAULT),
                isContrastive ? ContrastiveSettings.SUPCON : LossSettings.CROSS_ENTROPY,
                isContrastive ? Sampling.PAIRS : Sampling.SHUFFLED,
                images(kind),
                1,
                0,
                Selection.LOSS,
                Augmentation.NONE);
        final Network whole = stage.network(architecture.build(CLASSES));
        network = new TrainableNetwork(
                stage.freezing().phases(whole),
                Initialisation.random(whole, SEED).weights(),
                "cpu",
                Precision.parse(precision));
        learning = new Learning(network, stage.loss().loss(names(), DataSet.counts(List.of())), CLASSES, stage, 0);
        batch = batch(images(kind), size);
    }

    private static List<String> names() {
        return IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList();
    }

    /**
     * @param kind of workload
     * @return images in a step
     */
    public static int images(final String kind) {
        return kind.equals("supcon") ? 2 * BATCH : BATCH;
    }

    private static Batch batch(final int n, final int size) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final float[] images = new float[n * 3 * size * size];
        for (int i = 0; i < images.length; i++) images[i] = (float) random.nextDouble(-2, 2);
        final int[] indices = IntStream.range(0, n).toArray();
        final int[] labels = IntStream.range(0, n).map(i -> i % BATCH % CLASSES).toArray();
        return new Batch(indices, images, indices, new float[0], labels, null);
    }

    /** @return the loss before the step */
    public float step() {
        try {
            return learning.step(batch, null, steps++, RATE).loss();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
