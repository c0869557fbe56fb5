package io.github.explicell.train;

import com.google.gson.Gson;
import io.github.explicell.model.DataType;
import io.github.explicell.model.SafetensorsWriter;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps log and checkpoints of one stage of a run, beside what its model's folder gets. The weights of the best epoch lie in
 * a file named after it; the latest state names the one that belongs to it. A file that nobody names is deleted only
 * after a newer state is whole, so that there is a state with its best weights at any moment.
 */
final class RunJournal implements Journal {

    /** File of the latest state. */
    static final String LATEST = "latest.safetensors";
    /** The state's number of its stage. */
    static final String STAGE = "stage";

    private static final String BEST = "best_epoch";
    private static final String EPOCH = "epoch";
    private static final String WEIGHTS = "weights";
    /** Keeping states takes at most this share of the time. */
    private static final double MOST_TIME = 0.05;

    private final Path run;
    private final Path folder;
    private final ModelJournal model;
    private final int stage;
    private final Duration interval;
    private long last = System.nanoTime();
    private long cost;

    /**
     * @param run its folder
     * @param folder of checkpoints
     * @param model what the model's folder gets
     * @param stage number of the stage, from 0
     * @param interval how often a state is kept
     */
    RunJournal(final Path run, final Path folder, final ModelJournal model, final int stage, final Duration interval) {
        this.run = run;
        this.folder = folder;
        this.model = model;
        this.stage = stage;
        this.interval = interval;
    }

    /** NB: log and model of a killed run may be further than its state. */
    @Override
    public void resume(final List<EpochLog> epochs, final Checkpoint state) throws IOException {
        final int best = (int) state.number(BEST);
        TrainingLog.write(run.resolve(model.logName()), epochs);
        if (best > 0) model.epoch(epochs.subList(0, best), weights(epochs.get(best - 1)));
        model.epoch(epochs, null);
    }

    @Override
    public void epoch(final List<EpochLog> epochs, final Map<String, Tensor> best) throws IOException {
        TrainingLog.write(run.resolve(model.logName()), epochs);
        if (best != null) {
            final EpochLog epoch = epochs.get(epochs.size() - 1);
            final Map<String, Tensor> named = new TreeMap<>();
            best.forEach((name, tensor) -> named.put(WEIGHTS + "/" + name, tensor));
            SafetensorsWriter.write(best(epoch.epoch()), named, Map.of(EPOCH, new Gson().toJson(epoch)), DataType.F32);
        }
        model.epoch(epochs, best);
    }

    @Override
    public Map<String, Tensor> weights(final EpochLog epoch) throws IOException {
        return Checkpoint.read(best(epoch.epoch())).tensors(WEIGHTS);
    }

    private Path best(final int epoch) {
        return folder.resolve("best-" + (stage + 1) + "-" + epoch + ".safetensors");
    }

    @Override
    public boolean isDue() {
        return System.nanoTime() - last > (interval.isZero() ? 0 : Math.max(interval.toNanos(), cost / MOST_TIME));
    }

    @Override
    public void keep(final Checkpoint.Draft state, final int best) throws IOException {
        final long start = System.nanoTime();
        state.put(STAGE, stage);
        state.put(BEST, best);
        state.write(folder.resolve(LATEST));
        deleteAllBut(best(best));
        last = System.nanoTime();
        cost = last - start;
    }

    private void deleteAllBut(final Path named) throws IOException {
        final List<Path> others;
        try (Stream<Path> files = Files.list(folder)) {
            others = files.filter(f -> f.getFileName().toString().startsWith("best-") && !f.equals(named))
                    .toList();
        }
        for (final Path other : others) Files.deleteIfExists(other);
    }

    @Override
    public boolean isStopRequested() {
        return Files.exists(run.resolve(RunFolder.STOP));
    }
}
