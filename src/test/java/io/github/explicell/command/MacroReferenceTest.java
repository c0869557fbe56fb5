package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page of macro lines says what the commands are now. */
class MacroReferenceTest {

    @Test
    void thePageIsUpToDate() throws IOException {
        assertEquals(
                MacroReference.page(),
                Files.readString(MacroReference.PAGE),
                "docs/macros.md is out of date; run MacroReference.main and commit it");
    }
}
