package io.github.explicell.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C during work that has something to leave in order: the program ends only after the work has noticed, has put
 * away what it was writing, and has said its last sentence; or after some seconds.
 */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "explicell-interruption");
    private volatile boolean requested;

    /** Begins to listen. */
    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @return whether to stop */
    boolean isRequested() {
        return requested;
    }

    /** What Ctrl-C does: returns when the work has ended. */
    void interrupt() {
        requested = true;
        try {
            done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException e) {
            // the program is ending, and the hook runs: it has just been let go
            requested = true;
        }
    }
}
