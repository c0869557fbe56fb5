package io.github.explicell.cli;

import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.ModelRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists published weights and installed models. */
@Command(name = "list", description = "List published weights and installed models; downloads nothing.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LibraryOptions library;

    @Override
    public Integer call() throws IOException {
        final InstalledModels installed = library.installed();
        final TextTable table = new TextTable(ModelRow.COLUMNS);
        for (final ModelRow row : ModelRow.all(library.catalogue(), installed)) table.add(row.cells());
        final PrintWriter out = spec.commandLine().getOut();
        table.print(out);
        out.println();
        out.println("Installed models lie in " + installed.root() + ".");
        return 0;
    }
}
