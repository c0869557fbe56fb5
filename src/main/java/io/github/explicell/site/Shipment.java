package io.github.explicell.site;

import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Gathers the files that a manifest declares: from the project, from the local Maven repository, and out of its jars. */
public final class Shipment {

    /** NB: a zip that says when it was packed would be another file each time. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String LIBTORCH = "ai.djl.pytorch:pytorch-native-cpu:%s:%s";

    private final Manifest manifest;
    private final Path project;
    private final MavenFiles maven;
    private final Path work;
    private final String libtorch;
    private final String jni;

    /**
     * @param manifest what is shipped
     * @param project the project's folder
     * @param maven where jars are
     * @param work for what is packed on the way, such as target/natives
     * @param properties of the project: libtorch.version and djl.version
     */
    public Shipment(
            final Manifest manifest,
            final Path project,
            final MavenFiles maven,
            final Path work,
            final Map<String, String> properties) {
        this.manifest = manifest;
        this.project = project;
        this.maven = maven;
        this.work = work;
        this.libtorch = properties.get("libtorch.version");
        this.jni = "ai.djl.pytorch:pytorch-jni:" + libtorch + "-" + properties.get("djl.version");
    }

    /**
     * @param platforms Fiji's names of those wanted
     * @return the coordinates of the jars that the local Maven repository lacks
     */
    public List<String> missing(final List<String> platforms) {
        final TreeSet<String> wanted = new TreeSet<>();
        for (final Manifest.Entry entry : manifest.files()) {
            if (entry.maven() != null) wanted.add(entry.maven());
            if (entry.libtorch() != null) platforms.forEach(platform -> wanted.add(nativeJar(platform)));
            if (entry.libtorch() != null || entry.driver() != null) wanted.add(jni);
        }
        return wanted.stream()
                .filter(artifact -> !Files.isRegularFile(maven.path(artifact)))
                .toList();
    }

    /**
     * @param platforms Fiji's names of those wanted
     * @return the files, each path once
     * @throws IOException naming what is missing or cannot be read
     */
    public List<ShippedFile> files(final List<String> platforms) throws IOException {
        final List<ShippedFile> files = new ArrayList<>();
        for (final Manifest.Entry entry : manifest.files()) {
            if (entry.from() != null) fromProject(entry, files);
            else if (entry.maven() != null) files.add(file(entry, entry.to(), maven.get(entry.maven())));
            else for (final String platform : platforms) ofPlatform(entry, platform, files);
        }
        check(files);
        return files;
    }

    private static void check(final List<ShippedFile> files) throws IOException {
        final Map<String, String> paths = new HashMap<>();
        for (final ShippedFile file : files) {
            if (!UpdaterRules.isShipped(file.path()))
                throw new IOException("Fiji's updater does not ship " + file.path());
            final String other = paths.put(file.key(), file.path());
            if (other != null)
                throw new IOException(
                        "for Fiji's updater " + file.path() + " and " + other + " are one file: rename one of them");
        }
    }

    private void fromProject(final Manifest.Entry entry, final List<ShippedFile> files) throws IOException {
        final Path named = project.resolve(entry.from());
        if (!Files.exists(named)) throw new IOException("there is no " + named + " to ship as " + entry.to());
        final Path from = named.toRealPath();
        if (Files.isRegularFile(from)) {
            files.add(file(entry, entry.to(), from));
            return;
        }
        final List<Path> found;
        try (Stream<Path> walk = Files.walk(from)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (final Path file : found) {
            final String path = entry.to() + from.relativize(file).toString().replace('\\', '/');
            if (UpdaterRules.isShipped(path)) files.add(file(entry, path, file));
        }
    }

    private static ShippedFile file(final Manifest.Entry entry, final String path, final Path file) {
        return new ShippedFile(path, file, entry.description(), entry.dependencies());
    }

    // -- Natives --

    private String nativeJar(final String platform) {
        return LIBTORCH.formatted(libtorch, manifest.platforms().get(platform));
    }

    private void ofPlatform(final Manifest.Entry entry, final String platform, final List<ShippedFile> files)
            throws IOException {
        final String machine = manifest.platforms().get(platform);
        if (machine == null)
            throw new IOException("there is no platform " + platform + ", only "
                    + String.join(", ", manifest.platforms().keySet()));
        final String path = entry.to().replace("${platform}", platform);
        if (entry.driver() != null) {
            driver(entry, machine, path, files);
            return;
        }
        final Path zip = work.resolve(path);
        if (!Files.isRegularFile(zip)) pack(zip, platform, machine, entry.libtorch());
        files.add(file(entry, path, zip));
    }

    private void pack(final Path zip, final String platform, final String machine, final String flavour)
            throws IOException {
        WholeFile.writePath(zip, part -> {
            try (ZipArchiveOutputStream packed = new ZipArchiveOutputStream(part)) {
                copy(maven.get(nativeJar(platform)), "pytorch/" + flavour + "/" + machine + "/", packed);
                copy(maven.get(jni), "jnilib/" + machine + "/" + flavour + "/", packed);
            }
        });
    }

    /** The libraries of a jar, by name, as they are packed in it. */
    private static void copy(final Path jar, final String folder, final ZipArchiveOutputStream out) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(jar).get()) {
            final List<ZipArchiveEntry> entries = Collections.list(zip.getEntries()).stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
                    .sorted(Comparator.comparing(ZipArchiveEntry::getName))
                    .toList();
            if (entries.isEmpty()) throw new IOException(jar + " has nothing in " + folder);
            for (final ZipArchiveEntry entry : entries) {
                final ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName().substring(folder.length()));
                copy.setTimeLocal(NO_TIME);
                copy.setMethod(entry.getMethod());
                copy.setSize(entry.getSize());
                copy.setCompressedSize(entry.getCompressedSize());
                copy.setCrc(entry.getCrc());
                try (InputStream raw = zip.getRawInputStream(entry)) {
                    out.addRawArchiveEntry(copy, raw);
                }
            }
        }
    }

    /** Not every platform has a driver of every flavour. */
    private void driver(
            final Manifest.Entry entry, final String machine, final String path, final List<ShippedFile> files)
            throws IOException {
        final String folder = "jnilib/" + machine + "/" + entry.driver() + "/";
        try (ZipFile jar = ZipFile.builder().setPath(maven.get(jni)).get()) {
            for (final ZipArchiveEntry library : Collections.list(jar.getEntries())) {
                if (library.isDirectory() || !library.getName().startsWith(folder)) continue;
                final String name = library.getName().substring(folder.length());
                final Path file = work.resolve(path + name);
                WholeFile.write(file, out -> {
                    try (InputStream in = jar.getInputStream(library)) {
                        in.transferTo(out);
                    }
                });
                files.add(file(entry, path + name, file));
            }
        }
    }
}
