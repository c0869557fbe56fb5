package io.github.explicell.cli;

import io.github.explicell.model.library.Download;
import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.PublishedWeights;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads published weights after the user agreed. */
@Command(
        name = "download",
        description = {
            "Download published weights and install them as a model.",
            "",
            "Asks first. Of a download that broke off or that Ctrl-C ended, what had arrived is kept in the folder of"
                    + " installed models (.part-.download-NAME) if its SHA-256 is known: the same command goes on from"
                    + " there, 'models remove NAME' deletes it. Proxy: EXPLICELL_JAVA_OPTS="
                    + "'-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'."
        })
final class DownloadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "One of those that 'models list' names.")
    private String name;

    @Option(names = "--yes", description = "Download without asking.")
    private boolean yes;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The classes' names, one a line (default: class 0 and so on).")
    private Path labels;

    @Mixin
    private LibraryOptions library;

    @Override
    public Integer call() throws IOException {
        final PublishedWeights weights = library.catalogue().get(name);
        final InstalledModels installed = library.installed();
        if (!yes && !agreed(weights, installed)) {
            spec.commandLine().getOut().println("Nothing was downloaded.");
            return 0;
        }
        final List<String> classes = LibraryOptions.lines(labels);
        try (Interruption interruption = new Interruption()) {
            return install(weights, installed, classes, interruption);
        }
    }

    private int install(
            final PublishedWeights weights,
            final InstalledModels installed,
            final List<String> classes,
            final Interruption interruption)
            throws IOException {
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), name + ": bytes")) {
            final Download.Listener listener = Download.Listener.of(progress::report, interruption::isRequested);
            installed.install(weights, classes, new Download(Download.PATIENCE, listener));
        } catch (final CancellationException e) {
            // NB: after Ctrl-C Main says nothing of what fails
            spec.commandLine().getErr().println("explicell: " + Sentence.of(e));
            return Main.FAILED;
        }
        spec.commandLine()
                .getOut()
                .println("Installed in " + installed.folder(name) + "; SHA-256 of the download: "
                        + installed.sha256(weights) + ".");
        return 0;
    }

    private boolean agreed(final PublishedWeights weights, final InstalledModels installed) {
        final Console console = System.console();
        final String what = weights.offer() + ", into " + installed.root();
        if (console == null)
            throw new IllegalStateException(
                    "nothing was downloaded, since nobody could be asked: say --yes to download " + what);
        return console.readLine("Download %s? [y/N] ", what).strip().matches("(?i)y(es)?");
    }
}
