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
     * @throws IllegalArgumentException if a bound is not finite or {@code max} is
     *           not above {@code min}
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
}
