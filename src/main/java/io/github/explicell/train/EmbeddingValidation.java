package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.classify.ConfusionMatrix;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.network.Heads;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.data.Sample;
import io.github.explicell.train.embedding.NearestNeighbours;
import io.github.explicell.train.embedding.Vectors;
import io.github.explicell.train.loss.Loss;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Validation of an encoder: the loss on batches that are the same after each epoch; the classes by the nearest
 * neighbours among the other samples, in the space of the encoder's features at length 1; and the spread of the
 * embeddings, which is near 0 if they have collapsed. Chance is what the loss would be if all embeddings were equal.
 */
final class EmbeddingValidation {

    private final Stage stage;
    private final TrainableNetwork network;
    private final BatchLoader loader;
    private final List<String> classes;
    private final Loss loss;
    private final TrainingListener listener;
    private final CollapseWatch watch;
    private final double[] sums = new double[3];

    EmbeddingValidation(
            final Stage stage,
            final TrainableNetwork network,
            final BatchLoader loader,
            final List<String> classes,
            final Loss loss,
            final TrainingListener listener) {
        this.stage = stage;
        this.network = network;
        this.loader = loader;
        this.classes = classes;
        this.loss = loss;
        this.listener = listener;
        this.watch = new CollapseWatch(stage, listener);
    }

    /**
     * @param samples the validation part
     * @param epoch from 1
     * @param steps that training has made until now
     * @return its measures
     */
    Validation validate(final List<Sample> samples, final int epoch, final int steps) throws IOException {
        final float[][] features = new float[samples.size()][];
        final float[][] embeddings = new float[samples.size()][];
        final int[] labels = new int[samples.size()];
        final int[] order = IntStream.range(0, samples.size()).toArray();
        loader.forEach(
                samples,
                Sampler.cut(order, stage.batch()),
                0,
                Augmentation.NONE,
                0,
                0,
                BatchLoader.NOTHING,
                (index, batch, waited) -> {
                    embed(batch, index * stage.batch(), features, embeddings, labels);
                    checkCanceled();
                    return true;
                });
        Arrays.fill(sums, 0);
        if (stage.sampling().views() == 1) {
            final List<int[]> batches = stage.sampling().sampler(1).batches(samples, stage.batch(), 0);
            for (final int[] batch : batches) {
                // without changes a sample that comes twice would be its own, trivial partner
                final int[] once = Arrays.stream(batch).distinct().toArray();
                add(rows(embeddings, once), rows(labels, once));
            }
        } else {
            final List<Sample> shown = Trainer.shown(samples, stage.augmentation());
            final List<int[]> batches = stage.sampler().batches(shown, stage.batch(), 0);
            loader.forEach(
                    samples, batches, 0, stage.augmentation(), 0, 0, BatchLoader.NOTHING, (index, batch, waited) -> {
                        final float[][] views = new float[batch.size()][];
                        embed(batch, 0, new float[batch.size()][], views, new int[batch.size()]);
                        add(views, batch.labels());
                        checkCanceled();
                        return true;
                    });
        }
        final double spread = Vectors.spread(Vectors.unit(embeddings));
        watch.epoch(epoch, steps, spread, sums[0] / sums[2], sums[1] / sums[2]);
        return new Validation(sums[0] / sums[2], neighbours(features, labels), spread);
    }

    private void checkCanceled() {
        if (listener.isCanceled()) throw new CancellationException("canceled");
    }

    private void embed(
            final Batch batch, final int at, final float[][] features, final float[][] embeddings, final int[] labels) {
        try (NDManager scope = network.manager().newSubManager()) {
            final NDList inputs = batch.inputs(network, scope);
            final Map<String, NDArray> outputs = network.evaluate(scope, inputs);
            System.arraycopy(rows(outputs.get(Heads.FEATURES)), 0, features, at, batch.size());
            System.arraycopy(rows(outputs.get(Heads.EMBEDDING)), 0, embeddings, at, batch.size());
            System.arraycopy(batch.labels(), 0, labels, at, batch.size());
        }
    }

    private static float[][] rows(final NDArray array) {
        final float[] flat = array.toFloatArray();
        final int n = Math.toIntExact(array.getShape().get(0));
        final int length = flat.length / n;
        final float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) rows[i] = Arrays.copyOfRange(flat, i * length, (i + 1) * length);
        return rows;
    }

    private static float[][] rows(final float[][] all, final int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> all[i]).toArray(float[][]::new);
    }

    private static int[] rows(final int[] all, final int[] indices) {
        return Arrays.stream(indices).map(i -> all[i]).toArray();
    }

    private void add(final float[][] embeddings, final int[] labels) {
        final float[][] equal = new float[embeddings.length][embeddings[0].length];
        for (final float[] row : equal) Arrays.fill(row, (float) (1 / Math.sqrt(row.length)));
        sums[0] += value(embeddings, labels) * labels.length;
        sums[1] += value(equal, labels) * labels.length;
        sums[2] += labels.length;
    }

    private double value(final float[][] embeddings, final int[] labels) {
        try (NDManager scope = network.manager().newSubManager()) {
            final NDArray array = scope.create(embeddings);
            return loss.of(Map.of(Heads.EMBEDDING, array), scope.create(labels)).getFloat();
        }
    }

    private ConfusionMatrix neighbours(final float[][] features, final int[] labels) {
        final int[] voted = new NearestNeighbours(
                        Vectors.unit(features), labels, classes.size(), NearestNeighbours.USUAL)
                .leavingOneOut();
        final ConfusionMatrix counts = new ConfusionMatrix(classes);
        for (int i = 0; i < labels.length; i++) counts.add(classes.get(labels[i]), classes.get(voted[i]));
        return counts;
    }
}
