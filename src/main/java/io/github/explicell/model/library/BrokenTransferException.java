package io.github.explicell.model.library;

import java.io.IOException;

/** A connection that failed in a way that another try may mend. */
final class BrokenTransferException extends IOException {

    private static final long serialVersionUID = 1;

    BrokenTransferException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
