package io.github.explicell.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder cannot be written, for a person. */
final class Reason {

    private Reason() {}

    /**
     * @param error what was thrown; of several, the innermost one knows
     * @return words that can stand behind a colon, without a full stop
     */
    static String of(final IOException error) {
        Throwable cause = error;
        while (cause.getCause() != null) cause = cause.getCause();
        if (cause instanceof AccessDeniedException e) return "there is no right to write " + e.getFile();
        if (cause instanceof FileAlreadyExistsException e) return e.getFile() + " is there already and is not a folder";
        if (cause instanceof NoSuchFileException) return "nothing can be made there";
        if (cause instanceof FileSystemException e && e.getReason() != null) return e.getReason();
        final String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
