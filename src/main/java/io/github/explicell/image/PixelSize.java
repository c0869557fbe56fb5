package io.github.explicell.image;

/**
 * The size of a pixel on the specimen.
 *
 * @param x um per pixel to the right, above 0
 * @param y um per pixel downwards, above 0
 */
public record PixelSize(double x, double y) {

    /**
     * @param x um per pixel to the right, above 0
     * @param y um per pixel downwards, above 0
     * @throws IllegalArgumentException if a size is not finite and above 0
     */
    public PixelSize {
        if (!isSize(x) || !isSize(y))
            throw new IllegalArgumentException(
                    "The pixel size " + x + " x " + y + " um is not one: both numbers must be finite and above 0.");
    }

    /** Whether a number can be a pixel size: finite and above 0. */
    static boolean isSize(final double um) {
        return um > 0 && Double.isFinite(um);
    }
}
