package io.github.explicell.train;

import java.util.List;

/** Told what happens in training. */
public interface TrainingListener {

    /** Hears nothing and never cancels. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * @param listeners any number
     * @return tells all of them; ends the work when one of them wants it
     */
    static TrainingListener all(final TrainingListener... listeners) {
        return new ListenerGroup(List.of(listeners));
    }

    /** @param message what the user should know, a sentence */
    default void message(final String message) {}

    /** @param words number format, device, threads and memory, for people; told before the first stage */
    default void computing(final String words) {}

    /**
     * Told before a stage begins.
     *
     * @param stage which
     * @param number from 1
     * @param of how many there are
     */
    default void stage(final Stage stage, final int number, final int of) {}

    /**
     * @param epoch from 1
     * @param epochs of the run
     * @param done samples seen in this epoch
     * @param samples of the training part
     */
    default void progress(final int epoch, final int epochs, final int done, final int samples) {}

    /** @param past the epochs of a resumed run that ended before; told before any other epoch */
    default void resumed(final List<EpochLog> past) {}

    /** @param log of the epoch that has just ended */
    default void epoch(final EpochLog log) {}

    /** @return whether the user wants the work to end now; asked after every batch. A run can be resumed after that */
    default boolean isCanceled() {
        return false;
    }

    /** @return whether training shall stop and the best epoch so far be the model; asked after every batch */
    default boolean isStopRequested() {
        return false;
    }
}
