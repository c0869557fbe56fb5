package io.github.explicell.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How long a stage of a training will still take: its remaining epochs are taken to be like the last ones. The first epoch
 * of a run, or of what goes on with one, counts only until another has ended: it fills caches, and may be slower by far.
 */
public final class TimeLeft {

    /** How many epochs are averaged. */
    private static final int RECENT = 3;

    private final LongSupplier clock;
    private final Deque<Double> recent = new ArrayDeque<>();
    private int ended;
    private int epochs;
    private double now;
    private double from;
    private long start;

    /** By the clock of this machine. */
    public TimeLeft() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    TimeLeft(final LongSupplier clock) {
        this.clock = clock;
    }

    /** A stage begins, or is gone on with. */
    public void begin() {
        recent.clear();
        ended = 0;
        epochs = 0;
    }

    /**
     * Samples have been learned from.
     *
     * @param epoch from 1
     * @param of epochs of the stage
     * @param done samples seen in this epoch
     * @param samples of an epoch
     */
    public void progress(final int epoch, final int of, final int done, final int samples) {
        now = epoch - 1 + done / (double) samples;
        if (epochs == 0) {
            from = now;
            start = clock.getAsLong();
        }
        epochs = of;
    }

    /**
     * An epoch has ended.
     *
     * @param log what happened in it
     */
    public void epoch(final EpochLog log) {
        if (++ended == 2) recent.clear();
        recent.add(log.seconds());
        if (recent.size() > RECENT) recent.remove();
        now = log.epoch();
    }

    /** @return seconds to the end of the stage, at least 0; NaN before there is anything to reckon with */
    public double seconds() {
        final double each = recent.isEmpty()
                ? (clock.getAsLong() - start) * 1e-9 / (now - from)
                : recent.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return epochs == 0 || Double.isInfinite(each) ? Double.NaN : (epochs - now) * each;
    }
}
