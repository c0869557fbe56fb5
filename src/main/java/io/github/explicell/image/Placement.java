package io.github.explicell.image;

/**
 * Numbers that belong to the pixels of a crop, placed back into the image that the crop was cut from. What the crop
 * shows of the world beyond the image's edge (mirrored pixels, a colour) is cut away.
 *
 * @param x the image's column of the first number
 * @param y the image's row of the first number
 * @param width columns, 1 or more; all of them lie in the image
 * @param height rows, 1 or more; all of them lie in the image
 * @param values height x width, row-major
 */
public record Placement(int x, int y, int width, int height, float[] values) {

    /**
     * @param x the image's column of the first number
     * @param y the image's row of the first number
     * @param width columns, 1 or more; all of them lie in the image
     * @param height rows, 1 or more; all of them lie in the image
     * @param values height x width, row-major
     * @throws IllegalArgumentException if the numbers do not fit
     */
    public Placement {
        if (width < 1 || height < 1 || values.length != width * height)
            throw new IllegalArgumentException(
                    values.length + " numbers cannot be " + width + " x " + height + " pixels of an image");
    }

    /**
     * Resamples to the image's pixels, bilinear with antialias: a mark keeps its place within half a pixel of the image,
     * whether the crop magnifies or not. A pixel belongs to the crop if its centre does; a crop that holds no centre
     * gets the pixel that it lies in.
     *
     * @param values of the crop's pixels, height x width, row-major
     * @param width of the crop in pixels
     * @param height of the crop in pixels
     * @param mapping where the crop lies; it shares some area with the image
     * @param imageWidth in pixels
     * @param imageHeight in pixels
     * @return the part of the image that the crop shows
     */
    public static Placement of(
            final float[] values,
            final int width,
            final int height,
            final CropMapping mapping,
            final int imageWidth,
            final int imageHeight) {
        final Axis columns = Axis.of(mapping.x(), mapping.scaleX(), width, imageWidth);
        final Axis rows = Axis.of(mapping.y(), mapping.scaleY(), height, imageHeight);
        Math.multiplyExact(columns.size, rows.size);
        final RowResampler resampler = new RowResampler(columns.weights, rows.weights, false);
        for (int y = 0; y < height; y++) resampler.accept(y, values, y * width);
        return new Placement(columns.first, rows.first, columns.size, rows.size, resampler.result());
    }

    /** The image's pixels along one side of the crop, and what each of them is made from. */
    private record Axis(int first, int size, AxisWeights weights) {

        static Axis of(final double edge, final double scale, final int cropSize, final int imageSize) {
            final double far = edge + cropSize * scale;
            final int first = (int) Math.max(0, Math.ceil(edge - 0.5));
            final int end = (int) Math.min(imageSize, Math.ceil(far - 0.5));
            if (first >= end) return single((edge + far) / 2, cropSize, imageSize);
            final double from = (first - edge) / scale;
            final double to = (end - edge) / scale;
            return new Axis(
                    first, end - first, AxisWeights.of(cropSize, from, to, end - first, Interpolation.BILINEAR));
        }

        private static Axis single(final double centre, final int cropSize, final int imageSize) {
            final int pixel = (int) Math.max(0, Math.min(imageSize - 1, Math.floor(centre)));
            return new Axis(pixel, 1, AxisWeights.of(cropSize, 0, cropSize, 1, Interpolation.BILINEAR));
        }
    }
}
