package io.github.explicell.explain;

import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.Values;
import io.github.explicell.explain.superpixel.Segmenter;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.image.Crop;
import io.github.explicell.image.Region;
import io.github.explicell.model.Normalisation;
import io.github.explicell.network.Grid;
import io.github.explicell.network.Network;
import io.github.explicell.network.Prologue;
import io.github.explicell.network.Shape;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One crop in front of a compiled network, and what is explained of it. Values at the layers were computed once for all
 * methods; their gradients are, when first asked for. Whatever runs the network does so in micro-batches and looks in
 * between whether the user wants the end.
 */
public final class Subject {

    private final ExplainedNetwork network;
    private final Map<String, float[]> inputs;
    private final Map<String, Values> values;
    private final Target target;
    private final Progress progress;
    private final Map<String, Features> gradients = new HashMap<>();
    private final Map<Segmenter, CompletableFuture<Superpixels>> superpixels = new ConcurrentHashMap<>();
    private double common;
    private Region region;
    private Crop crop;
    private Normalisation normalisation;

    Subject(
            final ExplainedNetwork network,
            final Map<String, float[]> inputs,
            final Map<String, Values> values,
            final Target target,
            final Progress progress,
            final double seconds) {
        this.network = network;
        this.inputs = inputs;
        this.values = values;
        this.target = target;
        this.progress = progress;
        this.common = seconds;
    }

    // -- What it is --

    /** @return the preprocessed crop: C x H x W, row-major; not to be changed */
    public float[] input() {
        return inputs.get(Network.IMAGE);
    }

    /** Says what the input was made of, for methods that cut or paint the crop itself. */
    void cutFrom(final Region of, final Crop pixels, final Normalisation rule) {
        this.region = of;
        this.crop = pixels;
        this.normalisation = rule;
    }

    /**
     * @return the crop before preprocessing
     * @throws IllegalStateException if this was made of a preprocessed image alone
     */
    public Crop crop() {
        if (crop == null) throw new IllegalStateException("the crop before preprocessing is not known");
        return crop;
    }

    /**
     * @param planes 3 x H x W, red first, 0..1
     * @return the same, preprocessed as the crop was
     */
    public float[] preprocess(final float[] planes) {
        final float[] preprocessed = new float[planes.length];
        normalisation.apply(planes, preprocessed, 0);
        return preprocessed;
    }

    /**
     * Begins to cut the crop into super-pixels, on another thread; {@link #superpixels} waits for them.
     *
     * @param segmenter cuts the crop
     */
    public void segment(final Segmenter segmenter) {
        final Crop pixels = crop();
        superpixels.computeIfAbsent(segmenter, s -> CompletableFuture.supplyAsync(() -> s.segment(pixels, region)));
    }

