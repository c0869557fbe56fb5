package io.github.explicell.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Checks of what users and macros give: SciJava enforces neither choices nor ranges in a macro. */
final class Inputs {

    private Inputs() {}

    /**
     * @param parameter its name
     * @param value what was given
     * @param choices what there is
     * @return the value
     * @throws IllegalArgumentException with the choices
     */
    static String choice(final String parameter, final String value, final List<String> choices) {
        if (!choices.contains(value))
            throw new IllegalArgumentException(
                    parameter + " must be " + String.join(", ", choices) + ", not " + value + ".");
        return value;
    }

    /**
     * @param parameter its name
     * @param value what was given
     * @param least the smallest allowed
     * @param most the largest allowed
     * @return the value
     * @throws IllegalArgumentException with the range
     */
    static int range(final String parameter, final int value, final int least, final int most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(
                    parameter + " must be " + least + " to " + most + ", not " + value + ".");
        return value;
    }

    /**
     * @param parameter its name
     * @param value a path, or blank
     * @return the path, or null if it is blank
     * @throws IllegalArgumentException if it is none
     */
    static Path path(final String parameter, final String value) {
        if (value.isBlank()) return null;
        try {
            return Path.of(value.strip());
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException(parameter + " is not a path: " + value + ".", e);
        }
    }

    /**
     * @param parameter its name
     * @param value the path of an existing file, or blank
     * @return the path, or null if it is blank
     * @throws IllegalArgumentException if there is no such file
     */
    static Path file(final String parameter, final String value) {
        final Path path = path(parameter, value);
        if (path != null && !Files.isRegularFile(path))
            throw new IllegalArgumentException("There is no file " + path + ": check the parameter " + parameter + ".");
        return path;
    }
}
