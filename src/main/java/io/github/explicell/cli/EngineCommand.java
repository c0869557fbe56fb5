package io.github.explicell.cli;

import io.github.explicell.engine.EngineFacts;
import io.github.explicell.engine.EngineReport;
import io.github.explicell.network.Network;
import io.github.explicell.network.architecture.Architectures;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what runs here and how fast. */
@Command(
        name = "engine",
        description = {
            "Show libtorch, devices, precisions and their measured speed.",
            "",
            "Runs a probe network with random weights at batch 1 and 8 on every device in every precision."
        })
final class EngineCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "ARCHITECTURE",
            defaultValue = "resnet50",
            completionCandidates = ArchitectureNames.class,
            description = "The probe network (default: ${DEFAULT-VALUE}): one of ${COMPLETION-CANDIDATES}.")
    private String architecture;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "224",
            description = "Height and width of its image in pixels (default: ${DEFAULT-VALUE}).")
    private int size;

    @Override
    public Integer call() {
        OptionChecks.atLeast(spec, "--size", size, 1);
        final Network probe = Architectures.get(architecture).build(size, 1000);
        final PrintWriter out = spec.commandLine().getOut();
        EngineFacts.read().forEach((what, text) -> out.println(what + ": " + text));
        out.println();
        out.println(architecture + " at " + size + " x " + size + ":");
        out.println(
                String.format("%-8s %-10s %5s %14s %12s", "device", "precision", "batch", "ms an image", "images/s"));
        new EngineReport(probe)
                .measure(s -> out.println(String.format(
                        Locale.ROOT,
                        "%-8s %-10s %5d %14.1f %12.1f",
                        s.device(),
                        s.precision(),
                        s.batch(),
                        s.milliseconds(),
                        1000 / s.milliseconds())));
        return 0;
    }
}
