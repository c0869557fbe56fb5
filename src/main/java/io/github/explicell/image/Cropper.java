package io.github.explicell.image;

import ij.gui.PointRoi;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;

/**
 * Cuts regions out of images by a stored rule. The same image, region and rules
 * give the same crop everywhere. May be used by several threads at once.
 */
public final class Cropper {

    /** The longest side of the part of an image that may become a crop. */
    private static final int LONGEST = 1 << 22;

    private final CropRule rule;
    private final ChannelRule channels;

    /**
     * @param rule which pixels, and how they are resampled
     * @param channels which channels and intensities
     */
    public Cropper(final CropRule rule, final ChannelRule channels) {
        this.rule = rule;
        this.channels = channels;
    }

    /**
     * Cuts out a region. As much of the image is read as its rectangle and the
     * filter need, in bands, so that a large region does not fill the memory.
     *
     * @param picture the image
     * @param region a region of it
     * @return the crop
     * @throws IOException if the image's file cannot be read
     * @throws IllegalArgumentException if the region is empty, a line, a point
     *           without a fixed field of view, or outside the image; if the image
     *           lacks a channel, is 32-bit and there is no range, has NaN in the
     *           crop, or has no pixel size and the field of view is in um
     */
    public Crop crop(final Picture picture, final Region region) throws IOException {
        final Bounds bounds = checked(picture, region);
        final IntensityRange range = channels.rangeOf(picture);
        final int[] rgb = channels.of(picture);
        final CropBox box = CropBox.of(rule, bounds, picture);
        final EdgeMap columns = edgeMap(box.bounds().x(), box.bounds().width(), rule.width(), picture.width(), region);
        final EdgeMap rows = edgeMap(box.bounds().y(), box.bounds().height(), rule.height(), picture.height(), region);
        final RowResampler[] resamplers = resamplers(box.bounds(), columns, rows);
        final CropBands bands = new CropBands(picture, region.plane(), rgb, range, columns, rows);
        if (rule.outside() == Outside.COLOUR) bands.colourOutside(region.roi().getBounds(), mask(region));
        bands.feed(resamplers, rule.colour(), region.name());
        final List<String> notes = new ArrayList<>(box.notes());
        bands.noteDarkness(channels.range() == null, notes);
        return new Crop(
                ArrayImgs.floats(joined(resamplers), rule.width(), rule.height(), 3),
                mapping(box.bounds()),
                range,
                notes);
    }

    // -- Helper methods --

    private Bounds checked(final Picture picture, final Region region) {
        final Bounds bounds = region.bounds();
        final String name = "The region " + region.name() + " of " + picture.name();
        final boolean point =
                region.roi() instanceof PointRoi && rule.extent().isField() && rule.outside() == Outside.KEEP;
        if (!point && !Rois.isArea(region.roi()))
            throw new IllegalArgumentException(
                    name
                            + " is a line or a point: draw an area around the cell, or use a rule with a fixed field of view, to which a point is enough.");
        if (!point && (bounds.width() <= 0 || bounds.height() <= 0))
            throw new IllegalArgumentException(name + " is empty: draw an area around the cell.");
        if (!bounds.touches(picture.width(), picture.height()))
            throw new IllegalArgumentException(name + " lies outside the image (" + picture.width() + " x "
                    + picture.height() + " pixels): was it drawn on another one?");
        return bounds;
    }

    /**
     * The pixels that the box and the filter around it touch, as Pillow has it.
     */
    private EdgeMap edgeMap(
            final double from, final double extent, final int size, final int length, final Region region) {
        final double support = rule.interpolation().support() * Math.max(1, extent / size) + 1;
        final double begin = Math.min(Math.floor(from), Math.max(Math.floor(from - support), 0));
        final double end = Math.max(Math.ceil(from + extent), Math.min(Math.ceil(from + extent + support), length));
        if (!(end - begin <= LONGEST))
            throw new IllegalArgumentException("The crop of region " + region.name() + " would be " + extent
                    + " pixels wide: check the rule's field of view and the image's pixel size.");
        return new EdgeMap((int) begin, (int) end, length, rule.beyond());
    }

    private RowResampler[] resamplers(final Bounds box, final EdgeMap columns, final EdgeMap rows) {
        final double left = box.x() - columns.from();
        final double top = box.y() - rows.from();
        final AxisWeights horizontal =
                AxisWeights.of(columns.size(), left, left + box.width(), rule.width(), rule.interpolation());
        final AxisWeights vertical =
                AxisWeights.of(rows.size(), top, top + box.height(), rule.height(), rule.interpolation());
        final RowResampler[] resamplers = new RowResampler[3];
        for (int c = 0; c < 3; c++) resamplers[c] = new RowResampler(horizontal, vertical, true);
        return resamplers;
    }

    /**
     * A mask over the region's rectangle; {@code null} if all of it is inside.
     */
    private static ImageProcessor mask(final Region region) {
        final Rectangle bounds = region.roi().getBounds();
        final ImageProcessor mask = Rois.maskOf(region.roi());
        return mask == null || mask.getWidth() == bounds.width ? mask : mask.resize(bounds.width, bounds.height);
    }

    private CropMapping mapping(final Bounds box) {
        return new CropMapping(box.x(), box.y(), box.width() / rule.width(), box.height() / rule.height());
    }

    private static float[] joined(final RowResampler[] resamplers) {
        final int plane = resamplers[0].result().length;
        final float[] joined = new float[3 * plane];
        for (int c = 0; c < 3; c++) System.arraycopy(resamplers[c].result(), 0, joined, c * plane, plane);
        return joined;
    }
}
