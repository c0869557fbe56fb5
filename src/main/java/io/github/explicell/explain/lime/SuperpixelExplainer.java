package io.github.explicell.explain.lime;

import io.github.explicell.engine.Values;
import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;
import io.github.explicell.explain.Target;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.network.Prologue;
import java.util.List;
import java.util.Map;

/** LIME and Kernel SHAP in front of a compiled network. */
public final class SuperpixelExplainer implements Explainer {

    private final Method method;
    private final SuperpixelMethod which;
    private final SuperpixelSettings settings;

    /**
     * @param method what is said of it
     * @param which LIME or Kernel SHAP
     * @param settings super-pixels, samples and so on
     */
    public SuperpixelExplainer(final Method method, final SuperpixelMethod which, final SuperpixelSettings settings) {
        this.method = method;
        this.which = which;
        this.settings = settings;
    }

    /**
     * The method for {@link io.github.explicell.explain.ExplainerOptions}.
     *
     * @param which LIME or Kernel SHAP
     * @param settings super-pixels, samples and so on
     * @return the method, which always uses these settings
     */
    public static Method method(final SuperpixelMethod which, final SuperpixelSettings settings) {
        return new Method(
                which.toString(),
                which.title(),
                which.what(),
                "Costs a forward pass for each sample, 1000 of them by default.",
                which.paper(),
                null,
                (m, others) -> new SuperpixelExplainer(m, which, settings));
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public List<Prologue> prologues() {
        return List.of(Masking.PROLOGUE);
    }

    /** The probability, as lime has it, unless the settings want the logit. */
    @Override
    public Target target(final Subject subject) {
        return new Target(subject.target().classIndex(), subject.target().against(), !settings.logit());
    }

    @Override
    public void prepare(final Subject subject) {
        subject.segment(settings.segmenter());
    }

    @Override
    public SaliencyMap explain(final Subject subject) {
        return superpixels(subject).map();
    }

    /**
     * Explains one crop.
     *
     * @param subject the crop in front of the network
     * @return its super-pixels with their weights
     * @throws IllegalArgumentException if the crop cannot be cut, or the samples are too few
     */
    public SuperpixelExplanation superpixels(final Subject subject) {
        return superpixels(subject, subject.seed());
    }

    /** The same with another seed. */
    SuperpixelExplanation superpixels(final Subject subject, final long seed) {
        final Superpixels superpixels = subject.superpixels(settings.segmenter());
        final float[] fill = settings.hiding().fill(superpixels, subject.crop().planes());
        final Masking masking = new Masking(superpixels, subject.input(), subject.preprocess(fill));
        final CoalitionScores scores = shown -> {
            final Map<String, Values> arguments = masking.arguments(shown);
            return subject.scores(subject.logits(Masking.PROLOGUE, arguments, shown.size()), target(subject));
        };
        return new SurrogateRun(which, settings, superpixels, scores, seed).run();
    }
}
