package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.model.ModelLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where ImageJ's commands look for models: in the folders models/explicell and models of ImageJ and of the project. */
final class ImageJModels {

    private ImageJModels() {}

    /** @return the library, by name */
    static ModelLibrary library() {
        final List<Path> roots = new ArrayList<>();
        final String imagej = IJ.getDirectory("imagej");
        if (imagej != null) {
            roots.add(Path.of(imagej, "models", "explicell"));
            roots.add(Path.of(imagej, "models"));
        }
        roots.add(Path.of("models").toAbsolutePath());
        return new ModelLibrary(roots);
    }
}
