package io.github.explicell.train;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where in its epochs a training is, and what came of those that have ended. */
final class TrainingPosition {

    private static final String EPOCH = "position.epoch";
    private static final String BATCHES = "position.batches";
    private static final String LOSS = "position.loss_sum";
    private static final String SAMPLES = "position.samples";
    private static final String MEASURED = "position.loss_samples";
    private static final String LEFT_OUT = "position.left_out";
    private static final String SECONDS = "position.seconds";
    private static final String EPOCHS = "epochs";

    private int epoch = 1;
    private int batches;
    private double loss;
    private int samples;
    private int measuredSamples;
    private int leftOut;
    private double seconds;
    // since the program was started; what was before is no matter of the run
    private double measured;
    private double waited;
    private final List<EpochLog> epochs = new ArrayList<>();

    /** @return the epoch that is going on, or would be the next, from 1 */
    int epoch() {
        return epoch;
    }

    /** @return how many of its batches have been learned from */
    int batches() {
        return batches;
    }

    /** @return how many of its samples have been learned from */
    int samples() {
        return samples;
    }

    /** @return seconds spent learning from them */
    double seconds() {
        return seconds;
    }

    /** @return share of them, of this start of the program, in which the next batch was not ready */
    double waiting() {
        return measured == 0 ? 0 : waited / measured;
    }

    /** @return mean loss over those whose loss is a number; NaN if there is none */
    double meanLoss() {
        return loss / measuredSamples;
    }

    /** @return how many of the batches changed no weights */
    int leftOut() {
        return leftOut;
    }

    /** @return the epochs that have ended */
    List<EpochLog> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** @return the best epoch that has ended, or null */
    EpochLog best() {
        return epochs.stream().filter(EpochLog::best).reduce((a, b) -> b).orElse(null);
    }

    /**
     * A batch has been learned from, or left out.
     *
     * @param step what came of it
     * @param n its samples
     * @param time seconds it took, from the end of the batch before it
     * @param wait seconds of them in which it was not ready yet
     */
    void step(final Learning.Step step, final int n, final double time, final double wait) {
        batches++;
        if (Float.isFinite(step.loss())) {
            loss += (double) step.loss() * n;
            measuredSamples += n;
        }
        if (!step.taken()) leftOut++;
        samples += n;
        seconds += time;
        measured += time;
        waited += wait;
    }

    /** The epoch has ended. */
    void next(final EpochLog log) {
        epochs.add(log);
        epoch++;
        batches = 0;
        loss = 0;
        samples = 0;
        measuredSamples = 0;
        leftOut = 0;
        seconds = 0;
        measured = 0;
        waited = 0;
    }

    void save(final Checkpoint.Draft checkpoint) {
        checkpoint.put(EPOCH, epoch);
        checkpoint.put(BATCHES, batches);
        checkpoint.put(LOSS, loss);
        checkpoint.put(SAMPLES, samples);
        checkpoint.put(MEASURED, measuredSamples);
        checkpoint.put(LEFT_OUT, leftOut);
        checkpoint.put(SECONDS, seconds);
        checkpoint.put(EPOCHS, new Gson().toJson(epochs));
    }

    void restore(final Checkpoint checkpoint) {
        epoch = (int) checkpoint.number(EPOCH);
        batches = (int) checkpoint.number(BATCHES);
        loss = checkpoint.number(LOSS);
        samples = (int) checkpoint.number(SAMPLES);
        measuredSamples = (int) checkpoint.number(MEASURED, samples);
        leftOut = (int) checkpoint.number(LEFT_OUT, 0);
        seconds = checkpoint.number(SECONDS);
        epochs.clear();
        epochs.addAll(List.of(new Gson().fromJson(checkpoint.text(EPOCHS), EpochLog[].class)));
    }
}
