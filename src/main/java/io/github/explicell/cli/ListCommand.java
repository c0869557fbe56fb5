package io.github.explicell.cli;

import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.PublishedWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        final List<String> own = new ArrayList<>(installed.names());
        final TextTable table = new TextTable(List.of("name", "size", "top-1 %", "licence", "installed"));
        for (final PublishedWeights w : library.catalogue().all()) {
            final boolean here = own.remove(w.name());
            table.add(List.of(
                    w.name(),
                    w.approximateBytes() == null ? "not known" : w.sizeText(),
                    w.top1() == null ? "not known" : String.format(Locale.ROOT, "%.1f", w.top1()),
                    w.licence() == null ? "not stated" : w.licence(),
                    here ? "yes" : ""));
        }
        for (final String name : own) table.add(List.of(name, "", "", "", "yes"));
        final PrintWriter out = spec.commandLine().getOut();
        table.print(out);
        out.println();
        out.println("Installed models lie in " + installed.root() + ".");
        return 0;
    }
}
