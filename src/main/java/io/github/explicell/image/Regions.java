package io.github.explicell.image;

import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.process.FloatPolygon;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where regions come from. All lists keep the order of their source. */
public final class Regions {

    /**
     * The property by which Explicell marks the ROIs that hold its results, so
     * that they are not classified again.
     */
    public static final String RESULT = "explicell";

    private Regions() {}

    /**
     * The regions of ROIs. A ROI lies in the plane of its position; without one,
     * in the image's current plane. Of a multi-point, each point becomes a
     * region. The ROI's properties become the region's, its group in ImageJ the
     * property {@value Region#ROI_GROUP}. Texts and images are left out.
     *
     * @param rois in pixel coordinates of the image; copied
     * @param picture the image they belong to
     * @return the regions, named as the ROIs are, else {@code roi-1} and so on
     * @throws IllegalArgumentException if a ROI's position is not in the image
     */
    public static List<Region> fromRois(final Iterable<? extends Roi> rois, final Picture picture) {
        final List<Region> regions = new ArrayList<>();
        int number = 0;
        for (final Roi roi : rois) {
            number++;
            if (Rois.isDecoration(roi)) continue;
            final String name = roi.getName() == null || roi.getName().isBlank() ? "roi-" + number : roi.getName();
            if (roi instanceof PointRoi points && points.size() > 1) addPoints(points, name, picture, regions);
            else regions.add(new Region(name, plane(roi, name, picture), (Roi) roi.clone(), properties(roi)));
        }
        return regions;
    }

    /**
     * The regions of a file of ROIs.
     *
     * @param file a {@code .roi} or {@code .zip} file as ImageJ's ROI Manager
     *          writes
     * @param picture the image they belong to
     * @return as {@link #fromRois}
     * @throws IOException if the file cannot be read or holds no ROI
     * @throws IllegalArgumentException if a ROI's position is not in the image
     */
    public static List<Region> fromRoiFile(final Path file, final Picture picture) throws IOException {
        return fromRois(RoiFiles.read(file), picture);
    }

    /**
     * The regions of an overlay, without Explicell's own results (property
     * {@value #RESULT}), texts and images.
     *
     * @param picture the image
     * @return as {@link #fromRois}; empty if there is no overlay
     */
    public static List<Region> overlay(final Picture picture) {
        final List<Roi> rois = new ArrayList<>(picture.overlay());
        rois.removeIf(roi -> roi.getProperty(RESULT) != null);
        return fromRois(rois, picture);
    }

    /**
     * The regions of an image's overlay, without Explicell's own results
     * (property {@value #RESULT}), texts and images.
     *
     * @param image the image
     * @return as {@link #fromRois}; empty if there is no overlay
     */
    public static List<Region> overlay(final ImagePlus image) {
        return overlay(Pictures.of(image));
    }

    /**
     * The regions of a label image: each number above 0 is a region of its plane,
     * named {@code label-N}, in one piece or not. If an image has no other number
     * above 0 than 1 (or 255, or 65535) it is a binary mask, and each of its
     * connected components (8 neighbours) is a region, named {@code object-N},
     * from top to bottom. So is an RGB image in black and one other colour, and
     * an 8-bit or RGB image that JPEG has blurred: nearly all pixels near 0 or
     * 255, some in between.
     *
     * @param labels one channel of whole numbers, or an RGB image
     * @return the regions, plane by plane, by rising number; may be empty
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException if the image is no label image
     */
    public static List<Region> fromLabels(final Picture labels) throws IOException {
        return new LabelRegions(labels).regions();
    }

    /**
     * Each plane of a stack. A plane's label gives the property
     * {@value Region#CLASS}, or, as {@code class|group}, also
     * {@value Region#GROUP}; only its first line counts.
     *
     * @param picture the stack
     * @return the regions, by frame and slice, named {@code slice-1} and so on
     */
    public static List<Region> slices(final Picture picture) {
        final List<Region> regions = new ArrayList<>();
        for (int t = 0; t < picture.frames(); t++)
            for (int z = 0; z < picture.slices(); z++) {
                final Plane plane = new Plane(z, t);
                final Map<String, String> properties =
                        picture.sliceLabel(plane).map(Regions::classAndGroup).orElse(Map.of());
                regions.add(new Region("slice-" + (regions.size() + 1), plane, rectangle(picture), properties));
            }
        return regions;
    }

