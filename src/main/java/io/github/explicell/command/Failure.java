package io.github.explicell.command;

import ij.IJ;
import io.github.explicell.view.ErrorText;
import java.util.concurrent.CancellationException;
import org.scijava.Cancelable;
import org.scijava.log.LogService;

/**
 * Ends a command that failed with one sentence.
 * <p>
 * In a macro neither an exception nor {@code cancel} alone stops the macro. {@link IJ#error(String, String)} does, but
 * with a window its text is not shown; what works everywhere is both. In a dialog-driven run {@code cancel} shows the
 * sentence. Without a window or a macro somebody called from Java or a script, and gets the exception.
 */
final class Failure {

    private Failure() {}

    /**
     * Ends a command.
     *
     * @param command what failed
     * @param title the command's name
     * @param error what was thrown; its message should be a sentence
     * @param log receives the stack trace of an error without a sentence, which is a defect; may be null
     * @throws IllegalStateException with the sentence, if neither a macro nor a window is there
     */
    static void end(final Cancelable command, final String title, final Throwable error, final LogService log) {
        final String text = sentence(title, error);
        if (ErrorText.of(error).isEmpty() && log != null) log.error(text, error);
        if (MacroThread.isMacro()) stopMacro(title, text);
        else if (IJ.getInstance() == null) throw new IllegalStateException(text, error);
        command.cancel(text);
    }

    private static void stopMacro(final String title, final String text) {
        try {
            IJ.error(title, text);
        } catch (final RuntimeException e) {
            // NB: this is how ImageJ says that the macro is stopped; thrown further it would become a stack trace
            if (!String.valueOf(e.getMessage()).contains("Macro canceled")) throw e;
        }
    }

    /** @return one sentence with a full stop */
    static String sentence(final String title, final Throwable error) {
        if (error instanceof CancellationException) return title + " was canceled; nothing was changed.";
        if (error instanceof OutOfMemoryError)
            return title + " needs more memory than ImageJ has: raise it in Edit > Options > Memory & Threads.";
        return ErrorText.of(error)
                .orElseGet(() -> title + " failed unexpectedly ("
                        + error.getClass().getSimpleName() + "); please report it with ImageJ's log.");
    }
}
