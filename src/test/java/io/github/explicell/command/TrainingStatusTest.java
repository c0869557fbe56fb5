package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.train.EpochLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingStatusTest {

    private static EpochLog epoch(final int number, final boolean best) {
        return new EpochLog(
                number, 1e-3, 1.0 / number, 2.0 / number, 1 - 0.5 / number, 0.5, null, null, 3, 300, 0, best);
    }

    private static TrainingStatus status(
            final long done, final double rate, final double left, final EpochLog... ended) {
        return new TrainingStatus("", 3, 30, done, 30_000, rate, left, "float32 on cpu", List.of(ended));
    }

    @Test
    void theLastAndTheBestEpochAreNamed() {
        final Map<String, String> rows = status(2500, 100, 275, epoch(1, true), epoch(2, true), epoch(4, false))
                .rows();
        assertEquals("loss 0.250, on validation data 0.500, accuracy 0.875", rows.get("Last epoch"));
        assertEquals("2: loss 0.500, on validation data 1.000, accuracy 0.750", rows.get("Best epoch"));
        assertEquals("100 images/s", rows.get("Speed"));
        assertEquals("about 5 min", rows.get("Time left"));
        assertEquals("float32 on cpu", rows.get("Computes in"));
        assertTrue(rows.get("Memory").matches("\\d+ of \\d+ MB of Java's(; with libtorch's \\d+\\.\\d GB in all)?"));
    }

    @Test
    void whatIsNotKnownYetIsSaid() {
        final Map<String, String> rows = status(0, 0, Double.NaN).rows();
        assertEquals("none has ended", rows.get("Last epoch"));
        assertEquals("-", rows.get("Best epoch"));
        assertEquals("not known yet", rows.get("Time left"));
        assertTrue(status(29_000, 100, 10).line().startsWith("epoch 3 of 30, 100 images/s, about 10 s left, "));
    }
}
