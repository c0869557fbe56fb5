package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import java.io.IOException;

/** Where labelled regions come from. Pixels are not kept. */
interface Source {

    /** @return what it is, for a person */
    String words();

    /**
     * Finds the samples.
     *
     * @param found gets them, and what is left out and why
     * @param progress told how far it is
     * @throws IOException with one sentence, if it cannot be read as a whole
     * @throws java.util.concurrent.CancellationException if progress asked for the end
     */
    void read(Findings found, Progress progress) throws IOException;
}
