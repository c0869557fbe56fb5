package io.github.explicell.explain;

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
 * @param target which class is explained
 * @param measures what is measured of each map; empty: nothing
 * @param masks what counts as inside, for the measures that ask
 * @param seed fixes what methods draw at random
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param precision number format
 * @param batch images that go through the network at once
 * @param channels channels and intensity range in place of the model's, or null
 * @param notice told what the user should know, each a sentence
 */
public record ExplainerOptions(
        List<Method> methods,
        MethodSettings settings,
        List<String> layers,
        Fusion fusion,
        TargetChoice target,
        List<Measure> measures,
        Masks masks,
        long seed,
        String device,
        Precision precision,
        int batch,
        ChannelRule channels,
        Consumer<String> notice) {

    /** Grad-CAM of the predicted class's logit at the model's tap; the best device there is, float32, batches of 4. */
    public static final ExplainerOptions DEFAULT = new ExplainerOptions(
            List.of(Methods.get("grad-cam")),
            MethodSettings.DEFAULT,
            List.of(),
            Fusion.MEAN,
            TargetChoice.DEFAULT,
            List.of(),
            Masks.OUTLINE,
            1,
            "auto",
            Precision.FLOAT32,
            4,
            null,
            message -> {});

    /** @throws IllegalArgumentException if there is no method, or the batch is empty */
    public ExplainerOptions {
        methods = List.copyOf(methods);
        layers = List.copyOf(layers);
        measures = List.copyOf(measures);
        if (methods.isEmpty()) throw new IllegalArgumentException("name at least one method");
        if (batch < 1) throw new IllegalArgumentException("the batch must hold at least 1 image, not " + batch);
    }

    /** @return the same by other methods */
    public ExplainerOptions withMethods(final List<Method> other) {
        return new ExplainerOptions(
                other, settings, layers, fusion, target, measures, masks, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same with other settings */
    public ExplainerOptions withSettings(final MethodSettings other) {
        return new ExplainerOptions(
                methods, other, layers, fusion, target, measures, masks, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same at other layers */
    public ExplainerOptions withLayers(final List<String> other) {
        return new ExplainerOptions(
                methods, settings, other, fusion, target, measures, masks, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same with another fusion */
    public ExplainerOptions withFusion(final Fusion other) {
        return new ExplainerOptions(
                methods, settings, layers, other, target, measures, masks, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same for another class */
    public ExplainerOptions withTarget(final TargetChoice other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, other, measures, masks, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same with other measures */
    public ExplainerOptions withMeasures(final List<Measure> other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, target, other, masks, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same with another inside */
    public ExplainerOptions withMasks(final Masks other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, target, measures, other, seed, device, precision, batch, channels,
                notice);
    }

    /** @return the same with another seed */
    public ExplainerOptions withSeed(final long other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, target, measures, masks, other, device, precision, batch, channels,
                notice);
    }

    /** @return the same with another batch */
    public ExplainerOptions withBatch(final int other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, target, measures, masks, seed, device, precision, other, channels,
                notice);
    }

    /** @return the same with channels and intensity range in place of the model's */
    public ExplainerOptions withChannels(final ChannelRule other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, target, measures, masks, seed, device, precision, batch, other,
                notice);
    }

    /** @return the same telling somebody else */
    public ExplainerOptions telling(final Consumer<String> other) {
        return new ExplainerOptions(
                methods, settings, layers, fusion, target, measures, masks, seed, device, precision, batch, channels,
                other);
    }

    /** @return the same on another device in another precision */
    public ExplainerOptions on(final String otherDevice, final Precision otherPrecision) {
        return new ExplainerOptions(
                methods,
                settings,
                layers,
                fusion,
                target,
                measures,
                masks,
                seed,
                otherDevice,
                otherPrecision,
                batch,
                channels,
                notice);
    }
}
