package io.github.explicell.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file or folder that is not complete yet, beside the place where it will lie. It is gone when it is closed, unless
 * it was moved away, and also if the program is interrupted.
 */
final class Part implements AutoCloseable {

    private static final Set<Part> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Part::deleteAll, "Explicell parts"));
    }

    private final Path path;

    /**
     * Chooses a name; nothing is made yet. Unlike a temporary file of the JDK, what is made there gets the usual rights.
     *
     * @param folder where it will lie, which exists
     * @param ending of its name
     */
    Part(final Path folder, final String ending) {
        path = folder.resolve(".part-" + UUID.randomUUID() + ending);
        OPEN.add(this);
    }

    /** @return a path that nothing else has */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Folders.delete(path);
        OPEN.remove(this);
    }

    /** What an interrupted program leaves undone. */
    static void deleteAll() {
        for (final Part part : OPEN)
            try {
                part.close();
            } catch (final IOException e) {
                // the program ends; there is nobody to tell
            }
    }
}
