package io.github.explicell.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks that picocli does not make. */
final class OptionChecks {

    private OptionChecks() {}

    /** @throws ParameterException if an option's value is below the least one */
    static void atLeast(final CommandSpec spec, final String option, final int value, final int least) {
        if (value < least)
            throw new ParameterException(spec.commandLine(), option + " must be at least " + least + ", not " + value);
    }
}
