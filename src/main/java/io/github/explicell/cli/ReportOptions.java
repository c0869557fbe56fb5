package io.github.explicell.cli;

import io.github.explicell.train.data.DataInspector;
import io.github.explicell.train.data.DataReport;
import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.SplitRule;
import io.github.explicell.view.DataReportFiles;
import io.github.explicell.view.DataReportText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A report on labelled data. */
final class ReportOptions {

    @Option(
            names = "--near",
            paramLabel = "BITS",
            defaultValue = "" + DataInspector.NEAR,
            description = "Images look similar if their difference hashes differ in so many of 128 bits at most, 1 to"
                    + " 31 (default: ${DEFAULT-VALUE}).")
    private int near;

    /**
     * Looks through the data and prints what is found.
     *
     * @param out where to write it, too, or null
     */
    void print(final DataSet data, final SplitRule rule, final long seed, final Path out, final CommandLine command)
            throws IOException {
        final DataReport report;
        try (ConsoleProgress progress = new ConsoleProgress(command.getErr(), "looking at images: ")) {
            report = DataInspector.inspect(data, rule, seed, near, progress);
        }
        command.getOut().print(DataReportText.brief(report));
        if (out == null) return;
        DataReportFiles.write(out, report);
        command.getOut().println("Written to " + out + ".");
    }
}
