package io.github.explicell.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that are written as a whole or not at all. */
class WholeTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static void writeText(final Path file, final String text) throws IOException {
        WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileIsReplacedAndItsFoldersAreMade() throws IOException {
        final Path file = folder.resolve("a/b/c.txt");
        writeText(file, "old");
        writeText(file, "new");
        assertEquals("new", Files.readString(file));
    }

    @Test
    void whatFailsNamesFileAndInnermostReasonAndLeavesNothing() throws IOException {
        final Path file = folder.resolve("c.txt");
        final Exception e = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("no PNG", new IOException("No space left on device"));
                }));
        assertEquals(file + " cannot be written: No space left on device", e.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("other");
                }));
        assertEquals(List.of(), names());
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "");
        final Exception e = assertThrows(IOException.class, () -> Folders.make(file));
        assertEquals(
                "the folder " + file + " cannot be made: " + file + " is there already and is not a folder",
                e.getMessage());
        assertThrows(IOException.class, () -> Folders.make(file.resolve("below")));
    }

    @Test
    void aFolderIsReplacedAsAWhole() throws IOException {
        final Path target = folder.resolve("model");
        WholeFolder.write(target, part -> Files.writeString(part.resolve("one"), "1"));
        WholeFolder.write(target, part -> Files.writeString(part.resolve("two"), "2"));
        assertEquals(List.of("model"), names());
        assertTrue(Files.exists(target.resolve("two")) && !Files.exists(target.resolve("one")));
        assertThrows(
                IOException.class,
                () -> WholeFolder.write(target, part -> {
                    Files.writeString(part.resolve("three"), "3");
                    throw new IOException("full");
                }));
        assertEquals(List.of("model"), names());
        assertEquals("2", Files.readString(target.resolve("two")));
    }

    @Test
    void anInterruptedProgramLeavesNoPart() throws IOException {
        final Path file = folder.resolve("c.txt");
        final Exception e = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    assertEquals(1, names().size());
                    Part.deleteAll();
                    assertEquals(List.of(), names());
                }));
        assertTrue(e.getMessage().startsWith(file + " cannot be written"), e.getMessage());
    }
}
