package io.github.explicell.cli;

import io.github.explicell.classify.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** Progress with the time left, in one line that is written over; only where a person looks at a terminal. */
final class ConsoleProgress implements Progress, AutoCloseable {

    /** Set by the launcher if stderr is a terminal. */
    private static final String TERMINAL = "explicell.terminal";

    private static final long INTERVAL = Duration.ofMillis(200).toNanos();

    private final PrintWriter err;
    private final String what;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long last = start;
    private int written;

    /**
     * @param err stderr
     * @param what is counted, such as {@code field.tif: regions}
     */
    ConsoleProgress(final PrintWriter err, final String what) {
        this(err, what, Boolean.getBoolean(TERMINAL));
    }

    ConsoleProgress(final PrintWriter err, final String what, final boolean shown) {
        this.err = err;
        this.what = what;
        this.shown = shown;
    }

    @Override
    public void report(final long done, final long total) {
        final long now = System.nanoTime();
        if (!shown || done < total && now - last < INTERVAL) return;
        last = now;
        write(what + " " + done + " of " + total + timeLeft(now - start, done, total));
    }

    /** Such as {@code , 1 min 20 s left}; nothing before there is anything to reckon with. */
    static String timeLeft(final long nanoseconds, final long done, final long total) {
        if (done <= 0 || done >= total) return "";
        return timeLeft(nanoseconds * 1e-9 / done * (total - done));
    }

    /** Such as {@code , 1 min 20 s left}. */
    static String timeLeft(final double exact) {
        final long seconds = Math.round(exact);
        if (seconds < 60) return ", " + seconds + " s left";
        if (seconds < 3600) return ", " + seconds / 60 + " min " + seconds % 60 + " s left";
        return ", " + seconds / 3600 + " h " + seconds / 60 % 60 + " min left";
    }

    private void write(final String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, written - text.length())));
        err.flush();
        written = text.length();
    }

    @Override
    public boolean isCanceled() {
        return false;
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (written == 0) return;
        write("");
        err.print("\r");
        err.flush();
    }
}
