package io.github.explicell.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a folder beside its place and moves it there when it is complete. */
public final class WholeFolder {

    /** Writes a folder's files. */
    @FunctionalInterface
    public interface Content {

        /**
         * @param folder empty
         * @throws IOException if its files cannot be written
         */
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
        try (Part part = new Part(Folders.make(whole.getParent()), "")) {
            content.writeTo(Files.createDirectory(part.path()));
            if (Files.exists(whole)) swap(part.path(), whole);
            else Files.move(part.path(), whole);
        } catch (final IOException e) {
            throw new IOException(folder + " cannot be written: " + Reason.of(e), e);
        }
    }

    /** NB: the old folder is no {@link Part}: until the new one is in its place, it is the only one. */
    private static void swap(final Path part, final Path whole) throws IOException {
        final Path old = whole.resolveSibling(part.getFileName() + "-old");
        Files.move(whole, old);
        try {
            Files.move(part, whole);
        } catch (final IOException e) {
            Files.move(old, whole);
            throw e;
        }
        Folders.delete(old);
    }
}
