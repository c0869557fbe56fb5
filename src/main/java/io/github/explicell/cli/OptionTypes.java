package io.github.explicell.cli;

import io.github.explicell.engine.Precision;
import io.github.explicell.explain.Fusion;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.view.HeatColours;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the texts of options become values: as the packages below read them, their sentences included. */
final class OptionTypes {

    private OptionTypes() {}

    /** Teaches a command line and its subcommands the types of the project. */
    static void register(final CommandLine line) {
        line.registerConverter(Precision.class, converter(Precision::parse));
        line.registerConverter(IntensityRange.class, converter(IntensityRange::parse));
        line.registerConverter(ChannelRule.class, converter(ChannelRule::parse));
        line.registerConverter(HeatColours.class, converter(HeatColours::parse));
        line.registerConverter(Fusion.class, converter(Fusion::parse));
        line.registerConverter(Hiding.class, converter(Hiding::parse));
        line.registerConverter(SuperpixelOptions.Cut.class, converter(SuperpixelOptions.Cut::parse));
        line.registerConverter(Path.class, converter(OptionTypes::path));
    }

    /**
     * @param parse throws an IllegalArgumentException with a sentence
     * @return the same for picocli, which asks for another exception
     */
    static <T> ITypeConverter<T> converter(final Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (final IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static Path path(final String text) {
        if (text.isBlank()) throw new IllegalArgumentException("a path must not be empty");
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException(
                    "this system cannot name a file " + text + " (" + e.getReason() + "): check the locale", e);
        }
    }
}
