package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.explicell.image.Regions;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A legend as ROIs, where it covers least of the regions, in a corner if it can be. It takes at most a part of the
 * image; where it could not be read at that size there is none, for the class is in each ROI's name.
 */
final class Legend {

    static final String LEGEND = "legend";
    static final Color PAPER = new Color(255, 255, 255, 216);
    static final Color INK = new Color(0x202020);

    /** Image pixels to one of font size. */
    static final int PIXELS_PER_POINT = 55;

    static final int SMALLEST_START = 12;
    static final int SMALLEST = 7;

    /** The most of the image's width and height. */
    static final double MOST = 0.45;

    private final List<ClassCounts.Row> rows;
    private final int fontSize;
    private final double width;
    private final double height;

    private Legend(final List<ClassCounts.Row> rows, final int fontSize) {
        this.rows = rows;
        this.fontSize = fontSize;
        double widest = 0;
        for (final ClassCounts.Row row : rows)
            widest = Math.max(widest, text(row, 0, 0).getFloatWidth());
        width = widest + textX() + padding();
        height = rows.size() * rowHeight() + 2 * padding();
    }

    /**
     * @param predictions what it tells of, at least one
     * @param image where it will stand
     * @return its parts from back to front; empty if the image is too small
     */
    static List<Roi> of(final List<Roi> predictions, final ImagePlus image) {
        final ClassCounts counts = new ClassCounts();
        for (final Roi roi : predictions)
            counts.add(roi.getProperty(ResultRoi.PREDICTED_CLASS), roi.getGroup(), ResultRoi.colour(roi));
        final int longest = Math.max(image.getWidth(), image.getHeight());
        for (int size = Math.max(SMALLEST_START, longest / PIXELS_PER_POINT); size >= SMALLEST; size--) {
            final Legend legend = new Legend(counts.rows(), size);
            if (legend.width <= MOST * image.getWidth() && legend.height <= MOST * image.getHeight())
                return legend.at(FreePlace.of(legend.width, legend.height, predictions, image));
        }
        return List.of();
    }

    // -- Helper methods --

    private List<Roi> at(final Point2D place) {
        final List<Roi> parts = new ArrayList<>();
        final Roi paper = new Roi(place.getX(), place.getY(), width, height);
        paper.setFillColor(PAPER);
        parts.add(paper);
        for (int i = 0; i < rows.size(); i++) {
            final double y = place.getY() + padding() + i * rowHeight();
            if (rows.get(i).colour() != null) parts.add(swatch(rows.get(i), place.getX() + padding(), y));
            parts.add(text(rows.get(i), place.getX() + textX(), y));
        }
        for (final Roi part : parts) {
            part.setProperty(Regions.RESULT, LEGEND);
            part.setName(LEGEND);
        }
        return parts;
    }

    /** It has the group of its class, so that it keeps to the colour of the outlines if ImageJ changes that. */
    private Roi swatch(final ClassCounts.Row row, final double x, final double y) {
        final double side = fontSize * 0.7;
        final Roi swatch = new Roi(x + side * 0.15, y + (rowHeight() - side) / 2, side, side);
        swatch.setGroup(row.group());
        swatch.setStrokeWidth(fontSize * 0.3);
        swatch.setStrokeColor(row.colour());
        return swatch;
    }

    private TextRoi text(final ClassCounts.Row row, final double x, final double y) {
        final TextRoi text = new TextRoi(x, y, row.text(), new Font(Font.SANS_SERIF, Font.PLAIN, fontSize));
        text.setAntiAlias(true);
        text.setStrokeColor(INK);
        return text;
    }

    private double padding() {
        return fontSize * 0.5;
    }

    private double textX() {
        return padding() + fontSize * 1.2;
    }

    private double rowHeight() {
        return fontSize * 1.35;
    }
}
