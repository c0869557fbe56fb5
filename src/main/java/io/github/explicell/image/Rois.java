package io.github.explicell.image;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.BooleanType;
import net.imglib2.type.logic.BitType;
import net.imglib2.view.Views;

/** From ROIs to masks and back, and into their planes. */
public final class Rois {

    private Rois() {}

    /**
     * The outline of a mask: of several pieces or with holes, one composite ROI.
     *
     * @param mask (x, y), true inside
     * @return the ROI, in the mask's coordinates
     * @throws IllegalArgumentException if the mask is empty
     */
    public static Roi fromMask(final RandomAccessibleInterval<? extends BooleanType<?>> mask) {
        final byte[] inside = new byte[Math.toIntExact(mask.dimension(0) * mask.dimension(1))];
        int i = 0;
        for (final BooleanType<?> pixel : Views.flatIterable(mask)) inside[i++] = (byte) (pixel.get() ? 255 : 0);
        return outline(inside, (int) mask.dimension(0), (int) mask.min(0), (int) mask.min(1));
    }

    /**
     * The pixels inside a ROI. A pixel of a ROI with an outline between the
     * pixels is inside as ImageJ has it.
     *
     * @param roi an area
     * @return (x, y), true inside, over the ROI's rectangle, in its coordinates
     * @throws IllegalArgumentException if the ROI is not an area, is empty, or is
     *           too large for a mask
     */
    public static RandomAccessibleInterval<BitType> toMask(final Roi roi) {
        final Rectangle bounds = roi.getBounds();
        final ImageProcessor inside = maskOf(roi);
        final var mask = ArrayImgs.bits(bounds.width, bounds.height);
        final Cursor<BitType> cursor = mask.cursor();
        for (int i = 0; cursor.hasNext(); i++) cursor.next().set(inside == null || inside.get(i) != 0);
        return Views.translate(mask, bounds.x, bounds.y);
    }

    /**
     * Puts a ROI into a plane, so that ImageJ shows it there and nowhere else. In a plain stack ImageJ looks at the
     * position, in a hyperstack at channel (0: all of them), slice and frame.
     *
     * @param roi changed
     * @param plane of the image
     * @param image not changed
     */
    public static void place(final Roi roi, final Plane plane, final ImagePlus image) {
        if (image.getStackSize() == 1) roi.setPosition(0);
        else if (image.getNChannels() > 1 || image.getNSlices() > 1 && image.getNFrames() > 1)
            roi.setPosition(0, plane.z() + 1, plane.t() + 1);
        else roi.setPosition(plane.z() + plane.t() + 1);
    }

    /**
     * Whether a ROI encloses an area: not a line, a point, a text or an image.
     */
    static boolean isArea(final Roi roi) {
        return roi.isArea() && !isDecoration(roi);
    }

    /** Whether a ROI is a text or an image, which only decorates an overlay. */
    static boolean isDecoration(final Roi roi) {
        return roi instanceof ij.gui.TextRoi || roi instanceof ij.gui.ImageRoi;
    }

    /**
     * ImageJ's mask over the ROI's rectangle.
     *
     * @return {@code null} if the whole rectangle is inside
     * @throws IllegalArgumentException as in {@link #toMask}
     */
    static ImageProcessor maskOf(final Roi roi) {
        final Rectangle bounds = roi.getBounds();
        if (!isArea(roi) || bounds.isEmpty())
            throw new IllegalArgumentException(
                    "The ROI " + roi.getName() + " encloses no area: draw one around the cell.");
        if ((long) bounds.width * bounds.height > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException("The ROI " + roi.getName() + " is too large (" + bounds.width + " x "
                    + bounds.height + " pixels) for a mask.");
        return roi.getMask();
    }

    /**
     * @param inside 0 outside, else 255; x fastest
     * @param width pixels of a row
     * @param x the image coordinate of the first column
     * @param y the image coordinate of the first row
     */
    static Roi outline(final byte[] inside, final int width, final int x, final int y) {
        final ByteProcessor processor = new ByteProcessor(width, inside.length / width, inside);
        processor.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
        final Roi roi = new ThresholdToSelection().convert(processor);
        if (roi == null) throw new IllegalArgumentException("The mask is empty: it has no outline.");
        final Rectangle bounds = roi.getBounds();
        roi.setLocation(bounds.x + x, bounds.y + y);
        return roi;
    }
}
