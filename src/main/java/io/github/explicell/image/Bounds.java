package io.github.explicell.image;

/**
 * A rectangle in continuous pixel coordinates, where pixel {@code i} covers
 * {@code i..i+1}.
 *
 * @param x the left edge
 * @param y the upper edge
 * @param width 0 or more
 * @param height 0 or more
 */
public record Bounds(double x, double y, double width, double height) {

    /** @return the middle between left and right edge */
    public double centreX() {
        return x + width / 2;
    }

    /** @return the middle between upper and lower edge */
    public double centreY() {
        return y + height / 2;
    }

    /**
     * A rectangle of another size around the same centre.
     *
     * @param newWidth its width
     * @param newHeight its height
     * @return the rectangle
     */
    public Bounds resized(final double newWidth, final double newHeight) {
        return new Bounds(centreX() - newWidth / 2, centreY() - newHeight / 2, newWidth, newHeight);
    }

    /**
     * Whether this rectangle and an image share some area, or, for a rectangle
     * without area, whether its centre lies in the image.
     *
     * @param imageWidth in pixels
     * @param imageHeight in pixels
     */
    boolean touches(final int imageWidth, final int imageHeight) {
        if (width == 0 || height == 0)
            return centreX() >= 0 && centreY() >= 0 && centreX() <= imageWidth && centreY() <= imageHeight;
        return x < imageWidth && y < imageHeight && x + width > 0 && y + height > 0;
    }
}
