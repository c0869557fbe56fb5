package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Provenance;
import io.github.explicell.image.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predictions as elements of an image's overlay: for each region a copy of its outline with the class in name, group,
 * colour and properties, and a legend. The user's own elements stay as they are, and {@link #remove} leaves nothing but
 * them. The overlay is replaced as a whole, so that a window never paints half of one.
 */
public final class ResultOverlay {

    /** Image properties begin with this; the rest is one of the names of {@link ResultRoi}. */
    public static final String IMAGE_PROPERTY = "explicell_";

    private ResultOverlay() {}

    /**
     * Adds predictions to an image. Earlier predictions of the same outline in the same plane are replaced, others and
     * heat maps are kept; the legend tells of all.
     *
     * @param image what was classified
     * @param predictions of its regions, at least one
     */
    public static void add(final ImagePlus image, final List<Prediction> predictions) {
        final List<Roi> results = new ArrayList<>();
        for (final Prediction prediction : predictions) results.add(ResultRoi.of(prediction, image));
        final OutlineSet renewed = new OutlineSet(results);
        final Overlay old = Optional.ofNullable(image.getOverlay()).orElseGet(Overlay::new);
        final Overlay overlay = emptyCopy(old);
        final List<Roi> all = new ArrayList<>();
        for (final Roi roi : old)
            if (!isResult(roi) || HeatRois.isPart(roi) || ColourBar.isPart(roi)) overlay.add(roi);
            else if (ResultRoi.isPrediction(roi) && !renewed.contains(roi)) all.add(ResultRoi.coloured(roi));
        all.addAll(results);
        all.forEach(overlay::add);
        Legend.of(all, image).forEach(overlay::add);
        image.setOverlay(overlay);
        tell(image, predictions.get(0).provenance());
    }

    /**
     * Removes all results of Explicell: overlay and properties of the image are as they were before the first one.
     *
     * @param image any image
     */
    public static void remove(final ImagePlus image) {
        tell(image, new Provenance(null, null, null, null, null));
        final Overlay old = image.getOverlay();
        if (old == null) return;
        final Overlay overlay = emptyCopy(old);
        for (final Roi roi : old) if (!isResult(roi)) overlay.add(roi);
        image.setOverlay(overlay.size() == 0 ? null : overlay);
    }

    /**
     * @param roi of an overlay
     * @return whether it is one of Explicell's results, a legend included
     */
    public static boolean isResult(final Roi roi) {
        return roi.getProperty(Regions.RESULT) != null;
    }

    // -- Helper methods --

    /** Keeps how labels are drawn. */
    static Overlay emptyCopy(final Overlay overlay) {
        final Overlay copy = overlay.create();
        copy.clear();
        return copy;
    }

    private static void tell(final ImagePlus image, final Provenance provenance) {
        image.setProp(IMAGE_PROPERTY + ResultRoi.MODEL, provenance.model());
        image.setProp(IMAGE_PROPERTY + ResultRoi.MODEL_SHA256, provenance.modelSha256());
        image.setProp(IMAGE_PROPERTY + ResultRoi.DEVICE, provenance.device());
        image.setProp(IMAGE_PROPERTY + ResultRoi.PRECISION, provenance.precision());
        image.setProp(IMAGE_PROPERTY + ResultRoi.VERSION, provenance.version());
    }
}
