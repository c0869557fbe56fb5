package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.lime.SuperpixelExplanation;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.Regions;
import io.github.explicell.image.Rois;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

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

    private static final Color FOR = new Color(0, 160, 0);
    private static final Color AGAINST = new Color(220, 0, 0);

    /** Opacity of the largest weight, of 255. */
    private static final double STRONGEST = 150;

    private static final int OUTSIDE = -1;

    private final Explanation explanation;
    private final SuperpixelExplanation result;
    private final ImagePlus image;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    /** The super-pixel of each pixel of the crop's box in the image. */
    private final int[] labels;

    private SuperpixelRois(final Explanation explanation, final ImagePlus image) {
        this.explanation = explanation;
        this.image = image;
        result = explanation.superpixels();
        final CropMapping mapping = explanation.crop().mapping();
        final int columns = result.superpixels().width();
        final int rows = result.superpixels().height();
        left = (int) Math.max(0, Math.floor(mapping.x()));
        top = (int) Math.max(0, Math.floor(mapping.y()));
        width = (int) Math.max(0, Math.min(image.getWidth(), Math.ceil(mapping.imageX(columns))) - left);
        height = (int) Math.max(0, Math.min(image.getHeight(), Math.ceil(mapping.imageY(rows))) - top);
        labels = new int[width * height];
        for (int i = 0; i < labels.length; i++) {
            final int x = (int) Math.floor(mapping.cropX(left + i % width + 0.5));
            final int y = (int) Math.floor(mapping.cropY(top + i / width + 0.5));
            labels[i] = x < 0 || y < 0 || x >= columns || y >= rows
                    ? OUTSIDE
                    : result.superpixels().labels()[y * columns + x];
        }
    }

    /**
     * @param explanation with super-pixels
     * @param image what was explained; not changed
     * @return a ROI for each super-pixel that has a pixel in the image, in the order of their numbers
     */
    static List<Roi> of(final Explanation explanation, final ImagePlus image) {
        return new SuperpixelRois(explanation, image).rois();
    }

    private List<Roi> rois() {
        final double strongest = Math.max(
                Double.MIN_NORMAL,
                Arrays.stream(result.weights()).map(Math::abs).max().orElse(0));
        final int[] ranks = result.ranks();
        final List<Roi> rois = new ArrayList<>();
        for (int part = 0; part < ranks.length; part++) {
            final RandomAccessibleInterval<BitType> mask = mask(part);
            if (mask != null) rois.add(described(Rois.fromMask(mask), part, ranks[part], strongest));
        }
        return rois;
    }

    /** Over the super-pixel's own rectangle; null if it has no pixel in the image. */
    private RandomAccessibleInterval<BitType> mask(final int part) {
        int x0 = width;
        int y0 = height;
        int x1 = OUTSIDE;
        int y1 = OUTSIDE;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != part) continue;
            x0 = Math.min(x0, i % width);
            x1 = Math.max(x1, i % width);
            y0 = Math.min(y0, i / width);
            y1 = Math.max(y1, i / width);
        }
        if (x1 < 0) return null;
        final var mask = ArrayImgs.bits(x1 - x0 + 1, y1 - y0 + 1);
        int i = 0;
        for (final BitType inside : mask) {
            inside.set(labels[(y0 + i / (x1 - x0 + 1)) * width + x0 + i % (x1 - x0 + 1)] == part);
            i++;
        }
        return Views.translate(mask, left + x0, top + y0);
    }

    private Roi described(final Roi roi, final int part, final int rank, final double strongest) {
        final double weight = result.weights()[part];
        final Color colour = weight < 0 ? AGAINST : FOR;
        final int opacity = (int) Math.round(STRONGEST * Math.abs(weight) / strongest);
        roi.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity));
        roi.setName(ResultRoi.oneLine(String.format(
                Locale.ROOT,
                "%s %s %+.3g (%.3g to %.3g)",
                explanation.prediction().region().name(),
                result.superpixels().names().get(part),
                weight,
                result.low()[part],
                result.high()[part])));
        ResultRoi.set(roi, Regions.RESULT, SUPERPIXEL);
        ResultRoi.set(roi, ResultRoi.REGION, explanation.prediction().region().name());
        ResultRoi.set(roi, HeatRois.METHOD, result.method().toString());
        ResultRoi.set(roi, HeatRois.TARGET, ExplanationTable.target(explanation));
        ResultRoi.set(roi, SUPERPIXEL, result.superpixels().names().get(part));
        ResultRoi.set(roi, WEIGHT, Double.toString(weight));
        ResultRoi.set(roi, LOW, Double.toString(result.low()[part]));
        ResultRoi.set(roi, HIGH, Double.toString(result.high()[part]));
        ResultRoi.set(roi, RANK, Integer.toString(rank));
        Rois.place(roi, explanation.prediction().region().plane(), image);
        return roi;
    }
}
