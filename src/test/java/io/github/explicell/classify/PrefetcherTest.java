package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PrefetcherTest {

    @Test
    void thingsComeInTheirOrderAndErrorsAsTheyAre() throws IOException {
        try (Prefetcher<Integer> prefetcher = new Prefetcher<>("test")) {
            for (int i = 0; i < 3; i++) {
                final int number = i;
                prefetcher.start(() -> number);
                assertEquals(i, prefetcher.await());
            }
            for (final Throwable thrown :
                    new Throwable[] {new IOException("a"), new IllegalStateException("b"), new OutOfMemoryError("c")}) {
                prefetcher.start(() -> {
                    if (thrown instanceof Error error) throw error;
                    throw (Exception) thrown;
                });
                assertSame(thrown, assertThrows(thrown.getClass(), prefetcher::await));
            }
        }
    }

    @Test
    void whenItIsClosedTheTaskHasEnded() throws InterruptedException {
        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicBoolean ended = new AtomicBoolean();
        try (Prefetcher<Integer> prefetcher = new Prefetcher<>("test")) {
            prefetcher.start(() -> {
                begun.countDown();
                try {
                    Thread.sleep(60_000);
                } catch (final InterruptedException e) {
                    Thread.sleep(100);
                    ended.set(true);
                }
                return 1;
            });
            begun.await();
        }
        assertTrue(ended.get());
    }
}
