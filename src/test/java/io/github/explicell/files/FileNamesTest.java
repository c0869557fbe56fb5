package io.github.explicell.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    private final FileNames names = new FileNames(StandardCharsets.UTF_8);

    @Test
    void plainNamesStay() {
        for (final String name : List.of("cell-01-grad-cam", "Zelle \u00e4 (2)", "\u7d30\u80de 3", "a.b_c+d=e"))
            assertEquals(name, names.unique(name));
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,_._.._etc_passwd",
        "a/b\\c,a_b_c",
        "con,_con",
        "Aux.txt,_Aux.txt",
        "COM1-x,COM1-x",
        "lpt9,_lpt9",
        ".hidden,_hidden",
        "-rf,_rf",
        "dots...,dots",
        "a:b*c?d,a_b_c_d",
        "<|>,___",
    })
    void whatSystemsRefuseIsReplaced(final String wanted, final String name) {
        final String given = names.unique(wanted);
        assertFalse(given.matches(".*[/\\\\:*?<>|\"].*"), given);
        assertFalse(given.startsWith("."), given);
        if (!wanted.contains("passwd")) assertEquals(name, given);
    }

    @Test
    void emptyAndInvisibleNamesGetOne() {
        assertEquals(
                List.of("_", "_-2", "_-3", "_-4"),
                List.of("", "  ", "..", "\t").stream().map(names::unique).toList());
    }

    @Test
    void noNameIsGivenTwiceWhereverItIsWritten() {
        final Set<String> seen = new HashSet<>();
        for (final String wanted : List.of(
                "Cell",
                "cell",
                "CELL",
                "cell-2",
                "cell",
                "caf\u00e9",
                "cafe\u0301",
                "stra\u00dfe",
                "STRASSE",
                "a/b",
                "a:b"))
            assertTrue(
                    seen.add(Normalizer.normalize(names.unique(wanted), Normalizer.Form.NFD)
                            .toUpperCase(Locale.ROOT)),
                    wanted);
    }

    @Test
    void longNamesAreCutBetweenCharactersAndStayDifferent() {
        final String wanted = "\u7d30\ud840\udc00".repeat(200);
        final String first = names.unique(wanted);
        final String second = names.unique(wanted);
        assertTrue(first.getBytes(StandardCharsets.UTF_8).length <= 120, first);
        assertTrue(second.getBytes(StandardCharsets.UTF_8).length <= 120, second);
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(first), "no half character");
        assertTrue(second.endsWith("-2"), second);
    }

    @Test
    void whatTheSystemCannotWriteIsReplaced() {
        assertEquals("Zelle _ 1", new FileNames(StandardCharsets.US_ASCII).unique("Zelle \u00e4 1"));
        assertEquals("half _", names.unique("half \ud840"));
    }

    @Test
    void theSystemTakesThem(@TempDir final Path folder) throws IOException {
        final FileNames system = new FileNames();
        for (final String wanted : List.of("nul", "a/../b", "\u7d30\u80de", "x".repeat(500), "\ud83d\ude00", "a\nb"))
            Files.writeString(folder.resolve(system.unique(wanted) + ".tif"), wanted);
        try (var list = Files.list(folder)) {
            assertEquals(6, list.count());
        }
    }
}
