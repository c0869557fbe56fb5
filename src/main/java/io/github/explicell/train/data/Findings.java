package io.github.explicell.train.data;

import io.github.explicell.classify.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** What sources find. */
final class Findings {

    /** Finds the samples of one file. */
    interface Work {

        void run() throws IOException;
    }

    private final List<Sample> samples = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    void add(final Sample sample) {
        samples.add(sample);
    }

    /** @param why a sentence */
    void leaveOut(final String why) {
        leftOut.add(why);
    }

    /** Does something with a file; if it fails, the file is left out. */
    void attempt(final Work work) {
        try {
            work.run();
        } catch (final IOException | IllegalArgumentException e) {
            leaveOut(e.getMessage());
        }
    }

    /** Reports one step, and ends the work if that is wanted. */
    static void step(final Progress progress, final long done, final long total) {
        progress.report(done, total);
        if (progress.isCanceled()) throw new CancellationException("canceled");
    }

    List<Sample> samples() {
        return samples;
    }

    List<String> leftOut() {
        return leftOut;
    }
}
