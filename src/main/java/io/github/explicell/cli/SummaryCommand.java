package io.github.explicell.cli;

import io.github.explicell.network.Network;
import io.github.explicell.network.Summary;
import io.github.explicell.network.TorchScript;
import io.github.explicell.network.architecture.Architectures;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints an architecture: its nodes with shapes and parameters, or the program it becomes. */
@Command(name = "summary", description = "Print an architecture, node by node.")
final class SummaryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ARCHITECTURE",
            completionCandidates = ArchitectureNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String architecture;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "224",
            description = "Height and width of the image in pixels (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Number of classes (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Option(names = "--code", description = "Print the TorchScript text that libtorch runs in place of the table.")
    private boolean code;

    @Override
    public Integer call() {
        OptionChecks.atLeast(spec, "--size", size, 1);
        OptionChecks.atLeast(spec, "--classes", classes, 1);
        final Network network = Architectures.get(architecture).build(size, classes);
        final PrintWriter out = spec.commandLine().getOut();
        if (code) out.print(program(network));
        else Summary.of(network).forEach(out::println);
        return 0;
    }

    private static String program(final Network network) {
        final TorchScript script = new TorchScript(network, TorchScript.Mode.INFERENCE);
        return TorchScript.module(List.of(script.forward("forward", List.of(network.outputNode(Network.LOGITS)))));
    }
}
