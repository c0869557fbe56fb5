package io.github.explicell.model.library;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.ModelImport;
import io.github.explicell.model.ModelLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of installed models: one model folder for each, and the whole SHA-256 of each download in hashes.json. */
public final class InstalledModels {

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "EXPLICELL_MODELS";

    private static final String HASHES = "hashes.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path root;

    /** @param root the folder; it need not exist */
    public InstalledModels(final Path root) {
        this.root = root;
    }

    /**
     * @param chosen the value of EXPLICELL_MODELS, or null
     * @return that folder, else {@code .explicell/models} in the user's home
     */
    public static InstalledModels standard(final String chosen) {
        return new InstalledModels(
                chosen != null && !chosen.isBlank()
                        ? Path.of(chosen)
                        : Path.of(System.getProperty("user.home"), ".explicell", "models"));
    }

    /** @return the folder */
    public Path root() {
        return root;
    }

    /**
     * @return the names of the installed models, sorted
     * @throws IOException if the folder cannot be read
     */
    public List<String> names() throws IOException {
        return new ModelLibrary(List.of(root)).names();
    }

    /**
     * @param name the model's name, a single folder's
     * @return where a model lies if it is installed
     */
    public Path folder(final String name) {
        return root.resolve(name);
    }

    /**
     * @param name of an installed model
     * @return bytes that an installed model takes
     * @throws IOException if its folder cannot be read
     */
    public long bytes(final String name) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder(name))) {
            for (final Path file : files.toList()) bytes += Files.size(file);
        }
        return bytes;
    }

    /**
     * @param name of a new model
     * @return the same
     * @throws IllegalArgumentException if it leads out of the folder, is hidden there, or cannot be a folder's
     */
    public static String checkName(final String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]*"))
            throw new IllegalArgumentException("the model's name " + name
                    + " must begin with a letter or digit, and be of letters, digits, blanks, dots, dashes and"
                    + " underscores");
        return name;
    }

    /**
     * @param name the model's name
     * @return bytes of a download that has not come to its end yet; 0 if there is none
     * @throws IOException if what is there cannot be read
     */
    public long unfinished(final String name) throws IOException {
        final Path part = Download.part(file(name));
        return Files.isRegularFile(part) ? Files.size(part) : 0;
    }

    /**
     * @param weights a published set
     * @return the whole SHA-256 of its file: published, or recorded when it was first downloaded; null if not known
     * @throws IOException if hashes.json cannot be read
     */
    public String sha256(final PublishedWeights weights) throws IOException {
        return weights.sha256() != null ? weights.sha256() : hashes().get(weights.name());
    }

    /**
     * Downloads published weights and makes a model folder of them, with the published head. The user has agreed.
     *
     * @param weights which
     * @param labels the classes' names; empty: {@code class 0} and so on
     * @param download does it
     * @return the model's description
     * @throws IOException with one sentence; nothing is installed then, and what was there remains
     */
    public ModelDescription install(final PublishedWeights weights, final List<String> labels, final Download download)
            throws IOException {
        final Path folder = folder(weights.name());
        ModelFolder.checkReplaceable(folder);
        final String known = sha256(weights);
        final Path file = file(weights.name());
        final String sha256 = download.fetch(
                new Download.Wanted(
                        weights.uri(), weights.approximateBytes(), known == null ? weights.sha256Start() : known),
                file);
        try {
            final ModelDescription installed = new ModelImport(
                            weights.name(),
                            weights.architecture(),
                            weights.preprocessing(),
                            List.of(),
                            labels,
                            weights.licence(),
                            weights.library() + ", " + weights.url())
                    .run(file, folder);
            record(weights.name(), sha256);
            return installed;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Removes an installed model, and what there is of an unfinished download of it.
     *
     * @param name one of {@link #names()}, or of an unfinished download
     * @throws IOException with one sentence, if there is neither or the model's folder holds something else, too
     */
    public void remove(final String name) throws IOException {
        final boolean installed = names().contains(name);
        if (!installed && !(PublishedWeights.isName(name) && unfinished(name) > 0))
            throw new IOException("no model named " + name + " is installed in " + root
                    + (names().isEmpty() ? "" : ", only " + String.join(", ", names())));
        if (installed) {
            ModelFolder.checkReplaceable(folder(name));
            Folders.delete(folder(name));
        }
        Files.deleteIfExists(Download.part(file(name)));
        Files.deleteIfExists(file(name));
    }

    private Path file(final String name) {
        return root.resolve(".download-" + name);
    }

    private Map<String, String> hashes() throws IOException {
        final Path file = root.resolve(HASHES);
        if (!Files.exists(file)) return Map.of();
        try {
            final Map<String, String> hashes =
                    GSON.fromJson(Files.readString(file), new TypeToken<Map<String, String>>() {}.getType());
            return hashes == null ? Map.of() : hashes;
        } catch (final JsonParseException e) {
            throw new IOException(file + " is not the expected JSON; delete it", e);
        }
    }

    private void record(final String name, final String sha256) throws IOException {
        final Map<String, String> hashes = new TreeMap<>(hashes());
        hashes.put(name, sha256);
        WholeFile.write(
                root.resolve(HASHES), out -> out.write((GSON.toJson(hashes) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
