package io.github.explicell.classify;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Prepares the next thing on a thread of its own while this one is used: the next batch is cropped while the network
 * computes.
 *
 * @param <T> what is prepared
 */
public final class Prefetcher<T> implements AutoCloseable {

    /** Seconds that {@link #close} waits for a task that does not end when it is interrupted. */
    private static final long PATIENCE = 30;

    private final ExecutorService thread;
    private Future<T> next;

    /** @param name of the thread */
    public Prefetcher(final String name) {
        thread = Executors.newSingleThreadExecutor(task -> {
            final Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Begins to prepare.
     *
     * @param task makes the next thing
     */
    public void start(final Callable<T> task) {
        next = thread.submit(task);
    }

    /**
     * Waits for what was started last.
     *
     * @return the thing
     * @throws IOException that the task threw; its runtime exceptions and errors come as they are, too
     * @throws CancellationException if this thread was interrupted
     */
    public T await() throws IOException {
        try {
            return next.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("canceled");
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            if (e.getCause() instanceof RuntimeException runtime) throw runtime;
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Interrupts the task and waits for its end, so that what it uses can be closed after this. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
