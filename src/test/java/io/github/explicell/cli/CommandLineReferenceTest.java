package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page of the command line says what the program prints now. */
class CommandLineReferenceTest {

    @Test
    void thePageIsUpToDate() throws IOException {
        assertEquals(
                CommandLineReference.page(),
                Files.readString(CommandLineReference.PAGE),
                "docs/command-line.md is out of date; run CommandLineReference.main and commit it");
    }
}
