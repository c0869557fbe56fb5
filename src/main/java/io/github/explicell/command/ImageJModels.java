package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.ModelLibrary;
import io.github.explicell.model.library.InstalledModels;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where ImageJ's commands look for models: where they install them, in the folder {@code models} of ImageJ, in that of
 * the command line, and in that of the project.
 */
final class ImageJModels {

    private ImageJModels() {}

    /** @return the library, by name */
    static ModelLibrary library() {
        final List<Path> roots = new ArrayList<>();
        roots.add(installed("").root());
        final String imagej = IJ.getDirectory("imagej");
        if (imagej != null) {
            roots.add(Path.of(imagej, "models", "explicell"));
            roots.add(Path.of(imagej, "models"));
        }
        roots.add(InstalledModels.standard(null).root());
        roots.add(Path.of("models"));
        return new ModelLibrary(roots);
    }

    /**
     * @param name a model folder, or the name of a model of the library
     * @return the model, read and checked
     * @throws IOException with one sentence, if there is none or it is broken
     */
    static ModelFolder read(final String name) throws IOException {
        return ModelFolder.read(library().find(name.strip()));
    }

    /** @return for a dialog: the names of the models */
    static String found() {
        try {
            final List<String> names = library().names();
            return names.isEmpty() ? "No model is installed." : "Models: " + String.join(", ", names) + ".";
        } catch (final IOException e) {
            return e.getMessage();
        }
    }

    /**
     * @param folder that a user chose, or blank: the one that the environment variable EXPLICELL_MODELS names, else
     *     models/explicell in ImageJ's folder, else, where ImageJ has none, {@code .explicell/models} in the user's home
     * @return the installed models
     * @throws IllegalArgumentException if the folder cannot be one
     */
    static InstalledModels installed(final String folder) {
        final String variable = System.getenv(InstalledModels.VARIABLE);
        final String imagej = IJ.getDirectory("imagej");
        try {
            if (!folder.isBlank()) return new InstalledModels(Path.of(folder.strip()));
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException("models_folder is no path: " + e.getMessage(), e);
        }
        if ((variable == null || variable.isBlank()) && imagej != null)
            return new InstalledModels(Path.of(imagej, "models", "explicell"));
        return InstalledModels.standard(variable);
    }
}
