package io.github.explicell.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes an installed model. */
@Command(name = "remove", description = "Delete an installed model's folder, or what an unfinished download left.")
final class RemoveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "An installed model.")
    private String name;

    @Mixin
    private LibraryOptions library;

    @Override
    public Integer call() throws IOException {
        library.installed().remove(name);
        spec.commandLine().getOut().println("Removed " + name + ".");
        return 0;
    }
}
