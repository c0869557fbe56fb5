package io.github.explicell.cli;

import io.github.explicell.model.Preprocessing;
import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.PublishedWeights;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is known of published weights. */
@Command(name = "show", description = "Print what is known of published weights; downloads nothing.")
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "One of those that 'models list' names.")
    private String name;

    @Mixin
    private LibraryOptions library;

    @Override
    public Integer call() throws IOException {
        final PublishedWeights w = library.catalogue().get(name);
        final InstalledModels installed = library.installed();
        final String sha256 = installed.sha256(w);
        final Preprocessing p = w.preprocessing();
        line("name", w.name());
        line("architecture", w.architecture() + ", " + w.classes() + " classes");
        line("published by", w.library() + ", " + w.page());
        line(
                "licence",
                w.licence() == null ? "not stated by its library; see the page before you publish" : w.licence());
        line("file", w.url() + ", " + w.sizeText());
        line("check", sha256 == null ? w.verification() : "verified by its SHA-256 " + sha256);
        line(
                "input",
                p.size() + " x " + p.size() + " pixels, " + p.input().order() + ", resampled "
                        + p.interpolation().name().toLowerCase(Locale.ROOT) + ", mean "
                        + Arrays.toString(p.input().mean()) + ", std "
                        + Arrays.toString(p.input().std()) + " of values 0 to 1");
        line("ImageNet", w.top1() == null ? "top-1 not known" : "top-1 " + w.top1() + " %, says its library");
        line(
                "installed",
                installed.names().contains(name)
                        ? installed.folder(name) + String.format(Locale.ROOT, ", %.1f MB", installed.bytes(name) / 1e6)
                        : "no");
        return 0;
    }

    private void line(final String what, final String text) {
        final PrintWriter out = spec.commandLine().getOut();
        out.println(String.format("%-13s %s", what, text));
    }
}
