package io.github.explicell.cli;

import io.github.explicell.train.TrainingListener;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C during a training. The first one stops it after the batch, and the best epoch so far becomes the model; the
 * second one ends it at once, to be resumed; a third one ends the program. The signal by which a system ends programs
 * (SIGTERM) acts as the second.
 */
final class StopSignals implements TrainingListener, AutoCloseable {

    private static final String[] NAMES = {"INT", "TERM"};

    private final PrintWriter err;
    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private volatile int requests;

    /**
     * Begins to listen.
     *
     * @param err receives what will happen
     */
    StopSignals(final PrintWriter err) {
        this.err = err;
        for (final String name : NAMES)
            try {
                final Signal signal = new Signal(name);
                before.put(signal, Signal.handle(signal, s -> request(name.equals("TERM"))));
            } catch (final IllegalArgumentException e) {
                // a system without this signal, or a JVM that uses it itself: it then ends the program as ever
            }
    }

    /** What a signal does. */
    synchronized void request(final boolean atOnce) {
        requests = atOnce ? Math.max(2, requests + 1) : requests + 1;
        if (requests == 1)
            err.println("Stopping after this batch; the best epoch becomes the model. Ctrl-C again ends at once, to be"
                    + " resumed.");
        if (requests == 2) err.println("Ending after this batch; the run can be resumed.");
        if (requests >= 2) close();
    }

    @Override
    public boolean isStopRequested() {
        return requests >= 1;
    }

    @Override
    public boolean isCanceled() {
        return requests >= 2;
    }

    /** Signals do what they did before. */
    @Override
    public synchronized void close() {
        before.forEach(Signal::handle);
        before.clear();
    }
}
