package io.github.explicell.engine;

import java.nio.file.Path;

/**
 * Where the engine keeps what a user chose and fetched: {@code .explicell/engine} in the user's home, or the folder that
 * the system property {@value #PROPERTY} names.
 */
public final class EngineHome {

    /** Names another folder. */
    public static final String PROPERTY = "explicell.engine";

    private EngineHome() {}

    /** @return the folder; it need not exist */
    public static Path folder() {
        final String chosen = System.getProperty(PROPERTY);
        return chosen == null ? Path.of(System.getProperty("user.home"), ".explicell", "engine") : Path.of(chosen);
    }
}
