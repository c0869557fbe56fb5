package io.github.explicell.image;

import java.io.IOException;
import java.nio.file.Path;

/** An image file that cannot be read; says so in one sentence. */
public final class UnreadableImageException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the file
     * @param why what is wrong with it, or {@code null}
     * @param cause what a reader threw, or {@code null}
     */
    UnreadableImageException(final Path file, final String why, final Throwable cause) {
        super(
                "The image " + file + " cannot be read" + reason(why)
                        + ": it is damaged, cut short, or of a format that is not supported.",
                cause);
    }

    private static String reason(final String why) {
        return why == null || why.isBlank() ? "" : " (" + why.strip().replaceAll("\\s+", " ") + ")";
    }
}
