package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.explicell.classify.Prediction;
import io.github.explicell.explain.Explanation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Explanations as elements of an image's overlay: the predictions as {@link ResultOverlay} shows them, a heat map of
 * each region beneath them, and a colour bar. {@link ResultOverlay#remove} takes all of it out again.
 */
public final class HeatOverlay {

    private HeatOverlay() {}

    /**
     * Adds explanations to an image. Earlier heat maps of the same crops are replaced, others are kept.
     *
     * @param image what was explained
     * @param explanations of its regions, at least one; of each region the one to show
     * @param style how they are painted
     */
    public static void add(final ImagePlus image, final List<Explanation> explanations, final HeatStyle style) {
        final List<Prediction> predictions =
                explanations.stream().map(Explanation::prediction).toList();
        ResultOverlay.add(image, predictions);
        final List<Roi> heat = new ArrayList<>();
        for (final Explanation explanation : explanations) heat.addAll(HeatRois.of(explanation, style, image));
        final Set<String> renewed = new HashSet<>();
        heat.forEach(part -> renewed.add(HeatRois.crop(part)));
        final Overlay old = image.getOverlay();
        final Overlay overlay = ResultOverlay.emptyCopy(old);
        final List<Roi> above = new ArrayList<>();
        for (final Roi roi : old)
            if (!ResultOverlay.isResult(roi)) overlay.add(roi);
            else if (HeatRois.isPart(roi)) {
                if (!renewed.contains(HeatRois.crop(roi))) overlay.add(roi);
            } else if (!ColourBar.isPart(roi)) above.add(roi);
        heat.forEach(overlay::add);
        above.forEach(overlay::add);
        ColourBar.of(style, above, image).forEach(overlay::add);
        image.setOverlay(overlay);
    }
}
