package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.scijava.command.ContextCommand;

/** Outside a macro; {@link MacroTest} is the other half. */
class FailureTest {

    @Test
    void aSentenceStaysAndGetsItsStop() {
        assertEquals("a.tif is broken.", Failure.sentence("Do", new IOException("a.tif is broken")));
        assertEquals("That is it.", Failure.sentence("Do", new IOException("That is it. ")));
        assertEquals(
                "Do was canceled; nothing was changed.", Failure.sentence("Do", new CancellationException("canceled")));
        assertEquals(
                "Do failed unexpectedly (NullPointerException); please report it with ImageJ's log.",
                Failure.sentence("Do", new NullPointerException()));
    }

    @Test
    void withoutMacroAndWindowTheCallerGetsTheException() {
        final IOException cause = new IOException("a.tif is broken");
        final ContextCommand command = new RemoveResultsCommand();
        final IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> Failure.end(command, "Do", cause, null));
        assertEquals("a.tif is broken.", e.getMessage());
        assertEquals(cause, e.getCause());
        assertEquals(false, command.isCanceled());
    }
}