    /**
     * The image's current plane as one region.
     *
     * @param picture the image
     * @return the region, named {@code image}
     */
    public static Region whole(final Picture picture) {
        return new Region("image", picture.current(), rectangle(picture), Map.of());
    }

    /**
     * The first plane of an image file as one region. Of a PNG, JPEG or BMP file
     * only the header is read.
     *
     * @param file an image file
     * @param series of the file, from 0
     * @return the region, named {@code image}
     * @throws IOException if the file cannot be read, in one sentence that names
     *           it
     */
    public static Region whole(final Path file, final int series) throws IOException {
        final Dimension size = Pictures.size(file, series);
        return new Region("image", Plane.FIRST, new Roi(0, 0, size.width, size.height), Map.of());
    }

    /**
     * All that is inside of a mask as one region, in one piece or not.
     *
     * @param mask 0 outside and any other number inside; blurred by JPEG or not
     * @return the region in the first plane, named {@code mask}
     * @throws IOException if the image cannot be read
     * @throws IllegalArgumentException if the image is no mask, or all of it is
     *           outside
     */
    public static Region mask(final Picture mask) throws IOException {
        return new LabelRegions(mask).union();
    }

    // -- Helper methods --

    private static Roi rectangle(final Picture picture) {
        return new Roi(0, 0, picture.width(), picture.height());
    }

    private static Map<String, String> classAndGroup(final String sliceLabel) {
        final String[] parts = sliceLabel.lines().findFirst().orElse("").split("\\|", 2);
        final Map<String, String> properties = new LinkedHashMap<>();
        if (!parts[0].isBlank()) properties.put(Region.CLASS, parts[0].strip());
        if (parts.length == 2 && !parts[1].isBlank()) properties.put(Region.GROUP, parts[1].strip());
        return properties;
    }

    /** NB: ImageJ gives the properties as lines "key: value" only. */
    private static Map<String, String> properties(final Roi roi) {
        final Map<String, String> properties = new LinkedHashMap<>();
        if (roi.getGroup() > 0) {
            final String name = Roi.getGroupName(roi.getGroup());
            properties.put(Region.ROI_GROUP, name == null || name.isBlank() ? "group-" + roi.getGroup() : name);
        }
        final String lines = roi.getProperties();
        if (lines != null)
            lines.lines()
                    .map(line -> line.split(": ", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> properties.put(parts[0], parts[1]));
        return properties;
    }

    private static void addPoints(
            final PointRoi points, final String name, final Picture picture, final List<Region> regions) {
        final FloatPolygon coordinates = points.getFloatPolygon();
        for (int i = 0; i < points.size(); i++) {
            final Roi point = new PointRoi(coordinates.xpoints[i], coordinates.ypoints[i]);
            final int position = points.getPointPosition(i);
            final Plane plane = position > 0 ? stackPlane(position, name, picture) : plane(points, name, picture);
            regions.add(new Region(name + "-" + (i + 1), plane, point, properties(points)));
        }
    }

    private static Plane plane(final Roi roi, final String name, final Picture picture) {
        if (!roi.hasHyperStackPosition())
            return roi.getPosition() > 0 ? stackPlane(roi.getPosition(), name, picture) : picture.current();
        final Plane current = picture.current();
        final int z = roi.getZPosition() > 0 ? roi.getZPosition() - 1 : current.z();
        final int t = roi.getTPosition() > 0 ? roi.getTPosition() - 1 : current.t();
        return checked(z, t, name, picture);
    }

    /**
     * @param position in ImageJ's stack, from 1, channels fastest, then slices
     */
    private static Plane stackPlane(final int position, final String name, final Picture picture) {
        final int stackChannels = picture.rgb() ? 1 : picture.channels();
        final int plane = (position - 1) / stackChannels;
        return checked(plane % picture.slices(), plane / picture.slices(), name, picture);
    }

    private static Plane checked(final int z, final int t, final String name, final Picture picture) {
        if (z >= picture.slices() || t >= picture.frames())
            throw new IllegalArgumentException("The ROI " + name + " lies in slice " + (z + 1)
                    + ", frame " + (t + 1) + ", but " + picture.name() + " has " + picture.slices()
                    + " slice(s) and " + picture.frames() + " frame(s): was it drawn on another image?");
        return new Plane(z, t);
    }
}
