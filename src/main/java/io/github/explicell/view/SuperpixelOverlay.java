package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.superpixel.CutRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @param view which super-pixels are shown
     */
    public static void add(final ImagePlus image, final List<Explanation> explanations, final SuperpixelView view) {
        ResultOverlay.add(
                image, explanations.stream().map(Explanation::prediction).toList());
        final Overlay old = image.getOverlay();
        final Overlay overlay = ResultOverlay.emptyCopy(old);
        // ResultOverlay has taken earlier super-pixels out.
        for (final Roi roi : old) if (!ResultOverlay.isResult(roi)) overlay.add(roi);
        for (final Explanation explanation : explanations)
            SuperpixelRois.of(explanation, image, view).forEach(overlay::add);
        for (final Roi roi : old) if (ResultOverlay.isResult(roi)) overlay.add(roi);
        image.setOverlay(overlay);
    }

    /**
     * @param cut a region that is not explained yet
     * @param image it lies in; not changed
     * @return an outline for each of its super-pixels that has a pixel in the image
     */
    public static List<Roi> outlines(final CutRegion cut, final ImagePlus image) {
        return SuperpixelRois.outlines(cut, image);
    }

    /**
     * Shows how regions would be cut: outlines of super-pixels in place of earlier ones. All else stays as it is.
     *
     * @param image not explained yet
     * @param outlines of its regions' super-pixels
     */
    public static void preview(final ImagePlus image, final List<Roi> outlines) {
        final Overlay old = Optional.ofNullable(image.getOverlay()).orElseGet(Overlay::new);
        final Overlay overlay = ResultOverlay.emptyCopy(old);
        for (final Roi roi : old) if (!SuperpixelRois.isPart(roi)) overlay.add(roi);
        outlines.forEach(overlay::add);
        image.setOverlay(overlay);
    }

    /**
     * @param image that was explained
     * @return copies of the super-pixels in its overlay, such as for the ROI Manager
     */
    public static List<Roi> superpixels(final ImagePlus image) {
        final List<Roi> superpixels = new ArrayList<>();
        if (image.getOverlay() == null) return superpixels;
        for (final Roi roi : image.getOverlay()) if (SuperpixelRois.isPart(roi)) superpixels.add((Roi) roi.clone());
        return superpixels;
    }
}
