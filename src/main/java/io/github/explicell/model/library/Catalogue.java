package io.github.explicell.model.library;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.explicell.model.Preprocessing;
import io.github.explicell.network.architecture.Architectures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The published weights that are known, read from a {@code library.json}. */
public final class Catalogue {

    private static final String OWN = "/io/github/explicell/models/library.json";
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .create();

    private final List<PublishedWeights> all;

    private Catalogue(final List<PublishedWeights> all) {
        this.all = all;
    }

    /** @return the weights that this program knows, for the architectures that it has */
    public static Catalogue own() {
        try (InputStream in = Catalogue.class.getResourceAsStream(OWN)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "library.json");
        } catch (final IOException e) {
            throw new IllegalStateException("library.json in the program is broken: " + e.getMessage(), e);
        }
    }

    /**
     * @param file another library, such as a laboratory's own
     * @return its weights, for the architectures that there are
     * @throws IOException with one sentence, if the file cannot be read or is malformed
     */
    public static Catalogue read(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("there is no file " + file);
        return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    }

    private static Catalogue parse(final String json, final String file) throws IOException {
        final PublishedWeights[] entries;
        try {
            entries = GSON.fromJson(json, PublishedWeights[].class);
        } catch (final JsonParseException e) {
            throw new IOException(file + " is not the expected JSON: " + e.getMessage(), e);
        } catch (final RuntimeException e) {
            // gson wraps what a record's constructor throws
            Throwable cause = e;
            while (cause.getCause() != null) cause = cause.getCause();
            throw new IOException(file + ": " + cause.getMessage(), e);
        }
        if (entries == null || Arrays.stream(entries).anyMatch(Objects::isNull))
            throw new IOException(file + " has an empty entry");
        final Set<String> names = new HashSet<>();
        for (final PublishedWeights w : entries)
            if (!names.add(w.name())) throw new IOException(file + " names " + w.name() + " twice");
        return new Catalogue(Arrays.stream(entries)
                .filter(w -> Architectures.names().contains(w.architecture()))
                .toList());
    }

    /** @return all of them, in the library's order */
    public List<PublishedWeights> all() {
        return all;
    }

    /**
     * @param name a weight set's
     * @return it
     * @throws IOException with the names there are, if there is none
     */
    public PublishedWeights get(final String name) throws IOException {
        return all.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IOException("there are no published weights named " + name + "; there are " + names()));
    }

    private String names() {
        return all.stream().map(PublishedWeights::name).collect(Collectors.joining(", "));
    }

    /** A name that is neither published nor installed. */
    IOException missing(final String name, final InstalledModels installed) throws IOException {
        return new IOException("there is no model named " + name + "; published are " + names()
                + (installed.names().isEmpty()
                        ? "; none is installed in " + installed.root()
                        : "; installed in " + installed.root() + " are " + String.join(", ", installed.names())));
    }

    /**
     * @param sha256 of a file
     * @return the published weights which that file is, as far as their SHA-256 is known
     */
    public Optional<PublishedWeights> identify(final String sha256) {
        return all.stream()
                .filter(w -> w.sha256() != null
                        ? w.sha256().equals(sha256)
                        : w.sha256Start() != null && sha256.startsWith(w.sha256Start()))
                .findFirst();
    }

    /**
     * @param architecture an architecture's name
     * @return what its published weights expect of an image; without any, what is usual
     */
    public Preprocessing preprocessing(final String architecture) {
        return all.stream()
                .filter(w -> w.architecture().equals(architecture))
                .map(PublishedWeights::preprocessing)
                .findFirst()
                .orElseGet(() -> Preprocessing.usual(architecture));
    }
}
