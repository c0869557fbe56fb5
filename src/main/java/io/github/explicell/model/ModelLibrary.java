package io.github.explicell.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds model folders by path or name, and says where it looked. */
public final class ModelLibrary {

    private final List<Path> roots;

    /** @param roots folders that hold model folders, the first one first; they need not exist */
    public ModelLibrary(final List<Path> roots) {
        this.roots = roots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    /**
     * @return the names of the models in the library's folders, sorted
     * @throws IOException if a folder cannot be read
     */
    public List<String> names() throws IOException {
        final TreeSet<String> names = new TreeSet<>();
        for (final Path root : roots.stream().filter(Files::isDirectory).toList())
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(ModelLibrary::isModel)
                        .forEach(folder -> names.add(folder.getFileName().toString()));
            }
        return List.copyOf(names);
    }

    /**
     * Finds a model's folder.
     *
     * @param model a folder's path, from the working directory or from a folder beside the library's, such as
     *     {@code models/phantom-cells}; or one of {@link #names()}
     * @return the folder, which holds a model
     * @throws IOException with the folders and the names that are there, if there is no such model
     */
    public Path find(final String model) throws IOException {
        if (model == null || model.isBlank())
            throw new IOException("No model is given: name a model folder or a model in " + known() + ".");
        return candidates(model.strip()).stream()
                .filter(ModelLibrary::isModel)
                .findFirst()
                .orElseThrow(() -> missing(model));
    }

    private List<Path> candidates(final String model) throws IOException {
        final List<Path> candidates = new ArrayList<>();
        try {
            candidates.add(Path.of(model));
            for (final Path root : roots) {
                candidates.add(root.resolve(model));
                Optional.ofNullable(root.getParent()).ifPresent(parent -> candidates.add(parent.resolve(model)));
            }
        } catch (final InvalidPathException e) {
            throw new IOException("The model " + model + " is neither a path nor a name: " + e.getReason() + ".", e);
        }
        return candidates;
    }

    private IOException missing(final String model) {
        try {
            return new IOException("There is no model folder " + model + " (a folder with a " + ModelFolder.DESCRIPTION
                    + "), and no model of that name in " + known() + ".");
        } catch (final IOException e) {
            return e;
        }
    }

    private String known() throws IOException {
        final List<String> names = names();
        return String.join(" or ", roots.stream().map(Path::toString).toList())
                + (names.isEmpty() ? ", where there is none" : ", where there are " + String.join(", ", names));
    }

    private static boolean isModel(final Path folder) {
        return Files.isRegularFile(folder.resolve(ModelFolder.DESCRIPTION));
    }
}
