package io.github.explicell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds files that are too large, or not ours, to be in the repository: in the
 * folder of the system property {@code explicell.shared}, else in
 * {@code ../shared/data}. Tests that need an absent file are skipped.
 */
public final class SharedData {

    private SharedData() {}

    /**
     * A file of the shared data.
     *
     * @param path its path below the folder
     * @return the file, which exists; otherwise the test is skipped
     */
    public static Path file(final String path) {
        final Path file = Path.of(System.getProperty("explicell.shared", "../shared/data"))
                .resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        return file;
    }
}
