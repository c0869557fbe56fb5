package io.github.explicell.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * How the pixels of a region become a crop; stored with a model, so that a
 * region looks to it as the regions did that it was trained on.
 *
 * @param width the crop's width in pixels, 1 to {@value #LARGEST}
 * @param height the crop's height in pixels, 1 to {@value #LARGEST}
 * @param extent how much around the region
 * @param fit how the rectangle gets the crop's shape; without meaning for a
 *          fixed field of view, which has it already
 * @param beyond what stands beyond the image's edge
 * @param outside what stands inside the crop but outside the region
 * @param colour the red, green and blue that {@code beyond} and {@code outside}
 *          may ask for, 0..1
 * @param interpolation how the pixels are resampled
 * @param pixelSize the pixel size the model was trained at, in um, or
 *          {@code null}
 */
public record CropRule(
        int width,
        int height,
        Extent extent,
        Fit fit,
        Beyond beyond,
        Outside outside,
        float[] colour,
        Interpolation interpolation,
        Double pixelSize) {

    /** The longest side of a crop. */
    public static final int LARGEST = 8192;

    /**
     * @param width the crop's width in pixels, 1 to {@value #LARGEST}
     * @param height the crop's height in pixels, 1 to {@value #LARGEST}
     * @param extent how much around the region
     * @param fit how the rectangle gets the crop's shape; without meaning for a fixed field of view, which has it
     *     already
     * @param beyond what stands beyond the image's edge
     * @param outside what stands inside the crop but outside the region
     * @param colour the red, green and blue that {@code beyond} and {@code outside} may ask for, 0..1
     * @param interpolation how the pixels are resampled
     * @param pixelSize the pixel size the model was trained at, in um, or {@code null}
     * @throws IllegalArgumentException naming the field that is out of range
     */
    public CropRule {
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST)
            throw new IllegalArgumentException("A crop of " + width + " x " + height
                    + " pixels is not possible: both sides must be 1 to " + LARGEST + ".");
        require(extent, "extent");
        require(fit, "fit");
        require(beyond, "beyond");
        require(outside, "outside");
        require(interpolation, "interpolation");
        colour = checked(colour);
        if (pixelSize != null && !PixelSize.isSize(pixelSize))
            throw new IllegalArgumentException(
                    "The crop rule's pixel size " + pixelSize + " um is not one: it must be finite and above 0.");
    }

    /**
     * The plainest rule: the region's rectangle, stretched, bilinear, mirrored at
     * the image's edge, its surroundings kept.
     *
     * @param width the crop's width in pixels
     * @param height the crop's height in pixels
     * @return the rule
     */
    public static CropRule stretched(final int width, final int height) {
        return new CropRule(
                width,
                height,
                Extent.EXACT,
                Fit.STRETCHED,
                Beyond.MIRROR,
                Outside.KEEP,
                new float[3],
                Interpolation.BILINEAR,
                null);
    }

    /** @return a copy of the colour: red, green and blue, 0..1 */
    @Override
    public float[] colour() {
        return colour.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof CropRule o
                && width == o.width
                && height == o.height
                && extent.equals(o.extent)
                && fit == o.fit
                && beyond == o.beyond
                && outside == o.outside
                && Arrays.equals(colour, o.colour)
                && interpolation == o.interpolation
                && Objects.equals(pixelSize, o.pixelSize);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                width, height, extent, fit, beyond, outside, Arrays.hashCode(colour), interpolation, pixelSize);
    }

    private static void require(final Object value, final String field) {
        if (value == null) throw new IllegalArgumentException("The crop rule has no " + field + ".");
    }

    private static float[] checked(final float[] colour) {
        if (colour == null || colour.length != 3)
            throw new IllegalArgumentException("The crop rule's colour must be three numbers: red, green and blue.");
        for (final float c : colour)
            if (!(c >= 0 && c <= 1))
                throw new IllegalArgumentException("The crop rule's colour " + Arrays.toString(colour)
                        + " is out of range: red, green and blue must be 0 to 1.");
        return colour.clone();
    }
}
