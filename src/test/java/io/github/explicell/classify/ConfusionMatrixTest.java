package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private final ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"));

    @Test
    void measuresAreThoseOfAHandComputedTable() {
        for (int i = 0; i < 6; i++) matrix.add("a", "a");
        for (int i = 0; i < 2; i++) matrix.add("a", "b");
        matrix.add("b", "a");
        matrix.add("b", "b");
        assertEquals(10, matrix.total());
        assertEquals(2, matrix.count(0, 1));
        assertEquals(0.7, matrix.accuracy(), 1e-12);
        assertEquals(0.75, matrix.recall(0), 1e-12);
        assertEquals(1 / 3.0, matrix.precision(1), 1e-12);
        // F1: 2 * 6 / (8 + 7) and 2 * 1 / (2 + 3)
        assertEquals((0.8 + 0.4) / 2, matrix.macroF1(), 1e-12);
    }

    @Test
    void anEmptyTableHasNoAccuracy() {
        assertTrue(Double.isNaN(matrix.accuracy()));
        assertTrue(Double.isNaN(matrix.recall(0)));
    }

    @Test
    void unknownClassesAreNamed() {
        final Exception e = assertThrows(IllegalArgumentException.class, () -> matrix.add("c", "a"));
        assertEquals("there is no class c; the classes are a, b", e.getMessage());
    }
}
