package io.github.explicell.cli;

import io.github.explicell.engine.Precision;
import io.github.explicell.explain.Fusion;
import io.github.explicell.explain.lime.Hiding;
import io.github.explicell.explain.superpixel.Cut;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.network.Heads;
import io.github.explicell.train.Assessment;
import io.github.explicell.train.LossSettings;
import io.github.explicell.train.Optimisation;
import io.github.explicell.train.Sampling;
import io.github.explicell.train.Selection;
import io.github.explicell.train.loss.ClassWeights;
import io.github.explicell.train.loss.LossKind;
import io.github.explicell.train.loss.NtXent;
import io.github.explicell.train.loss.SupCon;
import io.github.explicell.train.loss.Triplet;
import io.github.explicell.view.HeatColours;
import io.github.explicell.view.SuperpixelView;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        line.registerConverter(SuperpixelView.class, converter(SuperpixelView::parse));
        line.registerConverter(Fusion.class, converter(Fusion::parse));
        line.registerConverter(Hiding.class, converter(Hiding::parse));
        line.registerConverter(Cut.class, converter(Cut::parse));
        line.registerConverter(Path.class, converter(OptionTypes::path));
        named(line, LossKind.class);
        named(line, LossOptions.Weights.class);
        named(line, ClassWeights.Division.class);
        named(line, LossSettings.Decision.class);
        named(line, Optimisation.Rule.class);
        named(line, Optimisation.Course.Kind.class);
        named(line, Selection.class);
        named(line, Heads.Pooling.class);
        named(line, Sampling.Kind.class);
        named(line, NetworkOptions.HeadKind.class);
        named(line, SupCon.Factor.class);
        named(line, NtXent.Positives.class);
        named(line, Triplet.Mining.class);
        line.registerConverter(ModelName.class, converter(ModelName::new));
        named(line, Assessment.Part.class);
        named(line, EmbedCommand.MapKind.class);
    }

    /** Constants by their names in lower case, with dashes. */
    private static <E extends Enum<E>> void named(final CommandLine line, final Class<E> type) {
        line.registerConverter(type, converter(text -> constant(type, text)));
    }

    private static <E extends Enum<E>> E constant(final Class<E> type, final String text) {
        final List<String> names = new ArrayList<>();
        for (final E constant : type.getEnumConstants()) {
            final String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equalsIgnoreCase(text)) return constant;
            names.add(name);
        }
        throw new IllegalArgumentException("there is no '" + text + "', but " + String.join(", ", names));
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

    /**
     * @param text a file's or folder's path
     * @return it
     * @throws IllegalArgumentException with a sentence, if it cannot be one
     */
    static Path path(final String text) {
        if (text.isBlank()) throw new IllegalArgumentException("a path must not be empty");
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException(
                    "this system cannot name a file " + text + " (" + e.getReason() + "): check the locale", e);
        }
    }
}
