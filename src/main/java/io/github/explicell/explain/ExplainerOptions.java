package io.github.explicell.explain;

import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.engine.Precision;
import io.github.explicell.image.ChannelRule;
import java.util.List;
import java.util.function.Consumer;

/**
 * How regions are explained.
 *
 * @param methods one or more
 * @param settings steps, samples and the like
 * @param layers nodes or modules that CAM methods read; empty: the model's tap
 * @param fusion how several layers become one map
 * @param alignment where a layer's elements are taken to lie
 * @param target which class is explained
 * @param measures what is measured of each map; empty: nothing
 * @param masks what counts as inside, for the measures that ask
 * @param seed fixes what methods draw at random
 * @param run device, precision, images that go through the network at once, channels
 */
public record ExplainerOptions(
        List<Method> methods,
        MethodSettings settings,
        List<String> layers,
        Fusion fusion,
        Alignment alignment,
        TargetChoice target,
        List<Measure> measures,
        Masks masks,
        long seed,
        ClassifierOptions run) {

    /** Grad-CAM of the predicted class's logit at the model's tap; the best device there is, float32, batches of 4. */
    public static final ExplainerOptions DEFAULT = new ExplainerOptions(
            List.of(Methods.get("grad-cam")),
            MethodSettings.DEFAULT,
            List.of(),
            Fusion.MEAN,
            Alignment.RECEPTIVE_FIELD,
            TargetChoice.DEFAULT,
            List.of(),
            Masks.OUTLINE,
            1,
            ClassifierOptions.DEFAULT.withBatch(4));

    /**
     * @param methods one or more
     * @param settings steps, samples and the like
     * @param layers nodes or modules that CAM methods read; empty: the model's tap
     * @param fusion how several layers become one map
     * @param alignment where a layer's elements are taken to lie
     * @param target which class is explained
     * @param measures what is measured of each map; empty: nothing
     * @param masks what counts as inside, for the measures that ask
     * @param seed fixes what methods draw at random
     * @param run device, precision, images that go through the network at once, channels
     * @throws IllegalArgumentException if there is no method
     */
    public ExplainerOptions {
        methods = List.copyOf(methods);
        layers = List.copyOf(layers);
        measures = List.copyOf(measures);
        if (methods.isEmpty()) throw new IllegalArgumentException("name at least one method");
    }

    /**
     * @param other one or more
     * @return the same by other methods
     */
    public ExplainerOptions withMethods(final List<Method> other) {
        return new ExplainerOptions(other, settings, layers, fusion, alignment, target, measures, masks, seed, run);
    }

    /**
     * @param other steps, samples and the like
     * @return the same with other settings
     */
    public ExplainerOptions withSettings(final MethodSettings other) {
        return new ExplainerOptions(methods, other, layers, fusion, alignment, target, measures, masks, seed, run);
    }

    /**
     * @param other nodes or modules that CAM methods read; empty: the model's tap
     * @return the same at other layers
     */
    public ExplainerOptions withLayers(final List<String> other) {
        return new ExplainerOptions(methods, settings, other, fusion, alignment, target, measures, masks, seed, run);
    }

    /**
     * @param other how several layers become one map
     * @return the same with another fusion
     */
    public ExplainerOptions withFusion(final Fusion other) {
        return new ExplainerOptions(methods, settings, layers, other, alignment, target, measures, masks, seed, run);
    }

    /**
     * @param other where a layer's elements are taken to lie
     * @return the same with another alignment
     */
    public ExplainerOptions withAlignment(final Alignment other) {
        return new ExplainerOptions(methods, settings, layers, fusion, other, target, measures, masks, seed, run);
    }

    /**
     * @param other which class is explained
     * @return the same for another class
     */
    public ExplainerOptions withTarget(final TargetChoice other) {
        return new ExplainerOptions(methods, settings, layers, fusion, alignment, other, measures, masks, seed, run);
    }

    /**
     * @param other what is measured of each map; empty: nothing
     * @return the same with other measures
     */
    public ExplainerOptions withMeasures(final List<Measure> other) {
        return new ExplainerOptions(methods, settings, layers, fusion, alignment, target, other, masks, seed, run);
    }

    /**
     * @param other what counts as inside, for the measures that ask
     * @return the same with another inside
     */
    public ExplainerOptions withMasks(final Masks other) {
        return new ExplainerOptions(methods, settings, layers, fusion, alignment, target, measures, other, seed, run);
    }

    /**
     * @param other fixes what methods draw at random
     * @return the same with another seed
     */
    public ExplainerOptions withSeed(final long other) {
        return new ExplainerOptions(methods, settings, layers, fusion, alignment, target, measures, masks, other, run);
    }

    /**
     * @param other device, precision, batch, channels and whom to tell
     * @return the same running otherwise
     */
    public ExplainerOptions running(final ClassifierOptions other) {
        return new ExplainerOptions(methods, settings, layers, fusion, alignment, target, measures, masks, seed, other);
    }

    /**
     * @param other crops in a batch, at least 1
     * @return the same with another batch
     */
    public ExplainerOptions withBatch(final int other) {
        return running(run.withBatch(other));
    }

    /**
     * @param other channels and intensity range
     * @return the same with channels and intensity range in place of the model's
     */
    public ExplainerOptions withChannels(final ChannelRule other) {
        return running(run.withChannels(other));
    }

    /**
     * @param other told what the user should know, a sentence each
     * @return the same telling somebody else
     */
    public ExplainerOptions telling(final Consumer<String> other) {
        return running(run.telling(other));
    }

    /**
     * @param device auto, cpu, gpu or gpu:N
     * @param precision number format of weights and activations
     * @return the same on another device in another precision
     */
    public ExplainerOptions on(final String device, final Precision precision) {
        return running(run.on(device, precision));
    }
}
