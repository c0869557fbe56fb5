package io.github.explicell.explain;

import io.github.explicell.classify.CropBatches;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Devices;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Region;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * The parameter-randomisation check (Adebayo et al.: Sanity checks for saliency maps, NeurIPS 2018): the network's weights
 * are randomised block by block from the logits down, and each method's maps compared with those of the trained network. A
 * map that stays the same says nothing of what the network has learned. A dozen regions are enough; all are held in memory,
 * with one map for each method.
 *
 * <pre>
 * final Sanity sanity = new Sanity(model, options);
 * sanity.add(picture, regions);
 * final SanityReport report = sanity.run(Progress.NONE);
 * </pre>
 */
public final class Sanity {

    private record Case(Region region, Map<String, float[]> inputs) {}

    private final ModelFolder model;
    private final ExplainerOptions options;
    private final List<Explainer> explainers;
    private final List<String> layers;
    private final CropBatches crops;
    private final List<Case> cases = new ArrayList<>();

    /**
     * @param model a model folder
     * @param options methods, layers, target, device and so on; the seed also fixes the random weights
     * @throws IllegalArgumentException naming the layer, class or method that does not fit the model
     */
    public Sanity(final ModelFolder model, final ExplainerOptions options) {
        this.model = model;
        this.options = options;
        options.target().check(model.description().classes(), List.of());
        explainers = options.methods().stream()
                .map(method -> method.make(options.settings()))
                .toList();
        final Layers known = new Layers(model.network());
        layers = (options.layers().isEmpty() ? List.of(model.tap()) : options.layers())
                .stream().map(known::check).distinct().toList();
        crops = new CropBatches(
                model.description(), options.run().channels(), options.run().batch());
    }

    /**
     * Adds regions to look at.
     *
     * @param picture the image
     * @param regions regions of it
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException naming the region that cannot be explained, and why
     */
    public void add(final Picture picture, final List<Region> regions) throws IOException {
        options.target().check(model.description().classes(), regions);
        crops.forEach(picture, regions, Progress.NONE, (batch, done) -> {
            final int n = batch.regions().size();
            for (int i = 0; i < n; i++)
                cases.add(new Case(batch.regions().get(i), ExplainedNetwork.row(batch.inputs(), i, n)));
        });
    }

    /**
     * Explains all regions with the trained network and with each randomised one.
     *
     * @param progress told after each region of each network
     * @return the rank correlations
     * @throws IllegalStateException if there is no region, or the device cannot be used
     * @throws CancellationException if progress asked for the end
     */
    public SanityReport run(final Progress progress) {
        if (cases.isEmpty()) throw new IllegalStateException("the check needs at least one region");
        final Map<String, List<Parameter>> blocks = WeightBlocks.of(model.network());
        final long total = (blocks.size() + 1L) * cases.size();
        final Target[] targets = new Target[cases.size()];
        final float[][][] trained = new float[cases.size()][][];
        explain(model.weights(), this::target, progress, 0, total, (c, subject, maps) -> {
            targets[c] = subject.target();
            trained[c] = maps;
        });
        final double[][] correlations = new double[blocks.size()][];
        final RandomisedWeights weights = new RandomisedWeights(model.weights(), options.seed());
        int depth = 0;
        for (final List<Parameter> block : blocks.values()) {
            weights.randomise(block);
            final Sums sums = new Sums(explainers.size());
            explain(weights, (c, logits) -> targets[c], progress, (depth + 1L) * cases.size(), total, (c, s, maps) -> {
                for (int m = 0; m < maps.length; m++) sums.add(m, trained[c][m], maps[m]);
            });
            correlations[depth++] = sums.means();
        }
        return new SanityReport(rows(List.copyOf(blocks.keySet()), correlations), cases.size());
    }

    private Target target(final int index, final float[] logits) {
        final double[] p = Prediction.softmax(logits, 1);
        int best = 0;
        for (int i = 1; i < p.length; i++) if (p[i] > p[best]) best = i;
        return options.target()
                .target(model.description().classes(), cases.get(index).region(), best);
    }

    /** Told the absolute maps of a region. */
    private interface Listener {
        void explained(int number, Subject subject, float[][] maps);
    }

    private void explain(
            final Weights weights,
            final TargetRule rule,
            final Progress progress,
            final long before,
            final long total,
            final Listener listener) {
        try (ExplainedNetwork network = compile(weights)) {
            for (int c = 0; c < cases.size(); c++) {
                if (progress.isCanceled()) throw new CancellationException("canceled");
                final int number = c;
                final Subject subject = network.subjects(
                                cases.get(c).inputs(), 1, (i, logits) -> rule.of(number, logits), progress)
                        .get(0);
                final float[][] maps = new float[explainers.size()][];
                for (int m = 0; m < maps.length; m++)
                    maps[m] = absolute(explainers.get(m).explain(subject).values());
                listener.explained(c, subject, maps);
                progress.report(before + c + 1, total);
            }
        }
    }

    private ExplainedNetwork compile(final Weights weights) {
        final Network network = model.network();
        final SessionOptions base = SessionOptions.DEFAULT
                .on(
                        Devices.resolve(options.run().device(), options.run().notice()),
                        options.run().precision())
                .withBatch(options.run().batch());
        return ExplainedNetwork.open(
                network,
                base,
                layers,
                explainers,
                options.fusion(),
                options.alignment(),
                model.description().temperature(),
                options.seed(),
                compiled -> new Session(network, weights, compiled));
    }

    private static float[] absolute(final float[] values) {
        final float[] absolute = new float[values.length];
        for (int i = 0; i < absolute.length; i++) absolute[i] = Math.abs(values[i]);
        return absolute;
    }

    private List<SanityReport.Row> rows(final List<String> blocks, final double[][] correlations) {
        final List<SanityReport.Row> rows = new ArrayList<>();
        for (int m = 0; m < explainers.size(); m++)
            for (int b = 0; b < blocks.size(); b++)
                rows.add(new SanityReport.Row(
                        explainers.get(m).method().name(), b + 1, blocks.get(b), correlations[b][m]));
        return rows;
    }

    /** Means of rank correlations over the regions, by method. */
    private static final class Sums {

        private final double[] sums;
        private final int[] counts;

        Sums(final int methods) {
            sums = new double[methods];
            counts = new int[methods];
        }

        /** A map of the trained network that says nothing cannot change. */
        void add(final int method, final float[] trained, final float[] randomised) {
            float max = 0;
            for (final float v : trained) max = Math.max(max, v);
            if (max == 0) return;
            sums[method] += RankCorrelation.of(trained, randomised);
            counts[method]++;
        }

        double[] means() {
            final double[] means = new double[sums.length];
            for (int m = 0; m < means.length; m++) means[m] = sums[m] / counts[m];
            return means;
        }
    }
}
