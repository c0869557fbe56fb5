package io.github.explicell.view;

import ij.ImagePlus;
import ij.gui.Roi;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Finds a place for a legend, where it covers least, in a corner if it can be. */
final class FreePlace {

    /** Steps of the search, along each side. */
    private static final int PLACES = 24;

    /** Covered pixels that a step towards a corner is worth. */
    private static final double NEARER = 1e-3;

    private FreePlace() {}

    /**
     * Of all places on a grid that cover least, the one nearest to a corner.
     *
     * @param width in pixels, at most the image's
     * @param height in pixels, at most the image's
     * @param occupied what should not be covered
     * @param image where it will stand
     * @return its upper left corner
     */
    static Point2D of(final double width, final double height, final List<Roi> occupied, final ImagePlus image) {
        final double right = image.getWidth() - width;
        final double bottom = image.getHeight() - height;
        Point2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= PLACES; i++)
            for (int j = 0; j <= PLACES; j++) {
                final double x = right * i / PLACES;
                final double y = bottom * j / PLACES;
                final int toCorner = Math.min(i, PLACES - i) + Math.min(j, PLACES - j);
                final double cost = covered(new Rectangle2D.Double(x, y, width, height), occupied) + toCorner * NEARER;
                if (cost < least) {
                    best = new Point2D.Double(x, y);
                    least = cost;
                }
            }
        return best;
    }

    private static double covered(final Rectangle2D legend, final List<Roi> occupied) {
        double area = 0;
        for (final Roi roi : occupied) {
            final Rectangle2D common = legend.createIntersection(roi.getFloatBounds());
            if (common.getWidth() > 0 && common.getHeight() > 0) area += common.getWidth() * common.getHeight();
        }
        return area;
    }
}
