package io.github.explicell.model.library;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Ends a transfer that stalls or that the user cancels: a blocked read fails when its stream is closed. */
final class Watch implements AutoCloseable {

    private static final long TICK = 50;
    private static final String CANCELED = "the download was cancelled";

    private final long patience;
    private final BooleanSupplier canceled;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "explicell-download-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long last = System.nanoTime();
    private volatile boolean stalled;

    /**
     * @param patience how long nothing may happen
     * @param canceled whether the user has had enough
     */
    Watch(final Duration patience, final BooleanSupplier canceled) {
        this.patience = patience.toNanos();
        this.canceled = canceled;
    }

    /** Something arrived. */
    void alive() {
        last = System.nanoTime();
    }

    /** Closes the stream when nothing arrives for too long, or when the user cancels. */
    void guard(final InputStream stream) {
        alive();
        clock.scheduleWithFixedDelay(
                () -> {
                    stalled |= System.nanoTime() - last > patience;
                    if (stalled || canceled.getAsBoolean()) end(stream);
                },
                TICK,
                TICK,
                TimeUnit.MILLISECONDS);
    }

    private void end(final InputStream stream) {
        try {
            stream.close();
        } catch (final IOException e) {
            // the thread that reads it finds out
            stalled = true;
        }
    }

    /** @return whether nothing arrived for too long */
    boolean hasStalled() {
        return stalled;
    }

    /** @throws CancellationException if the user has had enough */
    void checkCanceled() {
        if (canceled.getAsBoolean()) throw new CancellationException(CANCELED);
    }

    /**
     * Waits for an answer.
     *
     * @throws IOException what the task failed with
     * @throws TimeoutException if it took too long
     */
    <T> T await(final Future<T> answer) throws IOException, TimeoutException {
        alive();
        try {
            while (true) {
                checkCanceled();
                try {
                    return answer.get(TICK, TimeUnit.MILLISECONDS);
                } catch (final TimeoutException e) {
                    if (System.nanoTime() - last > patience) throw e;
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(CANCELED);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
