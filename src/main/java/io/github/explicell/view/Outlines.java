package io.github.explicell.view;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.FloatPolygon;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** ROIs as shapes that Java can draw. */
final class Outlines {

    private static final double POINT_RADIUS = 4;

    private Outlines() {}

    /**
     * @param roi in pixel coordinates of an image
     * @param step image pixels to one of the drawing
     * @return its outline in the drawing; a circle around a point
     */
    static Shape of(final Roi roi, final double step) {
        final AffineTransform scale = AffineTransform.getScaleInstance(1 / step, 1 / step);
        if (roi instanceof PointRoi) {
            final FloatPolygon points = roi.getFloatPolygon();
            final double x = (points.xpoints[0] + 0.5) / step;
            final double y = (points.ypoints[0] + 0.5) / step;
            return new Ellipse2D.Double(x - POINT_RADIUS, y - POINT_RADIUS, 2 * POINT_RADIUS, 2 * POINT_RADIUS);
        }
        if (roi instanceof ShapeRoi composite) {
            scale.translate(roi.getXBase(), roi.getYBase());
            return scale.createTransformedShape(composite.getShape());
        }
        return scale.createTransformedShape(path(roi.getFloatPolygon(), roi.isArea()));
    }

    private static Path2D path(final FloatPolygon polygon, final boolean closed) {
        final Path2D path = new Path2D.Double();
        for (int i = 0; i < polygon.npoints; i++)
            if (i == 0) path.moveTo(polygon.xpoints[i], polygon.ypoints[i]);
            else path.lineTo(polygon.xpoints[i], polygon.ypoints[i]);
        if (closed && polygon.npoints > 0) path.closePath();
        return path;
    }
}
