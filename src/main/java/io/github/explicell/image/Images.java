package io.github.explicell.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** From pixels to images of ImageJ. */
public final class Images {

    /** From here on, 32-bit floats skip whole numbers. */
    private static final int LARGEST_LABEL = 1 << 24;

    private Images() {}

    /**
     * An RGB image or stack.
     *
     * @param slices each (x, y, 3): red, green and blue, 0..1, clipped; all of
     *          one size, at least one
     * @param labels of the slices; empty for none
     * @param pixelSize its calibration
     * @param overlay regions that become its overlay, with names and properties
     * @return the image, not shown
     */
    public static ImagePlus rgb(
            final List<? extends RandomAccessibleInterval<FloatType>> slices,
            final List<String> labels,
            final Optional<PixelSize> pixelSize,
            final List<Region> overlay) {
        final ImageStack stack = new ImageStack(
                (int) slices.get(0).dimension(0), (int) slices.get(0).dimension(1));
        for (int i = 0; i < slices.size(); i++)
            stack.addSlice(labels.isEmpty() ? null : labels.get(i), rgb(slices.get(i)));
        final ImagePlus image = new ImagePlus("", stack);
        pixelSize.map(Calibrations::of).ifPresent(image::setCalibration);
        if (!overlay.isEmpty()) image.setOverlay(overlay(overlay, image));
        return image;
    }

    /**
     * A label image: 8 bit if that is enough, else 16 bit, else 32 bit.
     *
     * @param labels (x, y), 0 for the background, at most 16777216
     * @param pixelSize its calibration
     * @return the image, not shown
     * @throws IllegalArgumentException if a label is negative or too large
     */
    public static ImagePlus labels(
            final RandomAccessibleInterval<? extends IntegerType<?>> labels, final Optional<PixelSize> pixelSize) {
        final FloatProcessor values = new FloatProcessor((int) labels.dimension(0), (int) labels.dimension(1));
        int max = 0;
        int i = 0;
        for (final IntegerType<?> label : Views.flatIterable(labels)) {
            if (label.getIntegerLong() < 0 || label.getIntegerLong() > LARGEST_LABEL)
                throw new IllegalArgumentException("The label " + label.getIntegerLong()
                        + " cannot be written: labels go from 0 to " + LARGEST_LABEL
                        + ".");
            max = Math.max(max, label.getInteger());
            values.setf(i++, label.getInteger());
        }
        final ImagePlus image = new ImagePlus("", narrowed(values, max));
        pixelSize.map(Calibrations::of).ifPresent(image::setCalibration);
        return image;
    }

    // -- Helper methods --

    private static ImageProcessor narrowed(final FloatProcessor values, final int max) {
        if (max > 65535) return values;
        final ImageProcessor narrow = max > 255
                ? new ShortProcessor(values.getWidth(), values.getHeight())
                : new ByteProcessor(values.getWidth(), values.getHeight());
        for (int i = 0; i < values.getPixelCount(); i++) narrow.set(i, (int) values.getf(i));
        if (max > 255) narrow.setMinAndMax(0, max);
        return narrow;
    }

    private static ColorProcessor rgb(final RandomAccessibleInterval<FloatType> pixels) {
        final int[] packed = new int[(int) (pixels.dimension(0) * pixels.dimension(1))];
        for (int c = 0; c < 3; c++) {
            int i = 0;
            for (final FloatType value : Views.flatIterable(Views.hyperSlice(pixels, 2, pixels.min(2) + c)))
                packed[i++] |= Math.round(255 * Math.max(0, Math.min(1, value.get()))) << 16 - 8 * c;
        }
        return new ColorProcessor((int) pixels.dimension(0), (int) pixels.dimension(1), packed);
    }

    private static Overlay overlay(final List<Region> regions, final ImagePlus image) {
        final Overlay overlay = new Overlay();
        for (final Region region : regions) {
            final Roi roi = (Roi) region.roi().clone();
            roi.setName(region.name());
            region.properties().forEach(roi::setProperty);
            Rois.place(roi, region.plane(), image);
            overlay.add(roi);
        }
        return overlay;
    }
}
