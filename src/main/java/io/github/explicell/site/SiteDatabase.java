package io.github.explicell.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an update site has and had: the content of its {@code db.xml.gz}.
 *
 * @param plugins name without version to what is known of the file
 */
record SiteDatabase(Map<String, Plugin> plugins) {

    /**
     * A file of the site, whatever its version.
     *
     * @param filename with the version it has, or had last
     * @param platforms that get it; none: all
     * @param current the version that is offered; empty: the file is obsolete
     * @param previous versions that were offered, the newest last
     */
    record Plugin(String filename, List<String> platforms, Optional<Version> current, List<Previous> previous) {}

    /**
     * A version that is offered.
     *
     * @param timestamp local time as a number
     * @param checksum SHA-1 as the updater computes it
     * @param filesize bytes
     * @param description for people
     * @param dependencies names without versions
     */
    record Version(long timestamp, String checksum, long filesize, String description, List<String> dependencies) {}

    /**
     * A version that is offered no more.
     *
     * @param timestamp local time as a number
     * @param obsolete when it was replaced
     * @param checksum SHA-1
     * @param filename that it had
     */
    record Previous(long timestamp, long obsolete, String checksum, String filename) {}

    /** Sorts, so that the same content is the same file. */
    SiteDatabase {
        plugins = new TreeMap<>(plugins);
    }

    /** A site without files. */
    static SiteDatabase empty() {
        return new SiteDatabase(Map.of());
    }

    /**
     * Offers a version of a file; one with another checksum becomes a previous one.
     *
     * @param file what is offered
     * @param version of it
     * @param now when
     */
    void offer(final ShippedFile file, final Version version, final long now) {
        final Plugin known = plugins.get(file.key());
        plugins.put(
                file.key(),
                new Plugin(
                        file.path(), file.platforms(), Optional.of(version), retired(known, version.checksum(), now)));
    }

    /** Offers a file no more; those who have it are told that it is obsolete. */
    void withdraw(final String key, final long now) {
        final Plugin known = plugins.get(key);
        plugins.put(key, new Plugin(known.filename(), known.platforms(), Optional.empty(), retired(known, "", now)));
    }

    /** The previous versions, with the current one unless it stays; a version that comes back is current again. */
    private static List<Previous> retired(final Plugin known, final String staying, final long now) {
        if (known == null) return List.of();
        final List<Previous> previous = new ArrayList<>(known.previous());
        known.current()
                .filter(version -> !version.checksum().equals(staying))
                .ifPresent(version ->
                        previous.add(new Previous(version.timestamp(), now, version.checksum(), known.filename())));
        previous.removeIf(version -> version.checksum().equals(staying));
        return previous;
    }
}
