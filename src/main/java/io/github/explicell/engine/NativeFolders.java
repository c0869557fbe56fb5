package io.github.explicell.engine;

import io.github.explicell.files.Folders;
import io.github.explicell.files.WholeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Where libtorch's libraries lie: a folder for each flavour, such as {@code libtorch-2.7.1-cpu}, in {@link EngineHome}
 * or in a folder that the host program named (Fiji's {@code lib/<platform>/explicell}). A zip of that name is unpacked
 * when the flavour is first wanted, whole or not at all.
 */
public final class NativeFolders {

    private static final List<Path> ROOTS = new CopyOnWriteArrayList<>();
    /** More than any libtorch has: about 4 GB. */
    private static final long LARGEST = 8L << 30;

    private NativeFolders() {}

    /**
     * Adds a folder to look in, before the others.
     *
     * @param root a folder; it need not exist
     */
    public static void add(final Path root) {
        if (!ROOTS.contains(root)) ROOTS.add(0, root);
    }

    /** @return the folders that are looked in, in this order */
    static List<Path> roots() {
        final List<Path> roots = new ArrayList<>(ROOTS);
        roots.add(EngineHome.folder());
        return roots;
    }

    /**
     * @param flavour which
     * @return the folder of its libraries, unpacked now if only a zip of it is there; empty if there is neither
     * @throws EngineException if a zip is there and cannot be unpacked, saying why
     */
    static Optional<Path> find(final Flavour flavour) {
        for (final Path root : roots()) {
            final Path folder = root.resolve(flavour.folder());
            if (Files.isDirectory(folder)) return Optional.of(folder);
        }
        for (final Path root : roots()) {
            final Path zip = root.resolve(flavour.folder() + ".zip");
            if (Files.isRegularFile(zip)) return Optional.of(unpack(zip, flavour));
        }
        return Optional.empty();
    }

    /** @return whether the CPU's libtorch is here as a zip only, which takes some time to unpack when it is first wanted */
    public static boolean isPacked() {
        final String folder = Flavour.CPU.folder();
        return roots().stream().noneMatch(root -> Files.isDirectory(root.resolve(folder)))
                && roots().stream().anyMatch(root -> Files.isRegularFile(root.resolve(folder + ".zip")));
    }

    /** @return names of the flavours that are here, packed or not */
    public static List<String> installed() {
        return Flavour.names().stream()
                .filter(name -> roots().stream().anyMatch(root -> {
                    final String folder = new Flavour(name).folder();
                    return Files.isDirectory(root.resolve(folder))
                            || Files.isRegularFile(root.resolve(folder + ".zip"));
                }))
                .toList();
    }

    /**
     * The part of DJL that drives a flavour, from the class path or beside a packed libtorch.
     *
     * @param flavour which
     * @return the library's bytes
     * @throws IOException if it is nowhere
     */
    public static byte[] driver(final Flavour flavour) throws IOException {
        final String library = System.mapLibraryName("djl_torch");
        final String resource = "/jnilib/" + Flavour.machine() + "/" + flavour.name() + "/" + library;
        try (InputStream in = NativeFolders.class.getResourceAsStream(resource)) {
            if (in != null) return in.readAllBytes();
        }
        for (final Path root : roots()) {
            final Path file = root.resolve("jni-" + Flavour.version() + "-" + flavour.name())
                    .resolve(library);
            if (Files.isRegularFile(file)) return Files.readAllBytes(file);
        }
        throw new IOException("DJL's library for libtorch " + flavour.name() + " is not here: install Explicell anew");
    }

    // -- Helper methods --

    /** Beside the zip, or, where that may not be written, in the user's home. */
    private static Path unpack(final Path zip, final Flavour flavour) {
        final Path beside = zip.getParent();
        final Path root = Files.isWritable(beside) ? beside : EngineHome.folder();
        final Path folder = root.resolve(flavour.folder());
        try (ZipFile file = new ZipFile(zip.toFile())) {
            final List<? extends ZipEntry> entries = Collections.list(file.entries());
            check(zip, entries, root);
            WholeFolder.write(folder, part -> {
                for (final ZipEntry entry : entries)
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, part.resolve(entry.getName()));
                    }
            });
            removeOlder(folder, flavour);
            return folder;
        } catch (final IOException e) {
            throw new EngineException(
                    "libtorch cannot be unpacked from " + zip + " (" + e.getMessage()
                            + "): get the file anew, or make room on the disk",
                    e);
        }
    }

    private static void check(final Path zip, final List<? extends ZipEntry> entries, final Path root)
            throws IOException {
        long bytes = 0;
        for (final ZipEntry entry : entries) {
            if (!entry.getName().matches("[A-Za-z0-9_+-][A-Za-z0-9_.+-]*"))
                throw new IOException("it holds " + entry.getName() + ", which is no library's name");
            bytes += Math.max(0, entry.getSize());
        }
        if (entries.isEmpty() || bytes > LARGEST) throw new IOException("it is no libtorch");
        Files.createDirectories(root);
        final long free = Files.getFileStore(root).getUsableSpace();
        if (bytes > free)
            throw new IOException((bytes >> 20) + " MB are needed in " + root + ", and " + (free >> 20) + " are free");
    }

    /** What a former version unpacked is of no use; NB: where it is in use, it stays until the next time. */
    private static void removeOlder(final Path folder, final Flavour flavour) throws IOException {
        final List<Path> older;
        try (Stream<Path> list = Files.list(folder.getParent())) {
            older = list.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().matches("libtorch-[0-9.]+-" + flavour.name()))
                    .filter(path -> !path.equals(folder))
                    .toList();
        }
        for (final Path path : older)
            try {
                Folders.delete(path);
            } catch (final IOException e) {
                return;
            }
    }
}
