package io.github.explicell.train;

import io.github.explicell.classify.CropBatches;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.engine.Values;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import io.github.explicell.network.Surgery;
import io.github.explicell.network.Weights;
import io.github.explicell.train.data.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The vectors that a network makes of images before it classifies them: what its head reads (the output
 * {@value io.github.explicell.network.Heads#EMBEDDING}), or else what its last layer reads, a map as its mean.
 */
public final class Embedder implements AutoCloseable {

    private record Image(Path file, int series) {}

    private static final int BATCH = 16;

    private final Session session;
    private final CropBatches crops;
    private final String node;

    /**
     * Compiles a model.
     *
     * @param model any
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @throws IOException if the model's folder is broken
     */
    public Embedder(final ModelFolder model, final String device) throws IOException {
        this(model.description(), model.network(), model::open, device);
    }

    private Embedder(
            final ModelDescription description, final Network network, final Opening opening, final String device)
            throws IOException {
        crops = new CropBatches(description, null, BATCH);
        node = network.outputs().containsKey(Heads.EMBEDDING)
                ? Heads.EMBEDDING
                : Surgery.classifier(network).inputs().get(0);
        session = opening.open(SessionOptions.DEFAULT
                .on(Devices.resolve(device, message -> {}), Precision.FLOAT32)
                .withBatch(BATCH)
                .withNodes(node.equals(Heads.EMBEDDING) ? List.of() : List.of(node)));
    }

    /** How a session comes about. */
    private interface Opening {

        Session open(SessionOptions options) throws IOException;
    }

    /**
     * The same network before it has learned anything: what its vectors say comes from the images alone.
     *
     * @param model any
     * @param seed fixes its random weights
     * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     * @return an embedder with random weights
     * @throws IOException never
     */
    public static Embedder untrained(final ModelFolder model, final long seed, final String device) throws IOException {
        final Weights weights = Initialisation.random(model.network(), seed).weights();
        return new Embedder(
                model.description(),
                model.network(),
                options -> new Session(model.network(), weights, options),
                device);
    }

    /**
     * @param samples at least one
     * @param progress told after each image
     * @return a vector for each sample, in their order
     * @throws IOException if an image cannot be read
     * @throws CancellationException if progress asked for the end
     */
    public float[][] vectors(final List<Sample> samples, final Progress progress) throws IOException {
        final Map<Image, List<Integer>> byImage = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++)
            byImage.computeIfAbsent(
                            new Image(samples.get(i).file(), samples.get(i).series()), image -> new ArrayList<>())
                    .add(i);
        final float[][] vectors = new float[samples.size()][];
        int done = 0;
        for (final Map.Entry<Image, List<Integer>> entry : byImage.entrySet()) {
            final List<Integer> indices = entry.getValue();
            final List<Region> regions =
                    indices.stream().map(i -> samples.get(i).region()).toList();
            try (Picture picture =
                    Pictures.open(entry.getKey().file(), entry.getKey().series())) {
                crops.forEach(picture, regions, Progress.NONE, (batch, before) -> {
                    final float[][] rows = rows(batch.inputs(), batch.regions().size());
                    for (int i = 0; i < rows.length; i++) vectors[indices.get(before + i)] = rows[i];
                });
            }
            done += indices.size();
            progress.report(done, samples.size());
            if (progress.isCanceled()) throw new CancellationException("canceled");
        }
        return vectors;
    }

    private float[][] rows(final Map<String, float[]> inputs, final int n) {
        final Values values = session.activations(inputs, n).get(node);
        final float[][] rows = values.rows();
        if (values.shape().length < 4) return rows;
        final int channels = values.shape()[1];
        final int area = rows[0].length / channels;
        for (int i = 0; i < n; i++) {
            final float[] means = new float[channels];
            for (int j = 0; j < rows[i].length; j++) means[j / area] += rows[i][j] / area;
            rows[i] = means;
        }
        return rows;
    }

    @Override
    public void close() {
        session.close();
    }
}
