package io.github.explicell.benchmark;

import io.github.explicell.classify.Progress;
import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.Alignment;
import io.github.explicell.explain.ExplainedNetwork;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.ExplainerOptions;
import io.github.explicell.explain.Fusion;
import io.github.explicell.explain.Layers;
import io.github.explicell.explain.MethodSettings;
import io.github.explicell.explain.Methods;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Target;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Weights;
import io.github.explicell.network.architecture.Architectures;
import java.util.List;
import java.util.Map;

/**
 * A network with formula weights, the input image of the fixtures, and a method of explanation at the network's tap: the
 * same as in {@code cam.py}. Maps are enlarged evenly, as the others do.
 */
final class CamWorkload implements AutoCloseable {

    private static final int CLASSES = 1000;

    private final Explainer method;
    private final Target target;
    private final Map<String, float[]> image;
    private final Session plain;
    private final ExplainedNetwork explained;

    /**
     * @param model name of an architecture, at its published size
     * @param precision {@code float32} or {@code bfloat16}
     * @param name of the method
     * @param target number of the class whose logit is explained
     */
    CamWorkload(final String model, final String precision, final String name, final int target) {
        this.method = Methods.get(name).make(MethodSettings.DEFAULT);
        this.target = Target.logit(target);
        final int size = Workload.size(model);
        image = Map.of(Network.IMAGE, FormulaWeights.input(3 * size * size));
        final Network network = Architectures.get(model).build(size, CLASSES);
        final Weights weights = FormulaWeights.of(network);
        final SessionOptions base = SessionOptions.DEFAULT
                .on("cpu", Precision.parse(precision))
                .withBatch(ExplainerOptions.DEFAULT.run().batch());
        final List<String> layers = List.of(new Layers(network).check(network.tap()));
        plain = new Session(network, weights, base);
        explained = ExplainedNetwork.open(
                network,
                base,
                layers,
                List.of(method),
                Fusion.MEAN,
                Alignment.EVEN,
                1,
                1,
                o -> new Session(network, weights, o));
    }

    /** One forward pass of the image as the program classifies it. */
    void forward() {
        plain.logits(image, 1);
    }

    /** @return from the image to the map, nothing known before */
    SaliencyMap explain() {
        final Subject subject = explained
                .subjects(image, 1, (i, logits) -> target, Progress.NONE)
                .get(0);
        return method.explain(subject);
    }

    @Override
    public void close() {
        explained.close();
        plain.close();
    }
}