    /**
     * @param segmenter cuts the crop, once for all methods
     * @return the crop's super-pixels
     * @throws IllegalArgumentException if the crop cannot be cut this way
     * @throws UncheckedIOException if the image cannot be read
     */
    public Superpixels superpixels(final Segmenter segmenter) {
        segment(segmenter);
        try {
            return superpixels.get(segmenter).join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof IllegalArgumentException cause) throw cause;
            if (e.getCause() instanceof UncheckedIOException cause) throw cause;
            throw e;
        }
    }

    /** @return the crop's shape: C x H x W */
    public Shape shape() {
        return network.inputShape();
    }

    /** @return the crop's width at network resolution, in pixels */
    public int width() {
        return shape().width();
    }

    /** @return the crop's height at network resolution, in pixels */
    public int height() {
        return shape().height();
    }

    /** @return the network's scores of all classes; not to be changed */
    public float[] logits() {
        return values.get(Network.LOGITS).numbers();
    }

    /** @return what is explained */
    public Target target() {
        return target;
    }

    /** @return the target's score of the crop as it is */
    public double score() {
        return target.score(logits(), network.temperature());
    }

    /** @return of the softmax over the logits, above 0 */
    public double temperature() {
        return network.temperature();
    }

    /** @return fixes what a method draws at random */
    public long seed() {
        return network.seed();
    }

    /** @return names of the nodes that methods read */
    public List<String> layers() {
        return network.layers();
    }

    /** @return how the maps of several layers become one */
    public Fusion fusion() {
        return network.fusion();
    }

    /** @return how many images go through the network at once */
    public int batch() {
        return network.session().options().batch();
    }

    /** @return seconds that went into what all methods have in common */
    double common() {
        return common;
    }

    // -- What the network computes inside --

    /**
     * @param layer one of {@link #layers}
     * @return its values
     */
    public Features activation(final String layer) {
        final Shape shape = network.network().shape(layer);
        return features(shape, values.get(layer));
    }

    /**
     * @param layer one of {@link #layers}
     * @return the gradient of the target's score with respect to its values, from the tail of the network alone
     */
    public Features gradient(final String layer) {
        return gradients.computeIfAbsent(layer, l -> {
            check();
            final long start = System.nanoTime();
            final float[][] seed = {target.seed(logits(), temperature())};
            final Values gradient = network.session().tailGradient(l, values, seed);
            common += (System.nanoTime() - start) / 1e9;
            return features(network.network().shape(l), gradient);
        });
    }

    private static Features features(final Shape shape, final Values values) {
        return new Features(shape.channels(), shape.height(), shape.width(), values.numbers());
    }

    /**
     * Brings a map of a node's size to the crop's, bilinear.
     *
     * @param node the node
     * @param map its height x width, row-major
     * @return the crop's height x width, row-major
     */
    public float[] enlarge(final String node, final float[] map) {
        final Shape size = network.network().shape(node);
        final Grid grid = network.alignment() == Alignment.RECEPTIVE_FIELD ? Grid.of(network.network(), node) : null;
        return grid == null
                ? Upsampling.bilinear(map, size.height(), size.width(), height(), width())
                : Upsampling.bilinear(map, size.height(), size.width(), grid, height(), width());
    }

    /**
     * @param output of the network
     * @return name of the node that holds it
     */
    public String node(final String output) {
        return network.network().outputNode(output);
    }

    /**
     * @param name of an output of the network
     * @return its values, one row
     */
    public Values output(final String name) {
        return values.get(name);
    }

    // -- The network as a function --

    /** @return the target's score of other images */
    public Scores scores() {
        return scores(target);
    }

    /**
     * @param other a target
     * @return its score of other images
     */
    public Scores scores(final Target other) {
        return (images, n) -> scores(logits(images, n), other);
    }

    /**
     * @param rows logits of some images
     * @param other a target
     * @return its score of each
     */
    public double[] scores(final float[][] rows, final Target other) {
        return Arrays.stream(rows)
                .mapToDouble(row -> other.score(row, temperature()))
                .toArray();
    }

    /**
     * @param images N x C x H x W, preprocessed, row-major
     * @param n how many, at least 1
     * @return N x classes
     * @throws CancellationException if the user asked for the end
     */
    public float[][] logits(final float[] images, final int n) {
        final int each = images.length / n;
        return inParts(n, (start, count) -> network.session()
                .logits(with(Arrays.copyOfRange(images, start * each, (start + count) * each), count), count));
    }

    /** The network's inputs: given images, and beside each the metadata that this crop has. */
    private Map<String, float[]> with(final float[] images, final int n) {
        final Map<String, float[]> all = new HashMap<>();
        inputs.forEach((name, one) -> {
            final float[] rows = new float[n * one.length];
            if (!name.equals(Network.IMAGE))
                for (int i = 0; i < n; i++) System.arraycopy(one, 0, rows, i * one.length, one.length);
            all.put(name, name.equals(Network.IMAGE) ? images : rows);
        });
        return all;
    }

    /**
     * The logits of images that are made on the device.
     *
     * @param prologue one of {@link Explainer#prologues}
     * @param arguments its arguments by name; the batched ones with N rows
     * @param n how many, at least 1
     * @return N x classes
     * @throws CancellationException if the user asked for the end
     */
    public float[][] logits(final Prologue prologue, final Map<String, Values> arguments, final int n) {
        return logits(network.session(), prologue, arguments, n);
    }

    /** @return whether {@link #rough} is faster than {@link #logits(Prologue, Map, int)} */
    public boolean screens() {
        return network.rough().isPresent();
    }

    /**
     * The logits of images that are made on the device, in the faster number format that the device has.
     *
     * @param prologue one of {@link Explainer#screened}
     * @param arguments its arguments by name; the batched ones with N rows
     * @param n how many, at least 1
     * @return N x classes, with two significant digits or so
     * @throws CancellationException if the user asked for the end
     * @throws IllegalStateException where there is no such format ({@link #screens})
     */
    public float[][] rough(final Prologue prologue, final Map<String, Values> arguments, final int n) {
        final Session session =
                network.rough().orElseThrow(() -> new IllegalStateException("nothing is screened here"));
        return logits(session, prologue, arguments, n);
    }

    private float[][] logits(
            final Session session, final Prologue prologue, final Map<String, Values> arguments, final int n) {
        return inParts(n, (start, count) -> {
            final Map<String, Values> part = new HashMap<>(arguments);
            inputs.forEach((name, one) -> {
                if (!name.equals(Network.IMAGE)) part.put(name, new Values(one, new int[] {1, one.length}));
            });
            for (final String name : prologue.batched())
                part.put(name, arguments.get(name).part(start, count));
            return session.logits(prologue, part, count);
        });
    }

    /**
     * The logits that follow from other values of a layer.
     *
     * @param layer one of {@link #layers}
     * @param rows N x the layer's shape, row-major
     * @param n how many, at least 1; they are held at once, so give no more than {@link #batch} where a row is large
     * @return N x classes
     * @throws CancellationException if the user asked for the end
     */
    public float[][] tail(final String layer, final float[] rows, final int n) {
        check();
        final Shape shape = network.network().shape(layer);
        final Map<String, Values> given = new LinkedHashMap<>(values);
        given.put(layer, new Values(rows, new int[] {n, shape.channels(), shape.height(), shape.width()}));
        return network.session().tail(layer, given, n);
    }

    /**
     * The gradient of the target's score with respect to the image, at other images; for methods that say that they
     * {@link Explainer#differentiatesImage}.
     *
     * @param images N x C x H x W, preprocessed, row-major
     * @param n how many, at most {@link #batch}
     * @return of the same length
     * @throws CancellationException if the user asked for the end
     */
    public float[] imageGradient(final float[] images, final int n) {
        check();
        final Map<String, float[]> all = with(images, n);
        // A probability's slope depends on the logits, which differ from image to image; a logit's does not.
        final float[][] rows = target.probability() ? network.session().logits(all, n) : null;
        final float[][] seed = new float[n][];
        for (int i = 0; i < n; i++) seed[i] = target.seed(rows == null ? logits() : rows[i], temperature());
        return network.session().gradient(Network.IMAGE, all, seed).gradient().numbers();
    }

    private interface Part {
        float[][] run(int start, int count);
    }

    private float[][] inParts(final int n, final Part part) {
        if (n < 1) throw new IllegalArgumentException("there is no image to run");
        final float[][] logits = new float[n][];
        for (int start = 0; start < n; start += batch()) {
            check();
            final int count = Math.min(batch(), n - start);
            System.arraycopy(part.run(start, count), 0, logits, start, count);
        }
        return logits;
    }

    /** @throws CancellationException if the user asked for the end */
    public void check() {
        if (progress.isCanceled()) throw new CancellationException("canceled");
    }
}
