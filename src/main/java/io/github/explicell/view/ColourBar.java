package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ColorProcessor;
import io.github.explicell.image.Regions;
import java.awt.Font;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What the colours of heat maps mean, as ROIs: from nothing to the maximum of each map. It is opaque, and white where
 * nothing is painted. Where it could not be read there is none.
 */
final class ColourBar {

    static final String BAR = "colour bar";

    private static final String TITLE = "part of the map's maximum";
    private static final int WHITE = 0xffffff;

    private final HeatStyle style;
    private final int fontSize;
    private final TextRoi title;
    private final double width;
    private final double height;

    private ColourBar(final HeatStyle style, final int fontSize) {
        this.style = style;
        this.fontSize = fontSize;
        title = text(TITLE, 0, 0);
        width = title.getFloatWidth() + fontSize;
        height = 4.2 * fontSize;
    }

    /**
     * @param style of the heat maps
     * @param occupied what should not be covered
     * @param image where it will stand
     * @return its parts from back to front; empty if the image is too small
     */
    static List<Roi> of(final HeatStyle style, final List<Roi> occupied, final ImagePlus image) {
        final int longest = Math.max(image.getWidth(), image.getHeight());
        for (int size = Math.max(Legend.SMALLEST_START, longest / Legend.PIXELS_PER_POINT);
                size >= Legend.SMALLEST;
                size--) {
            final ColourBar bar = new ColourBar(style, size);
            if (bar.width <= Legend.MOST * image.getWidth() && bar.height <= Legend.MOST * image.getHeight())
                return bar.at(FreePlace.of(bar.width, bar.height, occupied, image));
        }
        return List.of();
    }

    /** @return whether a ROI of an overlay is a part of a colour bar */
    static boolean isPart(final Roi roi) {
        return BAR.equals(roi.getProperty(Regions.RESULT));
    }

    // -- Helper methods --

    private List<Roi> at(final Point2D place) {
        final double left = place.getX() + fontSize * 0.5;
        final double top = place.getY() + fontSize * 0.3;
        final List<Roi> parts = new ArrayList<>();
        final Roi paper = new Roi(place.getX(), place.getY(), width, height);
        paper.setFillColor(Legend.PAPER);
        parts.add(paper);
        title.setLocation(left, top);
        parts.add(title);
        parts.add(gradient((int) Math.round(left), (int) Math.round(top + fontSize * 1.4)));
        final double below = top + fontSize * 2.4;
        parts.add(text("0", left, below));
        final TextRoi one = text("1", 0, below);
        one.setLocation(left + title.getFloatWidth() - one.getFloatWidth(), below);
        parts.add(one);
        for (final Roi part : parts) {
            part.setProperty(Regions.RESULT, BAR);
            part.setName(BAR);
        }
        return parts;
    }

    private Roi gradient(final int x, final int y) {
        final int columns = (int) Math.round(title.getFloatWidth());
        final ColorProcessor pixels = new ColorProcessor(columns, fontSize);
        for (int i = 0; i < columns; i++) {
            final int rgb = style.rgb(i / (columns - 1f));
            for (int j = 0; j < fontSize; j++) pixels.set(i, j, rgb == 0 ? WHITE : rgb);
        }
        return new ImageRoi(x, y, pixels);
    }

    private TextRoi text(final String words, final double x, final double y) {
        final TextRoi text = new TextRoi(x, y, words, new Font(Font.SANS_SERIF, Font.PLAIN, fontSize));
        text.setAntiAlias(true);
        text.setStrokeColor(Legend.INK);
        return text;
    }
}
