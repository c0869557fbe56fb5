package io.github.explicell.cli;

import io.github.explicell.model.library.Download;
import io.github.explicell.model.library.InstalledModels;
import io.github.explicell.model.library.PublishedWeights;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
            "Asks first. A download that broke off goes on where it was. Proxy: EXPLICELL_JAVA_OPTS="
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
        try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr(), name + ": bytes")) {
            installed.install(
                    weights, LibraryOptions.lines(labels), new Download(Download.PATIENCE, listener(progress)));
        }
        spec.commandLine()
                .getOut()
                .println("Installed in " + installed.folder(name) + "; SHA-256 of the download: "
                        + installed.sha256(weights) + ".");
        return 0;
    }

    private static Download.Listener listener(final ConsoleProgress progress) {
        return new Download.Listener() {

            @Override
            public void progress(final long done, final long total) {
                if (total >= 0) progress.report(done, total);
            }

            @Override
            public boolean isCanceled() {
                return progress.isCanceled();
            }
        };
    }

    private boolean agreed(final PublishedWeights weights, final InstalledModels installed) {
        final Console console = System.console();
        final String what = name + " (" + weights.sizeText() + ") from "
                + weights.uri().getHost() + " into " + installed.root() + ", " + weights.verification();
        if (console == null)
            throw new IllegalStateException(
                    "nothing was downloaded, since nobody could be asked: say --yes to download " + what);
        return console.readLine("Download %s? [y/N] ", what).strip().matches("(?i)y(es)?");
    }
}
