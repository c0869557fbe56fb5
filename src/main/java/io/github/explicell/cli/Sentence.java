package io.github.explicell.cli;

import io.github.explicell.view.ErrorText;
import picocli.CommandLine.ParameterException;

/** Turns whatever was thrown into one sentence for a person at a terminal. */
final class Sentence {

    private Sentence() {}

    /**
     * @param error an exception or error
     * @return one line that ends with a full stop
     */
    static String of(final Throwable error) {
        if (error instanceof OutOfMemoryError)
            return "Java's memory is too small for this: give it more, such as EXPLICELL_JAVA_OPTS=-Xmx8g,"
                    + " or choose a smaller batch.";
        if (error instanceof ParameterException) return ErrorText.proper(withoutTypes(error.getMessage()));
        return ErrorText.of(error)
                .orElseGet(() -> "something went wrong that should not have ("
                        + error.getClass().getSimpleName()
                        + (error.getMessage() == null ? "" : ": " + error.getMessage())
                        + "); run it again with --debug and report it, please.");
    }

    /** picocli names Java's types. */
    private static String withoutTypes(final String message) {
        return message.replaceAll("is not an? (?:int|long)\\b", "is not a whole number")
                .replace("is not a double", "is not a number");
    }
}
