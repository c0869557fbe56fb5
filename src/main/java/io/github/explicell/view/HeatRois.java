package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.Placement;
import io.github.explicell.image.Regions;
import io.github.explicell.image.Rois;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One explanation as ROIs of an image's overlay: the heat map as a semi-transparent image, contour lines, and, where
 * nothing speaks for the target, a note that says so.
 */
final class HeatRois {

    /** What a map without positive evidence gets in place of a heat map. */
    static final String NOTHING = "no positive evidence";

    /** Kinds of elements: values of the property {@link Regions#RESULT}. */
    static final String HEAT_MAP = "heat map";

    static final String CONTOUR = "contour";
    static final String NOTE = "note";

    /** Property: the method's name. */
    static final String METHOD = "method";
    /** Property: the node or nodes that the method read. */
    static final String LAYER = "layer";
    /** Property: the class that is explained. */
    static final String TARGET = "target";
    /** Property: the class whose score is taken off. */
    static final String AGAINST = "against";
    /** Property: the part of the maximum that a contour follows. */
    static final String LEVEL = "level";

    /** Property: where the crop lies; explanations of the same crop replace each other. */
    private static final String CROP = "crop";

    /** Crop pixels to one of font size. */
    private static final int PIXELS_PER_POINT = 10;

    private static final int SMALLEST_FONT = 7;
    private static final int LARGEST_FONT = 40;

    private final Explanation explanation;
    private final HeatStyle style;
    private final ImagePlus image;
    private final CropMapping mapping;
    private final SaliencyMap map;

    private HeatRois(final Explanation explanation, final HeatStyle style, final ImagePlus image) {
        this.explanation = explanation;
        this.style = style;
        this.image = image;
        mapping = explanation.crop().mapping();
        map = explanation.map();
    }

    /**
     * @param explanation of a region of the image
     * @param style how it is painted
     * @param image decides the kind of position and the line's width; not changed
     * @return from back to front, at least one
     */
    static List<Roi> of(final Explanation explanation, final HeatStyle style, final ImagePlus image) {
        return new HeatRois(explanation, style, image).parts();
    }

    /** @return whether a ROI of an overlay is a part of a heat map, not a colour bar */
    static boolean isPart(final Roi roi) {
        final String kind = roi.getProperty(Regions.RESULT);
        return HEAT_MAP.equals(kind) || CONTOUR.equals(kind) || NOTE.equals(kind);
    }

    /** @return the same for parts of explanations of one crop only */
    static String crop(final Roi part) {
        return part.getProperty(CROP) + " " + part.getPosition() + " " + part.getZPosition() + " "
                + part.getTPosition();
    }

    // -- Helper methods --

    private List<Roi> parts() {
        final List<Roi> parts = new ArrayList<>();
        if (!map.hasPositive()) parts.add(marked(note(), NOTE));
        else {
            final float[] normalised = map.normalised();
            parts.add(marked(picture(normalised), HEAT_MAP));
            for (final double level : style.levels()) {
                final Roi line = contour(normalised, level);
                if (line == null) continue;
                ResultRoi.set(line, LEVEL, String.valueOf(level));
                parts.add(marked(line, CONTOUR));
            }
        }
        return parts;
    }

    /** NB: to ImageJ a black pixel is the transparent one; no colour of a map is black. */
    private Roi picture(final float[] normalised) {
        final Placement placed =
                Placement.of(normalised, map.width(), map.height(), mapping, image.getWidth(), image.getHeight());
        final int[] pixels = new int[placed.values().length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = style.rgb(placed.values()[i]);
        final ImageRoi roi =
                new ImageRoi(placed.x(), placed.y(), new ColorProcessor(placed.width(), placed.height(), pixels));
        roi.setZeroTransparent(true);
        roi.setOpacity(style.opacity());
        return roi;
    }

    /** @return null if all of it lies beyond the image's edge */
    private Roi contour(final float[] normalised, final double level) {
        final Path2D path = Contours.of(normalised, map.width(), map.height(), (float) level);
        final AffineTransform toImage =
                new AffineTransform(mapping.scaleX(), 0, 0, mapping.scaleY(), mapping.x(), mapping.y());
        final Shape placed = inside(toImage.createTransformedShape(path));
        final Roi roi = roi(placed);
        if (roi == null) return null;
        roi.setStrokeColor(new Color(style.colours().rgb(level)));
        roi.setStrokeWidth(ResultRoi.strokeWidth(image) / 2);
        return roi;
    }

    private Shape inside(final Shape shape) {
        final Rectangle2D whole = new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight());
        if (whole.contains(shape.getBounds2D())) return shape;
        final Area area = new Area(shape);
        area.intersect(new Area(whole));
        return area;
    }

    /** One closed line becomes a polygon, several a composite. */
    private static Roi roi(final Shape shape) {
        final List<Float> x = new ArrayList<>();
        final List<Float> y = new ArrayList<>();
        int lines = 0;
        final float[] point = new float[6];
        for (final PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            final int kind = i.currentSegment(point);
            if (kind == PathIterator.SEG_MOVETO) lines++;
            if (kind == PathIterator.SEG_CLOSE || lines > 1) continue;
            x.add(point[0]);
            y.add(point[1]);
        }
        if (lines == 0) return null;
        return lines > 1 ? new ShapeRoi(shape) : new PolygonRoi(floats(x), floats(y), Roi.POLYGON);
    }

    private static float[] floats(final List<Float> list) {
        final float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) floats[i] = list.get(i);
        return floats;
    }

    private Roi note() {
        final double width = map.width() * mapping.scaleX();
        final double height = map.height() * mapping.scaleY();
        final int size = (int) Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, width / PIXELS_PER_POINT));
        final TextRoi text = new TextRoi(0, 0, NOTHING, new Font(Font.SANS_SERIF, Font.PLAIN, size));
        text.setAntiAlias(true);
        text.setStrokeColor(Legend.INK);
        text.setFillColor(Legend.PAPER);
        final Rectangle2D bounds = text.getFloatBounds();
        text.setLocation(
                within(mapping.x() + width / 2, bounds.getWidth(), image.getWidth()),
                within(mapping.y() + height / 2, bounds.getHeight(), image.getHeight()));
        return text;
    }

    private static double within(final double centre, final double length, final int size) {
        return Math.max(0, Math.min(size - length, centre - length / 2));
    }

    private Roi marked(final Roi roi, final String kind) {
        ResultRoi.set(roi, Regions.RESULT, kind);
        ResultRoi.set(roi, ResultRoi.REGION, explanation.prediction().region().name());
        ResultRoi.set(roi, METHOD, map.method());
        ResultRoi.set(roi, LAYER, map.layer());
        ResultRoi.set(roi, TARGET, ExplanationTable.target(explanation));
        ResultRoi.set(roi, AGAINST, ExplanationTable.against(explanation));
        ResultRoi.set(
                roi,
                CROP,
                String.format(
                        Locale.ROOT,
                        "%.3f %.3f %.3f %.3f",
                        mapping.x(),
                        mapping.y(),
                        map.width() * mapping.scaleX(),
                        map.height() * mapping.scaleY()));
        roi.setName(ResultRoi.oneLine(explanation.prediction().region().name() + " " + map.method() + " for "
                + ExplanationTable.question(explanation)));
        Rois.place(roi, explanation.prediction().region().plane(), image);
        return roi;
    }
}
