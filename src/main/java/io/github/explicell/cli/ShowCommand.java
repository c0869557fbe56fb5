package io.github.explicell.cli;

import io.github.explicell.model.library.ModelFacts;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is known of published weights or of an installed model. */
@Command(
        name = "show",
        description = "Print what is known of published weights or of an installed model; downloads nothing.")
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "One of those that 'models list' names.")
    private String name;

    @Mixin
    private LibraryOptions library;

    @Override
    public Integer call() throws IOException {
        FactPrinter.print(
                ModelFacts.find(name, library.catalogue(), library.installed()),
                spec.commandLine().getOut());
        return 0;
    }
}
