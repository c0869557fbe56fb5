package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Provenance;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import java.util.ArrayList;
import java.util.List;

/** Predictions made up for tests. */
final class Predicted {

    static final List<String> CLASSES = List.of("normal", "halo", "pyknotic");
    static final Provenance PROVENANCE = new Provenance("phantom", "ab".repeat(32), "cpu", "float32", "0.1.0");

    private Predicted() {}

    /** @return a prediction that gives a class 0.8 and the others 0.1 each */
    static Prediction of(final Region region, final int index) {
        final double[] p = {0.1, 0.1, 0.1};
        p[index] = 0.8;
        final float[] logits = {0, 0, 0};
        logits[index] = 2.5f;
        return new Prediction(
                "field.tif", 0, region, CLASSES, logits, p, new IntensityRange(0, 255), List.of(), PROVENANCE, null);
    }

    /** @return one prediction for each region of the overlay, of the classes in turn, beginning with the first given */
    static List<Prediction> overlay(final ImagePlus image, final int first) {
        final List<Prediction> predictions = new ArrayList<>();
        for (final Region region : Regions.overlay(image))
            predictions.add(of(region, (first + predictions.size()) % CLASSES.size()));
        return predictions;
    }

    /** @return a ROI with a name */
    static Roi named(final Roi roi, final String name) {
        roi.setName(name);
        return roi;
    }
}
