package io.github.explicell.image;

/**
 * Where a crop lies in its image, exactly and both ways, in continuous
 * coordinates (pixel {@code i} covers {@code i..i+1}):
 * {@code image = x + crop * scaleX}.
 *
 * @param x the image coordinate of the crop's left edge
 * @param y the image coordinate of the crop's upper edge
 * @param scaleX image pixels for each crop pixel to the right, above 0
 * @param scaleY image pixels for each crop pixel downwards, above 0
 */
public record CropMapping(double x, double y, double scaleX, double scaleY) {

    /**
     * From crop to image, to the right.
     *
     * @param cropX a crop coordinate
     * @return the image coordinate
     */
    public double imageX(final double cropX) {
        return x + cropX * scaleX;
    }

    /**
     * From crop to image, downwards.
     *
     * @param cropY a crop coordinate
     * @return the image coordinate
     */
    public double imageY(final double cropY) {
        return y + cropY * scaleY;
    }

    /**
     * From image to crop, to the right.
     *
     * @param imageX an image coordinate
     * @return the crop coordinate
     */
    public double cropX(final double imageX) {
        return (imageX - x) / scaleX;
    }

    /**
     * From image to crop, downwards.
     *
     * @param imageY an image coordinate
     * @return the crop coordinate
     */
    public double cropY(final double imageY) {
        return (imageY - y) / scaleY;
    }
}
