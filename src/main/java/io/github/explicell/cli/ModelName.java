package io.github.explicell.cli;

import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.ModelLibrary;
import io.github.explicell.model.library.InstalledModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A model as a user names it: a folder's path, or a name in the folder of installed models or in a folder {@code models}
 * of the working directory or of the project.
 *
 * @param text not blank
 */
record ModelName(String text) {

    /** Set by the launcher: the project's folder. */
    private static final String HOME = "explicell.home";

    /** @throws IllegalArgumentException if the text is blank */
    ModelName {
        if (text.isBlank()) throw new IllegalArgumentException("a model's folder or name must not be empty");
    }

    /** @return the project's folder; without the launcher the working directory */
    static Path home() {
        return Path.of(System.getProperty(HOME, ""));
    }

    /**
     * @return the model
     * @throws IOException with one sentence, if there is none or its folder is broken
     */
    ModelFolder read() throws IOException {
        final List<Path> roots = List.of(
                InstalledModels.standard(System.getenv(InstalledModels.VARIABLE))
                        .root(),
                Path.of("models"),
                home().resolve("models"));
        return ModelFolder.read(new ModelLibrary(roots).find(text));
    }
}
