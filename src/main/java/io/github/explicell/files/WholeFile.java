package io.github.explicell.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file beside its place and moves it there when it is complete: a full
 * disk or a crash leaves the old file or none, never half a one.
 */
public final class WholeFile {

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /**
         * @param out not to be closed
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes to a path; for libraries that open files themselves. */
    @FunctionalInterface
    public interface PathContent {

        /**
         * @param part a path with the ending of the final file
         * @throws IOException if it cannot be written
         */
        void writeTo(Path part) throws IOException;
    }

    private WholeFile() {}

    /**
     * @param file where to; folders on the way are made
     * @param content writes the bytes
     * @throws IOException naming the file, if it cannot be written; what was
     *           there remains
     */
    public static void write(final Path file, final Content content) throws IOException {
        writePath(file, part -> {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
        });
    }

    /**
     * @param file where to; folders on the way are made
     * @param content writes the path that it is given
     * @throws IOException naming the file, if it cannot be written; what was
     *           there remains
     */
    public static void writePath(final Path file, final PathContent content) throws IOException {
        final Path whole = file.toAbsolutePath();
        try (Part part = new Part(Folders.make(whole.getParent()), "-" + whole.getFileName())) {
            content.writeTo(part.path());
            move(part.path(), whole);
        } catch (final IOException e) {
            throw new IOException(file + " cannot be written: " + Reason.of(e), e);
        }
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
