package io.github.explicell.command;

import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.IntensityRange;
import java.util.Arrays;

/** Channels and intensity range as text, in place of the model's. */
final class ChannelChoice {

    private ChannelChoice() {}

    /**
     * @param model the model's own rule
     * @param channels blank for the model's; else one channel (grey) or three for red, green and blue, from 1; 0 leaves
     *     a colour dark
     * @param range blank for the model's; else the raw intensities that mean black and white, {@code 0,4095}
     * @return the rule
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    static ChannelRule of(final ChannelRule model, final String channels, final String range) {
        final int[] chosen = isBlank(channels)
                ? model.channels()
                : Arrays.stream(numbers("channels", channels))
                        .mapToInt(ChannelChoice::index)
                        .toArray();
        return new ChannelRule(chosen, isBlank(range) ? model.range() : range(range));
    }

    private static int index(final double number) {
        if (number != Math.rint(number) || number < 0)
            throw new IllegalArgumentException("channels must be whole numbers from 1 (0: none), such as 1 or 3,2,1.");
        return (int) number - 1;
    }

    private static IntensityRange range(final String range) {
        final double[] bounds = numbers("range", range);
        if (bounds.length != 2)
            throw new IllegalArgumentException("range must be two numbers, such as 0,4095, not " + range + ".");
        return new IntensityRange(bounds[0], bounds[1]);
    }

    private static double[] numbers(final String parameter, final String text) {
        try {
            return Arrays.stream(text.strip().split("\\s*,\\s*"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(
                    parameter + " must be numbers with commas between them, not " + text + ".", e);
        }
    }

    private static boolean isBlank(final String text) {
        return text == null || text.isBlank();
    }
}
