package io.github.explicell.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes and deletes folders. */
public final class Folders {

    private Folders() {}

    /**
     * Makes a folder and those on the way to it; one that is there stays as it is.
     *
     * @param folder where to
     * @return the same
     * @throws IOException naming the folder and the reason, if it cannot be made
     */
    public static Path make(final Path folder) throws IOException {
        try {
            return Files.createDirectories(folder);
        } catch (final IOException e) {
            throw new IOException("the folder " + folder + " cannot be made: " + Reason.of(e), e);
        }
    }

    /**
     * Deletes a folder with all that is in it, or a file; nothing if it is not there.
     *
     * @param folder what to delete
     * @throws IOException if something in it cannot be deleted
     */
    public static void delete(final Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        final List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : all) Files.deleteIfExists(path);
    }
}
