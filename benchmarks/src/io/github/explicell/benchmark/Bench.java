package io.github.explicell.benchmark;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code explicell bench}: one subcommand for each benchmark. */
@Command(
        name = "explicell bench",
        description = "Measures Explicell beside the same work in Python, in one run, and prints ratios.",
        synopsisSubcommandLabel = "BENCHMARK",
        mixinStandardHelpOptions = true,
        subcommands = {
            InferenceCommand.class,
            MemoryCommand.class,
            CamCommand.class,
            LimeCommand.class,
            TrainingCommand.class
        })
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec;

    private Bench() {}

    /**
     * Runs and ends the JVM: status 0, 1 if something failed, 2 for wrong arguments.
     *
     * @param args as {@code explicell bench --help} says
     */
    public static void main(final String... args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /**
     * Runs without ending the JVM.
     *
     * @param out receives the table
     * @param err receives progress and errors
     * @param args as {@code explicell bench --help} says
     * @return the exit status
     */
    static int run(final PrintWriter out, final PrintWriter err, final String... args) {
        return new CommandLine(new Bench())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println("explicell: " + e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    /** Without a benchmark: which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
