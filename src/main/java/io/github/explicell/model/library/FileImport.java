package io.github.explicell.model.library;

import io.github.explicell.files.Hashes;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelImport;
import io.github.explicell.model.Preprocessing;
import io.github.explicell.model.export.PackageImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes a model folder of a file that the user has. What the user does not say comes from the library of models, if the
 * file is known there by its SHA-256.
 *
 * @param architecture an architecture's name; null for a file that the library knows, and for what this project exported
 * @param classes names of the classes of a new head; empty: the published head is kept
 * @param labels names of the kept head's classes; empty: {@code class 0} and so on
 * @param size height and width of the input in pixels, or null: as published
 * @param name the model's, or null: its folder's
 * @param licence of the weights, or null: the library's
 * @param origin where the weights come from, or null: the library's
 */
public record FileImport(
        String architecture,
        List<String> classes,
        List<String> labels,
        Integer size,
        String name,
        String licence,
        String origin) {

    /**
     * Copies the lists.
     *
     * @param architecture an architecture's name; null for a file that the library knows, and for what this project
     *     exported
     * @param classes names of the classes of a new head; empty: the published head is kept
     * @param labels names of the kept head's classes; empty: {@code class 0} and so on
     * @param size height and width of the input in pixels, or null: as published
     * @param name the model's, or null: its folder's
     * @param licence of the weights, or null: the library's
     * @param origin where the weights come from, or null: the library's
     */
    public FileImport {
        classes = List.copyOf(classes);
        labels = List.copyOf(labels);
    }

    /**
     * @param file any file
     * @return whether it needs no architecture: this project exported it, or the library of models knows it
     * @throws IOException if it cannot be read
     */
    public static boolean saysWhatItIs(final Path file) throws IOException {
        return PackageImport.isPackage(file)
                || Catalogue.own().identify(Hashes.sha256(file)).isPresent();
    }

    /**
     * @param file safetensors, what {@code torch.save} wrote, or a package of this project
     * @param folder where to; an older model folder is replaced
     * @return the description
     * @throws IOException with one sentence, if the file cannot be read or does not fit, or the folder not be written
     * @throws IllegalArgumentException if the architecture is missing or there is none of that name
     */
    public ModelDescription run(final Path file, final Path folder) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        if (architecture == null && PackageImport.isPackage(file)) return PackageImport.run(file, folder);
        final Catalogue catalogue = Catalogue.own();
        final Optional<PublishedWeights> known = catalogue
                .identify(Hashes.sha256(file))
                .filter(w -> architecture == null || w.architecture().equals(architecture));
        final String network = known.map(PublishedWeights::architecture).orElse(architecture);
        if (network == null)
            throw new IllegalArgumentException("the architecture is missing: " + file
                    + " does not say what it is, and the library of models does" + " not know it");
        final Preprocessing published =
                known.map(PublishedWeights::preprocessing).orElseGet(() -> catalogue.preprocessing(network));
        return new ModelImport(
                        name != null
                                ? name
                                : folder.toAbsolutePath()
                                        .normalize()
                                        .getFileName()
                                        .toString(),
                        network,
                        size == null ? published : published.at(size),
                        classes,
                        labels,
                        licence != null
                                ? licence
                                : known.map(PublishedWeights::licence).orElse(null),
                        origin != null
                                ? origin
                                : known.map(w -> w.library() + ", " + w.url()).orElse(null))
                .run(file, folder);
    }
}
