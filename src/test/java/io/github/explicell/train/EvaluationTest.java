package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void figuresByHand() {
        final Evaluation e = new Evaluation(List.of("a", "b", "c"), new int[][] {{8, 2, 0}, {1, 4, 0}, {3, 2, 0}});
        assertEquals(20, e.total());
        assertEquals(0.6, e.accuracy());
        assertEquals(0.8, e.recall(0));
        assertEquals(8 / 12.0, e.precision(0));
        assertEquals(2 * 8.0 / (12 + 10), e.f1(0), 1e-12);
        assertEquals(0, e.f1(2));
        assertEquals((16 / 22.0 + 8 / 13.0) / 3, e.macroF1(), 1e-12);
    }
}
