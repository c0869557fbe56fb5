package io.github.explicell.site;

import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFile;
import io.github.explicell.site.SiteDatabase.Plugin;
import io.github.explicell.site.SiteDatabase.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A folder that Fiji's updater can read as an update site when it is on a web server: {@code db.xml.gz}, and each
 * version of each file as {@code PATH-TIMESTAMP}. What an earlier build put there stays, so that users can go back.
 */
public final class UpdateSite {

    private final Path folder;
    private final Manifest manifest;

    /**
     * @param folder of the site; it need not exist
     * @param manifest for link and author
     */
    public UpdateSite(final Path folder, final Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Adds files to the site. The database is replaced last, so that a visitor finds the old site or the new one; the old
     * database stays as {@code db.xml.gz.old}.
     *
     * @param files all that the site offers; what it offered before and is not among them becomes obsolete
     * @param now when
     * @param listener told what is new, changed or obsolete, one line each
     * @throws IOException naming what cannot be read or written
     */
    public void publish(final List<ShippedFile> files, final Instant now, final Consumer<String> listener)
            throws IOException {
        Folders.make(folder);
        final Path file = folder.resolve(DatabaseFile.NAME);
        final SiteDatabase database = DatabaseFile.read(file);
        final long time = UpdaterRules.timestamp(now);
        final Set<String> offered = new HashSet<>();
        for (final ShippedFile shipped : files) {
            offered.add(shipped.key());
            offer(shipped, database, time, listener);
        }
        for (final String key : List.copyOf(database.plugins().keySet()))
            if (!offered.contains(key) && database.plugins().get(key).current().isPresent()) {
                database.withdraw(key, time);
                listener.accept("obsolete: " + key);
            }
        if (Files.exists(file))
            Files.copy(file, folder.resolve(DatabaseFile.NAME + ".old"), StandardCopyOption.REPLACE_EXISTING);
        DatabaseFile.write(file, database, manifest);
    }

    private void offer(
            final ShippedFile shipped, final SiteDatabase database, final long time, final Consumer<String> listener)
            throws IOException {
        final String checksum = UpdaterRules.checksum(shipped.path(), shipped.file());
        final Optional<Version> known =
                Optional.ofNullable(database.plugins().get(shipped.key())).flatMap(Plugin::current);
        final boolean same = known.isPresent() && known.get().checksum().equals(checksum);
        final long timestamp = same
                ? known.get().timestamp()
                : Math.max(time, known.map(version -> version.timestamp() + 1).orElse(0L));
        final Version version = new Version(
                timestamp, checksum, Files.size(shipped.file()), shipped.description(), shipped.dependencies());
        final Path copy = folder.resolve(shipped.path() + "-" + timestamp);
        if (!same || !Files.isRegularFile(copy)) {
            WholeFile.write(copy, out -> Files.copy(shipped.file(), out));
            listener.accept((known.isPresent() ? "changed: " : "new: ") + shipped.path());
        }
        database.offer(shipped, version, time);
    }

    /** @return the paths that the site offers, and where their present content is; as a visitor would find them */
    List<ShippedFile> offered() throws IOException {
        final List<ShippedFile> files = new ArrayList<>();
        for (final Plugin plugin :
                DatabaseFile.read(folder.resolve(DatabaseFile.NAME)).plugins().values())
            plugin.current()
                    .ifPresent(version -> files.add(new ShippedFile(
                            plugin.filename(),
                            folder.resolve(plugin.filename() + "-" + version.timestamp()),
                            version.description(),
                            version.dependencies())));
        return files;
    }
}
