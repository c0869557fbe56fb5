package io.github.explicell.train;

/** Told what happens in training. */
public interface TrainingListener {

    /** Hears nothing and never cancels. */
    TrainingListener NONE = new TrainingListener() {};

    /** @param message what the user should know, a sentence */
    default void message(final String message) {}

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

    /** @param log of the epoch that has just ended */
    default void epoch(final EpochLog log) {}

    /** @return whether the user wants the work to end now; asked after every batch */
    default boolean isCanceled() {
        return false;
    }
}
