package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.explain.superpixel.CutRegion;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import io.github.explicell.image.Rois;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The super-pixels of one explanation as ROIs of an image's overlay: green if they speak for the class, red if against it,
 * the stronger the larger their weight. What the crop shows beyond the image's edge has none.
 */
final class SuperpixelRois {

    /** The kind of element: a value of the property {@link Regions#RESULT}. */
    static final String SUPERPIXEL = "super-pixel";

    /** Property: how much the super-pixel speaks for the target. */
    static final String WEIGHT = "weight";
    /** Property: lower end of the weight's 95 % interval. */
    static final String LOW = "low";
    /** Property: upper end of the weight's 95 % interval. */
    static final String HIGH = "high";
    /** Property: place by the weight's size, from 1. */
    static final String RANK = "rank";

    private final Explanation explanation;
    private final SuperpixelExplanation result;
    private final ImagePlus image;

    private SuperpixelRois(final Explanation explanation, final ImagePlus image) {
        this.explanation = explanation;
        this.image = image;
        result = explanation.superpixels();
    }

    /**
     * @param explanation with super-pixels
     * @param image what was explained; not changed
     * @param view which of them are shown
     * @return a ROI for each super-pixel that has a pixel in the image, in the order of their numbers
     */
    static List<Roi> of(final Explanation explanation, final ImagePlus image, final SuperpixelView view) {
        return new SuperpixelRois(explanation, image).rois(view);
    }

    /**
     * @param cut a region that is not explained yet
     * @param image it lies in; not changed
     * @return an outline for each super-pixel that has a pixel in the image
     */
    static List<Roi> outlines(final CutRegion cut, final ImagePlus image) {
        final List<Roi> shapes = SuperpixelShapes.of(cut, image.getWidth(), image.getHeight());
        final List<Roi> rois = new ArrayList<>();
        for (int part = 0; part < shapes.size(); part++)
            if (shapes.get(part) != null) {
                shapes.get(part).setStrokeColor(Color.YELLOW);
                rois.add(named(
                        shapes.get(part),
                        cut.region(),
                        cut.superpixels().names().get(part),
                        "",
                        image));
            }
        return rois;
    }

    /** Whether an element of an overlay is a super-pixel. */
    static boolean isPart(final Roi roi) {
        return SUPERPIXEL.equals(roi.getProperty(Regions.RESULT));
    }

    private List<Roi> rois(final SuperpixelView view) {
        final double[] weights = result.weights();
        final double strongest = SuperpixelView.strongest(weights);
        final int[] ranks = result.ranks();
        final List<Roi> shapes = SuperpixelShapes.of(explanation.cut(), image.getWidth(), image.getHeight());
        final List<Roi> rois = new ArrayList<>();
        for (int part = 0; part < ranks.length; part++)
            if (shapes.get(part) != null && view.shows(weights[part]))
                rois.add(described(shapes.get(part), part, ranks[part], strongest));
        return rois;
    }

    private Roi described(final Roi roi, final int part, final int rank, final double strongest) {
        final double weight = result.weights()[part];
        roi.setFillColor(SuperpixelView.colour(weight, strongest));
        final String words =
                String.format(Locale.ROOT, " %+.3g (%.3g to %.3g)", weight, result.low()[part], result.high()[part]);
        final String name = result.superpixels().names().get(part);
        named(roi, explanation.prediction().region(), name, words, image);
        ResultRoi.set(roi, HeatRois.METHOD, result.method().toString());
        ResultRoi.set(roi, HeatRois.TARGET, ExplanationTable.target(explanation));
        ResultRoi.set(roi, WEIGHT, Double.toString(weight));
        ResultRoi.set(roi, LOW, Double.toString(result.low()[part]));
        ResultRoi.set(roi, HIGH, Double.toString(result.high()[part]));
        ResultRoi.set(roi, RANK, Integer.toString(rank));
        return roi;
    }

    private static Roi named(
            final Roi roi, final Region region, final String part, final String words, final ImagePlus image) {
        roi.setName(ResultRoi.oneLine(region.name() + " " + part + words));
        ResultRoi.set(roi, Regions.RESULT, SUPERPIXEL);
        ResultRoi.set(roi, ResultRoi.REGION, region.name());
        ResultRoi.set(roi, SUPERPIXEL, part);
        Rois.place(roi, region.plane(), image);
        return roi;
    }
}
