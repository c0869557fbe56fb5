package io.github.explicell.explain;

import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.engine.Values;
import io.github.explicell.network.Network;
import io.github.explicell.network.Prologue;
import io.github.explicell.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network compiled with all that methods of explanation ask of it: the values at the layers, the tails behind them,
 * gradients at the image. One forward pass of an image serves all methods. One thread at a time.
 */
public final class ExplainedNetwork implements AutoCloseable {

    private final Network network;
    private final Session session;
    private final Session rough;
    private final List<String> layers;
    private final Fusion fusion;
    private final Alignment alignment;
    private final double temperature;
    private final long seed;

    /**
     * Compiles a network with its weights.
     *
     * @param <E> what goes wrong
     */
    @FunctionalInterface
    public interface Compiler<E extends Exception> {

        /**
         * @param options device, precision, what will be asked for
         * @return a new session; closed by who asked for it
         * @throws E if it cannot be compiled
         */
        Session compile(SessionOptions options) throws E;
    }

    private ExplainedNetwork(
            final Network network,
            final Session session,
            final Session rough,
            final List<String> layers,
            final Fusion fusion,
            final Alignment alignment,
            final double temperature,
            final long seed) {
        this.network = network;
        this.session = session;
        this.rough = rough;
        this.layers = List.copyOf(layers);
        this.fusion = fusion;
        this.alignment = alignment;
        this.temperature = temperature;
        this.seed = seed;
    }

    /**
     * Compiles a network for some methods: where one of them {@linkplain Explainer#screened screens}, and the device has
     * a faster format for it ({@link SessionOptions#rough}), a second time, in that.
     *
     * @param <E> what may go wrong in compiling
     * @param network the network
     * @param base device, precision and micro-batch
     * @param layers names of the layers' nodes, as {@link Layers#check} returns them
     * @param explainers the methods
     * @param fusion how several layers become one map
     * @param alignment where a layer's elements are taken to lie
     * @param temperature of the softmax over the logits, above 0
     * @param seed of the methods that draw random numbers
     * @param compiler compiles the network with its weights
     * @return the network, ready for images
     * @throws E if it cannot be compiled
     */
    public static <E extends Exception> ExplainedNetwork open(
            final Network network,
            final SessionOptions base,
            final List<String> layers,
            final List<Explainer> explainers,
            final Fusion fusion,
            final Alignment alignment,
            final double temperature,
            final long seed,
            final Compiler<E> compiler)
            throws E {
        final Set<Prologue> screened = new LinkedHashSet<>();
        for (final Explainer explainer : explainers) screened.addAll(explainer.screened());
        final Optional<SessionOptions> faster = screened.isEmpty() ? Optional.empty() : base.rough();
        final Session rough =
                faster.isEmpty() ? null : compiler.compile(faster.get().withPrologues(List.copyOf(screened)));
        try {
            final Session session = compiler.compile(options(base, network, layers, explainers));
            return new ExplainedNetwork(network, session, rough, layers, fusion, alignment, temperature, seed);
        } catch (final Exception e) {
            if (rough != null) rough.close();
            throw e;
        }
    }

    private static SessionOptions options(
            final SessionOptions base,
            final Network network,
            final List<String> layers,
            final List<Explainer> explainers) {
        final Set<String> nodes = new LinkedHashSet<>();
        for (final String layer : layers) nodes.addAll(network.boundary(layer, Network.LOGITS));
        final Set<Prologue> prologues = new LinkedHashSet<>();
        for (final Explainer explainer : explainers) prologues.addAll(explainer.prologues());
        final boolean image = explainers.stream().anyMatch(Explainer::differentiatesImage);
        return base.withNodes(List.copyOf(nodes))
                .withTails(layers)
                .withGradients(image ? List.of(Network.IMAGE) : List.of())
                .withPrologues(List.copyOf(prologues));
    }

    /**
     * Runs some images through the network, once for all methods.
     *
     * @param inputs of the network, by name: N x C x H x W, preprocessed, and metadata where the network reads it
     * @param n how many; what is kept of each is its values at the layers
     * @param rule decides what is explained of each
     * @param progress asked by the methods whether to go on
     * @return one for each image; of no use once this is closed
     */
    public List<Subject> subjects(
            final Map<String, float[]> inputs, final int n, final TargetRule rule, final Progress progress) {
        final long start = System.nanoTime();
        final Map<String, Values> values = session.activations(inputs, n);
        final double each = (System.nanoTime() - start) / 1e9 / n;
        final List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            final Map<String, Values> own = new HashMap<>();
            for (final Map.Entry<String, Values> entry : values.entrySet())
                own.put(
                        entry.getKey(),
                        n == 1 ? entry.getValue() : entry.getValue().part(i, 1));
            final Target target = rule.of(i, own.get(Network.LOGITS).numbers());
            subjects.add(new Subject(this, row(inputs, i, n), own, target, progress, each));
        }
        return subjects;
    }

    /** What belongs to image i of n: of the only one, the inputs themselves. */
    static Map<String, float[]> row(final Map<String, float[]> inputs, final int i, final int n) {
        if (n == 1) return inputs;
        final Map<String, float[]> row = new HashMap<>();
        inputs.forEach((name, values) -> {
            final int length = values.length / n;
            row.put(name, Arrays.copyOfRange(values, i * length, (i + 1) * length));
        });
        return row;
    }

    /** @return shape of an image: C x H x W */
    Shape inputShape() {
        return network.shape(Network.IMAGE);
    }

    Network network() {
        return network;
    }

    Session session() {
        return session;
    }

    /** @return the same network in a faster number format, for screening */
    Optional<Session> rough() {
        return Optional.ofNullable(rough);
    }

    /** @return names of the layers' nodes */
    public List<String> layers() {
        return layers;
    }

    Alignment alignment() {
        return alignment;
    }

    Fusion fusion() {
        return fusion;
    }

    double temperature() {
        return temperature;
    }

    long seed() {
        return seed;
    }

    @Override
    public void close() {
        session.close();
        if (rough != null) rough.close();
    }
}
