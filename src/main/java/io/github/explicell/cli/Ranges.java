package io.github.explicell.cli;

import io.github.explicell.image.IntensityRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code MIN,MAX}. */
final class Ranges implements ITypeConverter<IntensityRange> {

    @Override
    public IntensityRange convert(final String value) {
        final String[] parts = value.split(",", -1);
        try {
            if (parts.length == 2)
                return new IntensityRange(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
        } catch (final NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' holds something that is not a number");
        } catch (final IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException("'" + value + "' is not two numbers such as 0,4095");
    }
}
