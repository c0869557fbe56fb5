package io.github.explicell.explain.lime;

import java.util.Arrays;
import java.util.Locale;

/** Which linear surrogate is fitted. */
public enum SuperpixelMethod {

    /** Local interpretable model-agnostic explanations: a fit around the whole image. */
    LIME(
            "LIME",
            "Fits a linear model to the network's answers for images with hidden super-pixels.",
            "Ribeiro et al. 2016"),
    /** Shapley values by a weighted regression; the weights sum up to what all super-pixels together do. */
    KERNEL_SHAP(
            "Kernel SHAP",
            "Shares the network's answer out among the super-pixels by their Shapley values.",
            "Lundberg and Lee 2017");

    private final String title;
    private final String what;
    private final String paper;

    SuperpixelMethod(final String title, final String what, final String paper) {
        this.title = title;
        this.what = what;
        this.paper = paper;
    }

    /** One sentence on what it does. */
    String what() {
        return what;
    }

    /** Where it was published. */
    String paper() {
        return paper;
    }

    /** @return as it is written in figures */
    public String title() {
        return title;
    }

    Surrogate surrogate(final SuperpixelSettings settings, final int parts) {
        return this == LIME
                ? new LimeSurrogate(settings.kernelWidth(), settings.selection(), settings.features())
                : ShapleySurrogate.of(parts, settings.samples());
    }

    /**
     * @param name {@code lime} or {@code kernel-shap}
     * @return the method
     * @throws IllegalArgumentException with the names there are
     */
    public static SuperpixelMethod parse(final String name) {
        return Arrays.stream(values())
                .filter(m -> m.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the method must be lime or kernel-shap, not " + name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
