package io.github.explicell.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Changes the size of images as Pillow's {@code Image.resize} does, antialias
 * and {@code box} included.
 */
public final class Resampling {

    private Resampling() {}

    /**
     * Resamples a part of an image of any values, as Pillow does with images of
     * mode F. Bicubic results may overshoot the range of the values.
     *
     * @param image (x, y) or (x, y, channel); pixels around the box that lie in
     *          the image take part, as in Pillow
     * @param box left, top, right and bottom edge of the part, in the image's
     *          continuous coordinates (pixel i covers i..i+1), inside the image;
     *          {@code null} for the whole image
     * @param width of the result, 1 or more
     * @param height of the result, 1 or more
     * @param interpolation the filter
     * @return (x, y) or (x, y, channel) from 0
     * @throws IllegalArgumentException if the box is empty or not in the image
     */
    public static ArrayImg<FloatType, FloatArray> resize(
            final RandomAccessibleInterval<FloatType> image,
            final double[] box,
            final int width,
            final int height,
            final Interpolation interpolation) {
        return resize(image, box, width, height, interpolation, false);
    }

    /**
     * Resamples a part of an image of values 0..1, as Pillow does with 8-bit
     * images: overshoot is clipped after each direction.
     *
     * @param image (x, y) or (x, y, channel), 0..1
     * @param box as in {@link #resize}
     * @param width of the result, 1 or more
     * @param height of the result, 1 or more
     * @param interpolation the filter
     * @return (x, y) or (x, y, channel) from 0, 0..1; not rounded to grey levels
     * @throws IllegalArgumentException if the box is empty or not in the image
     */
    public static ArrayImg<FloatType, FloatArray> resizeUnit(
            final RandomAccessibleInterval<FloatType> image,
            final double[] box,
            final int width,
            final int height,
            final Interpolation interpolation) {
        return resize(image, box, width, height, interpolation, true);
    }

    // -- Helper methods --

    private static ArrayImg<FloatType, FloatArray> resize(
            final RandomAccessibleInterval<FloatType> image,
            final double[] box,
            final int width,
            final int height,
            final Interpolation interpolation,
            final boolean clip) {
        final AxisWeights horizontal = weights(image, 0, box, width, interpolation);
        final AxisWeights vertical = weights(image, 1, box, height, interpolation);
        final int planes = image.numDimensions() == 2 ? 1 : (int) image.dimension(2);
        final float[] joined = new float[Math.multiplyExact(Math.multiplyExact(width, height), planes)];
        for (int c = 0; c < planes; c++) {
            final RandomAccessibleInterval<FloatType> plane =
                    image.numDimensions() == 2 ? image : Views.hyperSlice(image, 2, image.min(2) + c);
            final RowResampler resampler = new RowResampler(horizontal, vertical, clip);
            feed(plane, resampler);
            System.arraycopy(resampler.result(), 0, joined, c * width * height, width * height);
        }
        return image.numDimensions() == 2
                ? ArrayImgs.floats(joined, width, height)
                : ArrayImgs.floats(joined, width, height, planes);
    }

    private static void feed(final RandomAccessibleInterval<FloatType> plane, final RowResampler resampler) {
        final float[] row = new float[(int) plane.dimension(0)];
        int x = 0;
        int y = 0;
        for (final FloatType value : Views.flatIterable(plane)) {
            row[x++] = value.get();
            if (x == row.length) {
                resampler.accept(y++, row, 0);
                x = 0;
            }
        }
    }

    private static AxisWeights weights(
            final RandomAccessibleInterval<FloatType> image,
            final int axis,
            final double[] box,
            final int size,
            final Interpolation interpolation) {
        final int length = (int) image.dimension(axis);
        final double from = box == null ? 0 : box[axis] - image.min(axis);
        final double to = box == null ? length : box[axis + 2] - image.min(axis);
        if (!(from >= 0 && to <= length && from < to))
            throw new IllegalArgumentException("The box from " + (from + image.min(axis)) + " to "
                    + (to + image.min(axis)) + " is empty or does not lie in the image, which goes from "
                    + image.min(axis) + " to " + (image.max(axis) + 1) + ".");
        if (size < 1) throw new IllegalArgumentException("An image cannot be resized to " + size + " pixels.");
        return AxisWeights.of(length, from, to, size, interpolation);
    }
}
