package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int EPOCHS = 10;
    private static final int SAMPLES = 100;

    private final AtomicLong clock = new AtomicLong(-5 * SECOND);
    private final TimeLeft left = new TimeLeft(clock::get);

    private void end(final int epoch, final double seconds) {
        left.progress(epoch, EPOCHS, SAMPLES, SAMPLES);
        left.epoch(new EpochLog(epoch, 1e-3, 1, 1, 0.5, 0.5, null, null, seconds, 100, 0, false));
    }

    @Test
    void theFirstEpochIsReckonedByItsOwnSpeed() {
        assertTrue(Double.isNaN(left.seconds()));
        left.progress(1, EPOCHS, 10, SAMPLES);
        assertTrue(Double.isNaN(left.seconds()), "one moment tells no speed");
        clock.addAndGet(20 * SECOND);
        left.progress(1, EPOCHS, 30, SAMPLES);
        // 20 samples in 20 s; 970 to come
        assertEquals(970, left.seconds(), 1e-6);
        // the second one is not known yet: it may be as slow as the first
        end(1, 110);
        assertEquals(9 * 110, left.seconds(), 1e-6);
        left.progress(2, EPOCHS, 50, SAMPLES);
        assertEquals(8.5 * 110, left.seconds(), 1e-6);
    }

    @Test
    void aSlowFirstEpochIsForgotten() {
        end(1, 570);
        end(2, 2);
        assertEquals(8 * 2, left.seconds(), 1e-6);
        end(3, 4);
        assertEquals(7 * 3, left.seconds(), 1e-6);
    }

    @Test
    void theLastThreeEpochsCount() {
        for (int epoch = 1; epoch <= 8; epoch++) end(epoch, epoch);
        assertEquals(2 * 7, left.seconds(), 1e-6);
        left.progress(9, EPOCHS, 75, SAMPLES);
        assertEquals(1.25 * 7, left.seconds(), 1e-6);
        end(9, 9);
        end(10, 10);
        assertEquals(0, left.seconds());
    }

    @Test
    void anotherStageOrAResumptionBeginsAnew() {
        end(1, 50);
        end(2, 50);
        left.begin();
        assertTrue(Double.isNaN(left.seconds()));
        left.progress(4, EPOCHS, 60, SAMPLES);
        clock.addAndGet(SECOND);
        left.progress(4, EPOCHS, 80, SAMPLES);
        assertEquals(6.2 * 5, left.seconds(), 1e-6);
    }
}
