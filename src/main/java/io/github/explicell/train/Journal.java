package io.github.explicell.train;

import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a training leaves behind while it goes on. */
interface Journal {

    /**
     * Brings what it leaves behind to where a training goes on.
     *
     * @param epochs that had ended
     * @param state the latest one
     */
    default void resume(final List<EpochLog> epochs, final Checkpoint state) throws IOException {}

    /**
     * Told each epoch before the next begins.
     *
     * @param epochs all so far, the new one last
     * @param best a copy of the weights where the new one is the best so far, else null
     */
    void epoch(List<EpochLog> epochs, Map<String, Tensor> best) throws IOException;

    /**
     * @param epoch the best one
     * @return its weights, which this was told, or the journal of the same run before it
     */
    Map<String, Tensor> weights(EpochLog epoch) throws IOException;

    /** @return whether the state should be kept now; asked after each batch and epoch */
    default boolean isDue() {
        return false;
    }

    /**
     * Keeps a state from which the training can go on.
     *
     * @param state read at once
     * @param best number of the best epoch whose weights belong to it, 0 for none
     */
    default void keep(final Checkpoint.Draft state, final int best) throws IOException {}

    /** @return whether training shall stop; asked after each batch */
    default boolean isStopRequested() {
        return false;
    }
}
