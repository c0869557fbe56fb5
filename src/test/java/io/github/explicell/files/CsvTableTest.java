package io.github.explicell.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people and programs write them. */
class CsvTableTest {

    @TempDir
    private Path folder;

    private Path file(final String text) throws IOException {
        return Files.write(folder.resolve("t.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private String error(final String text) throws IOException {
        final Path file = file(text);
        return assertThrows(IOException.class, () -> CsvTable.read(file)).getMessage();
    }

    @Test
    void excelsMarkSemicolonsAndEmptyLines() throws IOException {
        final CsvTable table = CsvTable.read(
                file("\uFEFF\r\n\"image, path\"; class ;age\r\n\r\na.png;x;\"4;5\"\r\n;;\r\nb.png;y;\r\n"));
        assertEquals(List.of("image, path", "class", "age"), table.columns());
        assertEquals(2, table.rows().size());
        assertEquals(
                Map.of("image, path", "a.png", "class", "x", "age", "4;5"),
                table.rows().get(0).cells());
        assertEquals("", table.rows().get(1).get("age"));
        assertEquals("", table.rows().get(1).get("weight"));
        assertEquals(6, table.rows().get(1).line());
    }

    @Test
    void tabsAndALastLineWithoutEnd() throws IOException {
        final CsvTable table = CsvTable.read(file("path\tclass, or so\n1.png\ta\n2.png\tb"));
        assertEquals(List.of("path", "class, or so"), table.columns());
        assertEquals(3, table.rows().get(1).line());
        assertEquals("b", table.rows().get(1).get("class, or so"));
    }

    @Test
    void columnsAreFoundByTheirUsualNames() throws IOException {
        final CsvTable table = CsvTable.read(file("Image_ID,dx\n1,a\n"));
        assertEquals("Image_ID", table.find(null, List.of("path", "image_id")));
        assertEquals("dx", table.find("dx", List.of("class")));
        assertNull(table.find(null, List.of("group")));
        assertEquals(
                table.file() + " has no column lesion; there are Image_ID, dx",
                assertThrows(IOException.class, () -> table.find("lesion", List.of()))
                        .getMessage());
        assertEquals(
                table.file()
                        + " has no column for the slides: name it, or call it slide, group; there are Image_ID, dx",
                assertThrows(IOException.class, () -> table.need(null, List.of("slide", "group"), "the slides"))
                        .getMessage());
    }

    @Test
    void whatIsWrongIsASentence() throws IOException {
        final String name = folder.resolve("t.csv").toString();
        assertEquals(name + ", line 3 holds 1 cells, but the first line names 2 columns", error("a,b\n1,2\n3\n"));
        assertEquals(name + " has two columns of the name a; rename one", error("a,a\n1,2\n"));
        assertEquals(name + " holds no rows below the names of its columns", error("a,b\n\n"));
        assertEquals(name + " is empty", error("\n\n"));
        Files.write(folder.resolve("t.csv"), new byte[] {'a', ',', (byte) 0xE4, '\n'});
        assertEquals(
                name + " is no text in UTF-8; export it as CSV in UTF-8 again",
                assertThrows(IOException.class, () -> CsvTable.read(folder.resolve("t.csv")))
                        .getMessage());
        assertEquals(
                "there is no file " + folder.resolve("no.csv"),
                assertThrows(IOException.class, () -> CsvTable.read(folder.resolve("no.csv")))
                        .getMessage());
    }
}
