package io.github.explicell.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a folder beside its place and moves it there when it is complete. */
public final class WholeFolder {

    /** Writes a folder's files. */
    @FunctionalInterface
    public interface Content {

        /** @param folder empty */
        void writeTo(Path folder) throws IOException;
    }

    private WholeFolder() {}

    /**
     * @param folder where to; one that exists is replaced when all is written
     * @param content writes the files
     * @throws IOException naming the folder, if it cannot be written; what was
     *           there remains
     */
    public static void write(final Path folder, final Content content) throws IOException {
        final Path whole = folder.toAbsolutePath().normalize();
        Path part = null;
        try {
            Files.createDirectories(whole.getParent());
            part = Files.createDirectory(WholeFile.unused(whole.getParent(), ""));
            content.writeTo(part);
            if (Files.exists(whole)) swap(part, whole);
            else Files.move(part, whole);
        } catch (final IOException e) {
            throw new IOException(folder + " cannot be written: " + WholeFile.reason(e), e);
        } finally {
            if (part != null) delete(part);
        }
    }

    private static void swap(final Path part, final Path whole) throws IOException {
        final Path old = WholeFile.unused(whole.getParent(), "-old");
        Files.move(whole, old);
        try {
            Files.move(part, whole);
        } catch (final IOException e) {
            Files.move(old, whole);
            throw e;
        } finally {
            delete(old);
        }
    }

    /** Deletes a folder with all that is in it; nothing if it is not there. */
    public static void delete(final Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        final List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : all) Files.deleteIfExists(path);
    }
}
