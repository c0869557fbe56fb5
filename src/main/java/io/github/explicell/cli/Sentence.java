package io.github.explicell.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ParameterException;

/** Turns whatever was thrown into one sentence for a person. */
final class Sentence {

    private Sentence() {}

    /**
     * @param error an exception or error
     * @return one line that ends with a full stop
     */
    static String of(final Throwable error) {
        final String text = words(error).strip().replaceAll("\\s*\\R\\s*", " ");
        return text.matches(".*[.!?]['\")]?") ? text : text + ".";
    }

    private static String words(final Throwable error) {
        final String message = error.getMessage();
        if (error instanceof UncheckedIOException) return words(error.getCause());
        if (error instanceof NoSuchFileException || error instanceof FileNotFoundException)
            return message + " does not exist or may not be read";
        if (error instanceof AccessDeniedException) return message + " may not be read or written";
        if (error instanceof NotDirectoryException) return message + " is not a folder";
        if (error instanceof FileAlreadyExistsException) return message + " exists already and is not a folder";
        if (error instanceof OutOfMemoryError)
            return "Java's memory is too small for this: give it more, such as EXPLICELL_JAVA_OPTS=-Xmx8g,"
                    + " or choose a smaller batch";
        if (isExpected(error) && message != null && !message.isBlank()) return message;
        return "something went wrong that should not have (" + error.getClass().getSimpleName()
                + (message == null ? "" : ": " + message) + "); run it again with --debug and report it, please";
    }

    /** Types that the packages below throw with a sentence of their own. */
    private static boolean isExpected(final Throwable error) {
        return error instanceof IOException
                || error instanceof ParameterException
                || error instanceof CancellationException
                || error instanceof IllegalStateException
                || error instanceof io.github.explicell.engine.EngineException
                || error.getClass() == IllegalArgumentException.class;
    }
}
