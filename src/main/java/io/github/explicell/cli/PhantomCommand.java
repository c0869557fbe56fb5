package io.github.explicell.cli;

import io.github.explicell.phantom.PhantomFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates fields of cells. */
@Command(
        name = "phantom",
        description = {
            "Generate fields of cells whose classes and evidence are known.",
            "",
            "Each field is a TIFF file with a ROI for each cell, named and with its class. Beside it lie an image of"
                    + " the cells' labels and one of the pixels that make each class; cells.tif is a stack of all cells"
                    + " whose slice labels are the classes."
        },
        footer = {"", "Example:", "  explicell phantom --out training --fields 200 --seed 1 --rois-only"})
final class PhantomCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
    private Path out;

    @Option(
            names = "--fields",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many fields of 15 cells (default: ${DEFAULT-VALUE}).")
    private int fields;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same fields (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--rois-only", description = "Only the fields with their ROIs: data to train on.")
    private boolean roisOnly;

    @Override
    public Integer call() throws IOException {
        OptionChecks.atLeast(spec, "--fields", fields, 1);
        if (roisOnly) PhantomFiles.writeRoiSets(out, fields, seed);
        else PhantomFiles.write(out, fields, seed);
        spec.commandLine().getOut().println("Written to " + out + ": " + fields + " fields of seed " + seed + ".");
        return 0;
    }
}
