package io.github.explicell.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks that picocli does not make. */
final class OptionChecks {

    private OptionChecks() {}

    /** Makes something of options; what does not fit together is a matter of usage. */
    static <T> T checked(final CommandSpec spec, final Supplier<T> options) {
        try {
            return options.get();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** @throws ParameterException if an option's value is below the least one */
    static void atLeast(final CommandSpec spec, final String option, final int value, final int least) {
        if (value < least)
            throw new ParameterException(spec.commandLine(), option + " must be at least " + least + ", not " + value);
    }
}
