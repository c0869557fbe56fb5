package io.github.explicell.cli;

import io.github.explicell.train.data.DataSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

/** Reads a run's data as they were read when it began: by the options that were written then. */
@Command
final class DataAgain {

    @Mixin
    private DataFileOptions files;

    @Mixin
    private SplitOptions split;

    /**
     * @param options name to value, as the run keeps them; those that say nothing of data do not count
     * @param data where the data are now
     * @param err receives progress
     */
    static DataSet read(final Map<String, String> options, final Path data, final PrintWriter err) throws IOException {
        final DataAgain again = new DataAgain();
        final CommandLine line = new CommandLine(again);
        final List<String> arguments = new ArrayList<>();
        for (final OptionSpec option : line.getCommandSpec().options()) {
            final String value = options.get(option.longestName());
            if (value == null) continue;
            // several values stand in one text, parted by spaces
            final String[] values = option.isMultiValue() && option.splitRegex().isEmpty()
                    ? value.split(" (?=[^ =]+=)")
                    : new String[] {value};
            for (final String one : values) arguments.addAll(List.of(option.longestName(), one));
        }
        line.parseArgs(arguments.toArray(String[]::new));
        return again.split.parted(again.files.read(data, err));
    }
}
