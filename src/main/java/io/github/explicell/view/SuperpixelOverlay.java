package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.explicell.explain.Explanation;
import java.util.List;

/**
 * What LIME and Kernel SHAP say, as elements of an image's overlay: the predictions as {@link ResultOverlay} shows them, the
 * super-pixels beneath them. {@link ResultOverlay#remove} takes all of it out again.
 */
public final class SuperpixelOverlay {

    private SuperpixelOverlay() {}

    /**
     * Adds explanations to an image. Earlier super-pixels are taken out: those of two runs would cover each other.
     *
     * @param image what was explained
     * @param explanations of its regions, at least one, each with super-pixels
     */
    public static void add(final ImagePlus image, final List<Explanation> explanations) {
        ResultOverlay.add(
                image, explanations.stream().map(Explanation::prediction).toList());
        final Overlay old = image.getOverlay();
        final Overlay overlay = ResultOverlay.emptyCopy(old);
        // ResultOverlay has taken earlier super-pixels out.
        for (final Roi roi : old) if (!ResultOverlay.isResult(roi)) overlay.add(roi);
        for (final Explanation explanation : explanations)
            SuperpixelRois.of(explanation, image).forEach(overlay::add);
        for (final Roi roi : old) if (ResultOverlay.isResult(roi)) overlay.add(roi);
        image.setOverlay(overlay);
    }
}
