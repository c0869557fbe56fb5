package io.github.explicell.cli;

import io.github.explicell.model.library.Catalogue;
import io.github.explicell.model.library.InstalledModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where installed models lie and which published weights there are. */
final class LibraryOptions {

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder of installed models (default: the environment variable EXPLICELL_MODELS, else"
                    + " ~/.explicell/models).")
    private Path models;

    @Option(
            names = "--library",
            paramLabel = "FILE",
            description = "A library.json of other published weights (default: Explicell's own).")
    private Path library;

    InstalledModels installed() {
        return models == null
                ? InstalledModels.standard(System.getenv(InstalledModels.VARIABLE))
                : new InstalledModels(models);
    }

    Catalogue catalogue() throws IOException {
        return library == null ? Catalogue.own() : Catalogue.read(library);
    }

    /** The lines of a file of labels; none without a file. */
    static List<String> lines(final Path file) throws IOException {
        return file == null
                ? List.of()
                : Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }
}
