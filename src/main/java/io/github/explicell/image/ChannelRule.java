package io.github.explicell.image;

import java.util.Arrays;
import java.util.Objects;

/**
 * How the channels of an image become the red, green and blue that a network
 * sees, and which intensities become 0 and 1.
 * <p>
 * Without chosen channels: the three of an RGB image; one channel becomes grey;
 * the first two become red and green, blue staying dark; of more, the first
 * three.
 *
 * @param channels the channels for red, green and blue, from 0; one channel
 *          becomes grey; {@link #NONE} leaves a colour dark; empty for the
 *          default above
 * @param range the intensities that become 0 and 1; {@code null} for the bit
 *          depth's, which 32-bit images do not have
 */
public record ChannelRule(int[] channels, IntensityRange range) {

    /** In place of a channel: this colour stays dark. */
    public static final int NONE = -1;

    /** The default channels at the bit depth's range. */
    public static final ChannelRule DEFAULT = new ChannelRule(new int[0], null);

    /**
     * @param channels the channels for red, green and blue, from 0; one channel becomes grey; {@link #NONE} leaves a
     *     colour dark; empty for the default above
     * @param range the intensities that become 0 and 1; {@code null} for the bit depth's, which 32-bit images do not
     *     have
     * @throws IllegalArgumentException if there are not 0, 1 or 3 channels, or a channel is below {@link #NONE}
     */
    public ChannelRule {
        channels = channels == null ? new int[0] : channels.clone();
        if (channels.length == 2 || channels.length > 3)
            throw new IllegalArgumentException(
                    "Choose one channel (grey) or three (red, green, blue), not " + channels.length + ".");
        for (final int channel : channels)
            if (channel < NONE)
                throw new IllegalArgumentException("Channel " + channel + " does not exist: channels count from 0.");
    }

    /**
     * Reads channels that a person wrote, who counts from 1 as ImageJ does.
     *
     * @param text one channel (grey) or three for red, green and blue, such as {@code 2} or {@code 3,2,1}; 0 leaves a
     *     colour dark
     * @return these channels at the bit depth's range
     * @throws IllegalArgumentException if the text is not one channel or three
     */
    public static ChannelRule parse(final String text) {
        final String[] numbers = text.split(",", -1);
        final int[] channels = new int[numbers.length];
        for (int i = 0; i < channels.length; i++) {
            if (!numbers[i].strip().matches("\\d{1,4}"))
                throw new IllegalArgumentException(
                        "channels must be whole numbers from 1 (0: none), such as 1 or 3,2,1, not " + text);
            channels[i] = Integer.parseInt(numbers[i].strip()) - 1;
        }
        return new ChannelRule(channels, null);
    }

    /**
     * This rule with another one's choices in place of its own.
     *
     * @param chosen its channels count if it has any, and its range if it has one
     * @return the rule to use
     */
    public ChannelRule with(final ChannelRule chosen) {
        return new ChannelRule(
                chosen.channels.length == 0 ? channels : chosen.channels, chosen.range == null ? range : chosen.range);
    }

    /** @return a copy of the channels */
    @Override
    public int[] channels() {
        return channels.clone();
    }

    /**
     * The channels that become red, green and blue of an image.
     *
     * @param picture the image
     * @return three channels, each from 0 or {@link #NONE}
     * @throws IllegalArgumentException if the image does not have a chosen channel
     */
    public int[] of(final Picture picture) {
        final int[] chosen = channels.length == 0 ? defaults(picture) : channels;
        for (final int channel : chosen)
            if (channel >= picture.channels())
                throw new IllegalArgumentException(picture.name() + " has " + picture.channels()
                        + " channel(s), so channel " + (channel + 1) + " cannot be used: choose another.");
        return chosen.length == 1 ? new int[] {chosen[0], chosen[0], chosen[0]} : chosen.clone();
    }

    /**
     * The intensities of an image that become 0 and 1.
     *
     * @param picture the image
     * @return this rule's range, or the bit depth's
     * @throws IllegalArgumentException for a 32-bit image, if the rule has no range
     */
    public IntensityRange rangeOf(final Picture picture) {
        if (range != null) return range;
        return IntensityRange.ofBitDepth(picture.bitDepth())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                picture.name() + " is a " + picture.bitDepth()
                                        + "-bit image, whose values have no fixed range: give the intensities that mean black and white."));
    }

    private static int[] defaults(final Picture picture) {
        return picture.channels() == 1 ? new int[] {0} : new int[] {0, 1, picture.channels() == 2 ? NONE : 2};
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof ChannelRule o && Arrays.equals(channels, o.channels) && Objects.equals(range, o.range);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(channels), range);
    }
}
