package io.github.explicell.image;

import ij.gui.PointRoi;
import ij.gui.Roi;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.logic.BitType;

/**
 * One thing to classify in an image.
 *
 * @param name what it is called in tables
 * @param plane the plane it lies in
 * @param roi its outline, in pixel coordinates of the image; a point stands for
 *          the centre of a fixed field of view. Not to be changed
 * @param properties what is known about it, such as {@value #CLASS} and
 *          {@value #GROUP}
 */
public record Region(String name, Plane plane, Roi roi, Map<String, String> properties) {

    /** The property that holds the true class. */
    public static final String CLASS = "class";

    /** The property that holds what must not be split: slide, lesion, patient. */
    public static final String GROUP = "group";

    /** The property that holds the group of a ROI in ImageJ: its name, else {@code group-N}. */
    public static final String ROI_GROUP = "roi-group";

    /**
     * Keeps its own copy of the properties.
     *
     * @param name what it is called in tables
     * @param plane the plane it lies in
     * @param roi its outline, in pixel coordinates of the image; a point stands for the centre of a fixed field of
     *     view. Not to be changed
     * @param properties what is known about it, such as {@value #CLASS} and {@value #GROUP}
     */
    public Region {
        properties = Map.copyOf(properties);
    }

    /** @return the true class, or {@code null} if it is not known */
    public String label() {
        return properties.get(CLASS);
    }

    /** @return the slide, lesion or patient, or {@code null} if it is not known */
    public String group() {
        return properties.get(GROUP);
    }

    /**
     * @param other name to value, such as of metadata
     * @return the same with other properties
     */
    public Region with(final Map<String, String> other) {
        return new Region(name, plane, roi, other);
    }

    /** @return the rectangle around the region; of a point, its place, without width and height */
    public Bounds bounds() {
        if (roi instanceof PointRoi) {
            // NB: the coordinates of an ImageJ point are those of a pixel's centre.
            final var points = roi.getFloatPolygon();
            return new Bounds(points.xpoints[0] + 0.5, points.ypoints[0] + 0.5, 0, 0);
        }
        final Rectangle2D bounds = roi.getFloatBounds();
        return new Bounds(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    /**
     * The region's pixels.
     *
     * @return (x, y), true inside, over the region's rectangle, in image
     *         coordinates
     * @throws IllegalArgumentException if the region is not an area
     */
    public RandomAccessibleInterval<BitType> mask() {
        return Rois.toMask(roi);
    }
}
