package io.github.explicell.engine;

/** libtorch or a device cannot be used; the message says why in a sentence. */
public class EngineException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do */
    public EngineException(final String message) {
        super(message);
    }

    /**
     * @param message what is wrong and what to do
     * @param cause what was thrown
     */
    public EngineException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
