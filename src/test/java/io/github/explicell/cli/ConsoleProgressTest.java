package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();

    @Test
    void reckonsTheTimeLeft() {
        assertEquals("", ConsoleProgress.timeLeft(SECOND, 0, 10));
        assertEquals("", ConsoleProgress.timeLeft(SECOND, 10, 10));
        assertEquals(", 9 s left", ConsoleProgress.timeLeft(SECOND, 1, 10));
        assertEquals(", 1 min 40 s left", ConsoleProgress.timeLeft(100 * SECOND, 5, 10));
        assertEquals(", 2 h 30 min left", ConsoleProgress.timeLeft(900 * SECOND, 1, 11));
    }

    @Test
    void writesOverItsLineAndWipesIt() {
        try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), "cells", true)) {
            progress.report(10, 10);
        }
        final String line = "\rcells 10 of 10";
        assertEquals(line + "\r" + " ".repeat(line.length() - 1) + "\r", text.toString());
    }

    @Test
    void isSilentWhereNobodyLooks() {
        try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(text), "cells", false)) {
            progress.report(10, 10);
        }
        assertEquals("", text.toString());
    }
}
