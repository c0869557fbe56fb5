package io.github.explicell.view;

import ij.gui.Roi;
import ij.process.FloatPolygon;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Outlines in their planes, to ask whether one is among them. */
final class OutlineSet {

    /** What a TIFF keeps of an outline: floats. */
    private record Outline(int position, int z, int t, int type, Rectangle2D.Float bounds, int corners, int hash) {}

    private final Set<Outline> outlines = new HashSet<>();

    OutlineSet(final Collection<Roi> rois) {
        for (final Roi roi : rois) outlines.add(outline(roi));
    }

    boolean contains(final Roi roi) {
        return outlines.contains(outline(roi));
    }

    private static Outline outline(final Roi roi) {
        final FloatPolygon polygon = roi.getFloatPolygon();
        final Rectangle2D bounds = roi.getFloatBounds();
        return new Outline(
                roi.getPosition(),
                roi.getZPosition(),
                roi.getTPosition(),
                roi.getType(),
                new Rectangle2D.Float((float) bounds.getX(), (float) bounds.getY(), (float) bounds.getWidth(), (float)
                        bounds.getHeight()),
                polygon.npoints,
                31 * Arrays.hashCode(Arrays.copyOf(polygon.xpoints, polygon.npoints))
                        + Arrays.hashCode(Arrays.copyOf(polygon.ypoints, polygon.npoints)));
    }
}
