package io.github.explicell.view;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** What a person reads of an error: one sentence, the same in a terminal and in a dialog. */
public final class ErrorText {

    /** Words at the beginning that cannot be a file's or a parameter's name. */
    private static final String BEGINNING = "(?:the|there|this) .*";

    private static final String JAVA_NAME = "\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ";

    private ErrorText() {}

    /**
     * The sentence that an error brings along.
     *
     * @param error what was thrown
     * @return one line that ends with a full stop; empty if the error has no words for a person, as one of the types
     *     that only a defect of the program throws
     */
    public static Optional<String> of(final Throwable error) {
        return Optional.ofNullable(words(error))
                .filter(words -> !words.isBlank())
                .map(ErrorText::proper);
    }

    /**
     * @param text a sentence, perhaps over several lines, with or without its full stop
     * @return one line that ends with a full stop, without names of Java's classes
     */
    public static String proper(final String text) {
        final String line = text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll(JAVA_NAME, "");
        final String begun = line.matches(BEGINNING) ? Character.toUpperCase(line.charAt(0)) + line.substring(1) : line;
        return begun.matches(".*[.!?]['\")]?") ? begun : begun + ".";
    }

    private static String words(final Throwable error) {
        final String message = error.getMessage();
        if (error instanceof UncheckedIOException) return words(error.getCause());
        if (error instanceof NoSuchFileException || error instanceof FileNotFoundException)
            return message + " does not exist or may not be read";
        if (error instanceof AccessDeniedException) return message + " may not be read or written";
        if (error instanceof NotDirectoryException) return message + " is not a folder";
        if (error instanceof FileAlreadyExistsException) return message + " exists already and is not a folder";
        if (error instanceof CharacterCodingException)
            return "a file that should be text is none: its bytes are not UTF-8";
        return isExpected(error) ? message : null;
    }

    /** Types that the packages below throw with a sentence of their own. */
    private static boolean isExpected(final Throwable error) {
        return error instanceof IOException
                || error instanceof CancellationException
                || error instanceof IllegalStateException
                || error.getClass() == IllegalArgumentException.class;
    }
}
