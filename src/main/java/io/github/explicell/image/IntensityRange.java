package io.github.explicell.image;

import java.util.Optional;

/**
 * The raw intensities that become 0 and 1; what lies beyond is clipped. A fixed
 * range of the bit depth, of the model, or given by the user, never that of a
 * contrast slider.
 *
 * @param min the raw value that becomes 0
 * @param max the raw value that becomes 1, above {@code min}
 */
public record IntensityRange(double min, double max) {

    /**
     * @param min the raw value that becomes 0
     * @param max the raw value that becomes 1, above {@code min}
     * @throws IllegalArgumentException if a bound is not finite or {@code max} is not above {@code min}
     */
    public IntensityRange {
        if (!Double.isFinite(min) || !Double.isFinite(max) || max <= min)
            throw new IllegalArgumentException("The intensity range " + min + " to " + max
                    + " is not one: give two finite numbers, the second above the first.");
    }

    /**
     * The whole range of a bit depth: 0..255 or 0..65535.
     *
     * @param bitDepth 8, 16 or 32
     * @return the range; empty for 32 bit, where values have no natural range
     */
    public static Optional<IntensityRange> ofBitDepth(final int bitDepth) {
        return bitDepth > 16 ? Optional.empty() : Optional.of(new IntensityRange(0, (1 << bitDepth) - 1));
    }

    /**
     * Reads a range that a person wrote.
     *
     * @param text the values that become 0 and 1, such as {@code 0,4095}
     * @return the range
     * @throws IllegalArgumentException if the text is not two numbers, the second above the first
     */
    public static IntensityRange parse(final String text) {
        final String[] bounds = text.split(",", -1);
        try {
            if (bounds.length == 2)
                return new IntensityRange(Double.parseDouble(bounds[0].strip()), Double.parseDouble(bounds[1].strip()));
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("range must be numbers with a comma between them, not " + text, e);
        }
        throw new IllegalArgumentException("range must be two numbers, such as 0,4095, not " + text);
    }
}
