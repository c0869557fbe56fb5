package io.github.explicell.site;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Explicell in a Fiji's folder, put there by hand: the same files that the update site brings. What was put there is
 * recorded in {@value #RECORD}, files with their checksums and, with a slash at the end, folders that had to be made, so
 * that an upgrade or a removal leaves nothing behind and touches nothing else.
 */
public final class Installation {

    /** Path in Fiji's folder. */
    static final String RECORD = "licenses/explicell/installed.json";

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
    /** What the engine unpacks beside what was shipped. */
    private static final String UNPACKED = "libtorch-[0-9.]+-cpu";

    private final Path fiji;

    /**
     * @param fiji the folder of a Fiji or ImageJ, which has a folder {@code jars} or {@code plugins}
     * @throws IOException if it is none
     */
    public Installation(final Path fiji) throws IOException {
        if (!Files.isDirectory(fiji.resolve("jars")) && !Files.isDirectory(fiji.resolve("plugins")))
            throw new IOException(
                    fiji + " is no Fiji: it has neither a folder jars nor a folder plugins; name the folder"
                            + " that Fiji was unpacked into, such as Fiji or Fiji.app");
        this.fiji = fiji;
    }

    /**
     * What makes it doubtful that ImageJ's menu will have the commands.
     *
     * @return sentences, often none
     * @throws IOException if the folder cannot be read
     */
    public List<String> doubts() throws IOException {
        if (!has("scijava-common"))
            return List.of(
                    "There is no scijava-common in " + fiji.resolve("jars") + ": this is no Fiji, perhaps a plain"
                            + " ImageJ, and the commands will not appear in its menu. Get a Fiji and install into that.");
        if (has("slf4j-api-1."))
            return List.of(
                    fiji + " looks like a Fiji on Java 8 (it has slf4j 1): Explicell needs one on Java 17 or newer,"
                            + " which Fiji-Latest is.");
        return List.of();
    }

    private boolean has(final String beginning) throws IOException {
        final Path jars = fiji.resolve("jars");
        if (!Files.isDirectory(jars)) return false;
        try (Stream<Path> list = Files.list(jars)) {
            return list.anyMatch(jar -> jar.getFileName().toString().startsWith(beginning));
        }
    }

    /**
     * Installs or upgrades.
     *
     * @param files all that there is to install
     * @param dry whether only to say what would be done
     * @param listener told what is done, one line each
     * @throws IOException if a file is in the way that was changed or came from elsewhere, or cannot be written
     */
    public void install(final List<ShippedFile> files, final boolean dry, final Consumer<String> listener)
            throws IOException {
        final Map<String, String> before = record();
        final Map<String, String> after = new TreeMap<>();
        for (final ShippedFile file : files) {
            after.put(file.path(), UpdaterRules.checksum(file.path(), file.file()));
            checkFree(file, before, after.get(file.path()));
        }
        final Set<String> made = new TreeSet<>();
        for (final String path : before.keySet()) if (path.endsWith("/")) made.add(path);
        for (final ShippedFile file : files) {
            final Path target = fiji.resolve(file.path());
            noteMissing(target.getParent(), made);
            final boolean same = Files.isRegularFile(target)
                    && UpdaterRules.checksum(file.path(), target).equals(after.get(file.path()));
            if (same) continue;
            listener.accept((Files.exists(target) ? "update " : "install ") + file.path());
            if (!dry) WholeFile.write(target, out -> Files.copy(file.file(), out));
        }
        noteMissing(fiji.resolve(RECORD).getParent(), made);
        made.forEach(folder -> after.put(folder, ""));
        final Set<String> obsolete = new LinkedHashSet<>(before.keySet());
        obsolete.removeAll(after.keySet());
        remove(obsolete, before, dry, listener);
        if (!dry)
            WholeFile.write(
                    fiji.resolve(RECORD),
                    out -> out.write((GSON.toJson(after) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Removes what was installed; files that were changed since then stay, and so do models and images of the user's.
     *
     * @param dry whether only to say what would be done
     * @param listener told what is done, one line each
     * @throws IOException if nothing was installed by hand, or a file cannot be deleted
     */
    public void uninstall(final boolean dry, final Consumer<String> listener) throws IOException {
        final Map<String, String> before = record();
        if (before.isEmpty())
            throw new IOException("nothing was installed by hand in " + fiji
                    + "; what came from an update site is removed in Help > Update... > Manage update sites");
        remove(before.keySet(), before, dry, listener);
        if (dry) return;
        Files.delete(fiji.resolve(RECORD));
        removeEmpty(fiji.resolve(RECORD).getParent(), before.keySet());
    }

    // -- Helper methods --

    private Map<String, String> record() throws IOException {
        final Path file = fiji.resolve(RECORD);
        if (!Files.isRegularFile(file)) return Map.of();
        try {
            final Map<String, String> record =
                    GSON.fromJson(Files.readString(file), new TypeToken<Map<String, String>>() {}.getType());
            for (final String path : record.keySet())
                if (path.contains("..") || !UpdaterRules.isShipped(path))
                    throw new IOException(
                            file + " names " + path + ", which Explicell does not install; delete the file");
            return record;
        } catch (final JsonParseException | NullPointerException e) {
            throw new IOException(file + " is not the expected JSON; delete it and install again", e);
        }
    }

    /** A file under the same name in any version, that is not ours, is another's: Fiji's or another update site's. */
    private void checkFree(final ShippedFile file, final Map<String, String> before, final String checksum)
            throws IOException {
        final Path folder = fiji.resolve(file.path()).getParent();
        if (!Files.isDirectory(folder)) return;
        final List<Path> present;
        try (Stream<Path> list = Files.list(folder)) {
            present = list.filter(Files::isRegularFile).toList();
        }
        for (final Path other : present) {
            final String path = fiji.relativize(other).toString().replace('\\', '/');
            if (!UpdaterRules.key(path).equals(file.key())) continue;
            final String content = UpdaterRules.checksum(path, other);
            if (!content.equals(before.get(path)) && !content.equals(checksum))
                throw new IOException(other + (before.containsKey(path) ? " was changed" : " was not installed by hand")
                        + ": delete it first, or remove what it came with (Help > Update...)");
        }
    }

    private void remove(
            final Set<String> paths,
            final Map<String, String> before,
            final boolean dry,
            final Consumer<String> listener)
            throws IOException {
        final List<Path> folders = new ArrayList<>();
        for (final String path : paths) {
            final Path file = fiji.resolve(path);
            if (!Files.isRegularFile(file)) continue;
            if (!UpdaterRules.checksum(path, file).equals(before.get(path))) {
                listener.accept("keep " + path + ", which was changed");
                continue;
            }
            listener.accept("remove " + path);
            folders.add(file.getParent());
            if (dry) continue;
            Files.delete(file);
            final String unpacked = file.getFileName().toString().replaceFirst("\\.zip$", "");
            if (unpacked.matches(UNPACKED)) Folders.delete(file.resolveSibling(unpacked));
        }
        if (!dry) for (final Path folder : folders) removeEmpty(folder, before.keySet());
    }

    /** Adds the folders above a file to be that are not there yet: what makes them has to remove them, too. */
    private void noteMissing(final Path folder, final Set<String> made) {
        for (Path f = folder; !f.equals(fiji) && !Files.exists(f); f = f.getParent()) made.add(name(f));
    }

    /** Folders that hold nothing any more, if they are ours or were made by installing; those of a Fiji stay. */
    private void removeEmpty(final Path folder, final Set<String> made) throws IOException {
        for (Path f = folder; !f.equals(fiji) && (isOurs(f) || made.contains(name(f))); f = f.getParent())
            try {
                Files.deleteIfExists(f);
            } catch (final DirectoryNotEmptyException e) {
                return;
            }
    }

    private boolean isOurs(final Path path) {
        return name(path).toLowerCase(Locale.ROOT).contains("explicell");
    }

    /** A folder as the record names it. */
    private String name(final Path folder) {
        return fiji.relativize(folder).toString().replace('\\', '/') + "/";
    }
}
