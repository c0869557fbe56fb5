package io.github.explicell.explain;

import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.network.Network;
import io.github.explicell.network.Weights;
import java.util.List;
import java.util.Map;

/** Networks with images in front of them, for tests. */
public final class Subjects {

    private Subjects() {}

    /** @return a network compiled for some methods at some layers, in micro-batches of 3 */
    public static ExplainedNetwork open(
            final Network network, final Weights weights, final List<String> layers, final List<Explainer> explainers) {
        return open(network, weights, layers, explainers, SessionOptions.DEFAULT.withBatch(3));
    }

    /** @return a network compiled for some methods at some layers */
    public static ExplainedNetwork open(
            final Network network,
            final Weights weights,
            final List<String> layers,
            final List<Explainer> explainers,
            final SessionOptions base) {
        final Layers known = new Layers(network);
        final List<String> nodes = layers.stream().map(known::check).toList();
        return ExplainedNetwork.open(
                network,
                base,
                nodes,
                explainers,
                Fusion.MEAN,
                Alignment.EVEN,
                1,
                7,
                o -> new Session(network, weights, o));
    }

    /** @return one image in front of it, whose target is known */
    public static Subject of(final ExplainedNetwork network, final float[] image, final Target target) {
        return network.subjects(Map.of(Network.IMAGE, image), 1, (i, logits) -> target, Progress.NONE)
                .get(0);
    }

    /** @return a method with default settings */
    public static Explainer make(final String name) {
        return Methods.get(name).make(MethodSettings.DEFAULT);
    }
}
