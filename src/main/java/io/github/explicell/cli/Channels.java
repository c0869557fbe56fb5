package io.github.explicell.cli;

import io.github.explicell.image.ChannelRule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one channel or three, counted from 1 as ImageJ does; 0 leaves a colour dark. */
final class Channels implements ITypeConverter<ChannelRule> {

    @Override
    public ChannelRule convert(final String value) {
        final String[] parts = value.split(",", -1);
        if (parts.length != 1 && parts.length != 3)
            throw new TypeConversionException("'" + value + "' is not one channel or three, such as 2 or 3,2,1");
        final int[] channels = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].strip().matches("\\d{1,4}"))
                throw new TypeConversionException("'" + parts[i] + "' is not a channel's number");
            channels[i] = Integer.parseInt(parts[i].strip()) - 1;
        }
        return new ChannelRule(channels, null);
    }
}
