package io.github.explicell.cli;

import io.github.explicell.train.data.DataSet;
import io.github.explicell.train.data.SplitRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks through labelled data. */
@Command(
        name = "data",
        description = {
            "Look through labelled data before a training.",
            "",
            "Prints classes, counts, sizes, groups, metadata, what would be left out and why, images that cannot be"
                    + " read, and duplicates: of the same pixels, and of similar looks; of different classes, or in"
                    + " different parts of the split that 'train' would make with the same options. With --out also"
                    + " writes data-report.txt and duplicates.csv, with all of them."
        },
        footer = {"", "Example:", "  explicell data HAM10000_metadata.csv --images images --masks masks --out report"})
final class DataCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATA", description = "Labelled images, as 'train' takes them.")
    private Path data;

    @Mixin
    private DataFileOptions files;

    @Mixin
    private SplitOptions split;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the split (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ReportOptions report;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write data-report.txt and duplicates.csv.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        final SplitRule rule = OptionChecks.checked(spec, () -> split.over(SplitRule.shares(0.15, 0.2)));
        final PrintWriter err = spec.commandLine().getErr();
        final DataSet samples = split.parted(files.read(data, err));
        report.print(samples, rule, seed, out, spec.commandLine());
        return 0;
    }
}
