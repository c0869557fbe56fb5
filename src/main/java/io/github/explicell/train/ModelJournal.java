package io.github.explicell.train;

import io.github.explicell.model.ModelFolder;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the log of a stage into the model's folder; of the last stage, whose best epoch is the model, also that. */
final class ModelJournal implements Journal {

    private final TrainedModel model;
    private final Path log;
    private final boolean last;
    private Map<String, Tensor> best;

    /**
     * @param model where to
     * @param stage which
     * @param last whether it is the last one
     */
    ModelJournal(final TrainedModel model, final Stage stage, final boolean last) {
        this.model = model;
        this.last = last;
        log = model.folder().resolve(last ? ModelFolder.LOG : ModelFolder.log(stage.name()));
    }

    @Override
    public void epoch(final List<EpochLog> epochs, final Map<String, Tensor> weights) throws IOException {
        TrainingLog.write(log, epochs);
        if (weights == null) return;
        best = weights;
        if (last) model.write(epochs.get(epochs.size() - 1), weights, null);
    }

    @Override
    public Map<String, Tensor> weights(final EpochLog epoch) {
        return best;
    }

    /** @return the file name of the log */
    String logName() {
        return log.getFileName().toString();
    }
}
