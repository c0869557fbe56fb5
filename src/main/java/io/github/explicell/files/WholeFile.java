package io.github.explicell.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a file beside its place and moves it there when it is complete: a full
 * disk or a crash leaves the old file or none, never half a one.
 */
public final class WholeFile {

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** @param out not to be closed */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes to a path; for libraries that open files themselves. */
    @FunctionalInterface
    public interface PathContent {

        /** @param part a path with the ending of the final file */
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
        Path part = null;
        try {
            Files.createDirectories(whole.getParent());
            part = unused(whole.getParent(), "-" + whole.getFileName());
            content.writeTo(part);
            move(part, whole);
        } catch (final IOException | RuntimeException e) {
            throw new IOException(file + " cannot be written: " + reason(e), e);
        } finally {
            if (part != null) Files.deleteIfExists(part);
        }
    }

    /**
     * @param folder where it will lie
     * @param ending of its name
     * @return a name that nothing has yet; unlike a temporary file of the JDK, what is made there gets the usual rights
     */
    static Path unused(final Path folder, final String ending) {
        return folder.resolve(".part-" + UUID.randomUUID() + ending);
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static String reason(final Exception e) {
        return e.getMessage() == null || e.getMessage().isBlank()
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName().replace("Exception", "").replace("IO", "") + " " + e.getMessage();
    }
}
