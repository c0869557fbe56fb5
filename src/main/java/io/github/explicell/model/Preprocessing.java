package io.github.explicell.model;

import io.github.explicell.image.Beyond;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;

/**
 * What published weights expect of an image.
 *
 * @param size height and width of the input in pixels
 * @param cropFraction share of the resized image's shorter side that the input is, above 0 to 1, or null if not known;
 *     for whole photographs, so a region's crop does not use it
 * @param interpolation how images were resampled
 * @param scale factor from 8-bit values to those that {@code input} is for; always 1/255
 * @param input what happens to the numbers
 */
public record Preprocessing(
        int size, Double cropFraction, Interpolation interpolation, double scale, Normalisation input) {

    private static final int USUAL_SIZE = 224;

    /**
     * @param size height and width of the input in pixels
     * @param cropFraction share of the resized image's shorter side that the input is, above 0 to 1, or null if not
     *     known; for whole photographs, so a region's crop does not use it
     * @param interpolation how images were resampled
     * @param scale factor from 8-bit values to those that {@code input} is for; always 1/255
     * @param input what happens to the numbers
     * @throws IllegalArgumentException naming the field that is missing or out of range
     */
    public Preprocessing {
        if (size < 1) throw new IllegalArgumentException("preprocessing.size must be at least 1, not " + size);
        if (interpolation == null || input == null)
            throw new IllegalArgumentException("preprocessing needs an interpolation and an input");
        if (!(Math.abs(scale * 255 - 1) < 1e-9))
            throw new IllegalArgumentException("preprocessing.scale must be 1/255, not " + scale);
    }

    /**
     * @param architecture an architecture's name
     * @return what is usual for it, at 224 pixels, bilinear
     */
    public static Preprocessing usual(final String architecture) {
        return new Preprocessing(USUAL_SIZE, null, Interpolation.BILINEAR, 1 / 255.0, Normalisation.of(architecture));
    }

    /**
     * @param pixels height and width of the input
     * @return the same for another size of the input
     */
    public Preprocessing at(final int pixels) {
        return new Preprocessing(pixels, cropFraction, interpolation, scale, input);
    }

    /** @return a region's rectangle, stretched to the input's size */
    CropRule crop() {
        return new CropRule(
                size,
                size,
                Extent.EXACT,
                Fit.STRETCHED,
                Beyond.MIRROR,
                Outside.KEEP,
                new float[3],
                interpolation,
                null);
    }
}
