package io.github.explicell.view;

import ij.gui.Plot;
import io.github.explicell.train.EpochLog;
import io.github.explicell.train.Stage;
import io.github.explicell.train.TrainingListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Draws how a training goes, anew after each epoch: loss, accuracy and learning rate over the epochs. */
public final class TrainingPlots implements TrainingListener {

    /** File of the plot of training and validation loss. */
    public static final String LOSS = "loss.png";
    /** File of the plot of the validation's accuracy and macro F1. */
    public static final String ACCURACY = "accuracy.png";
    /** File of the plot of the learning rate. */
    public static final String LEARNING_RATE = "learning-rate.png";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final float LINE = 2;

    private final Path folder;
    private final List<EpochLog> epochs = new ArrayList<>();
    private String prefix = "";

    /** @param folder where the pictures are written */
    public TrainingPlots(final Path folder) {
        this.folder = folder;
    }

    /** Each stage has its plots; those of the last one have no name before theirs. */
    @Override
    public void stage(final Stage stage, final int number, final int of) {
        epochs.clear();
        prefix = number == of ? "" : stage.name() + "-";
    }

    @Override
    public void resumed(final List<EpochLog> past) {
        epochs.clear();
        epochs.addAll(past);
        if (!epochs.isEmpty()) write();
    }

    @Override
    public void epoch(final EpochLog log) {
        epochs.add(log);
        write();
    }

    private void write() {
        final Map<String, ToDoubleFunction<EpochLog>> losses = new LinkedHashMap<>();
        losses.put("training", EpochLog::trainingLoss);
        losses.put("validation", EpochLog::validationLoss);
        final Map<String, ToDoubleFunction<EpochLog>> scores = new LinkedHashMap<>();
        scores.put("accuracy", EpochLog::validationAccuracy);
        scores.put("macro F1", EpochLog::validationMacroF1);
        try {
            PngFiles.write(draw("Loss", epochs, losses), folder.resolve(prefix + LOSS));
            PngFiles.write(draw("Validation", epochs, scores), folder.resolve(prefix + ACCURACY));
            PngFiles.write(
                    draw("Learning rate", epochs, Map.of("learning rate", EpochLog::learningRate)),
                    folder.resolve(prefix + LEARNING_RATE));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Draws curves over the epochs.
     *
     * @param title above the plot
     * @param epochs at least one
     * @param curves name to value
     * @return the picture
     */
    static BufferedImage draw(
            final String title, final List<EpochLog> epochs, final Map<String, ToDoubleFunction<EpochLog>> curves) {
        final Plot plot = new Plot(title, "epoch", String.join(", ", curves.keySet()));
        plot.setSize(WIDTH, HEIGHT);
        plot.setLineWidth(LINE);
        final double[] x = epochs.stream().mapToDouble(EpochLog::epoch).toArray();
        int colour = 0;
        for (final ToDoubleFunction<EpochLog> curve : curves.values()) {
            plot.setColor(ClassColours.of(colour++));
            plot.add(
                    epochs.size() == 1 ? "circle" : "line",
                    x,
                    epochs.stream().mapToDouble(curve).toArray());
        }
        plot.setColor(java.awt.Color.BLACK);
        if (curves.size() > 1) plot.addLegend(String.join("\n", curves.keySet()));
        plot.setLimitsToFit(true);
        return plot.getProcessor().getBufferedImage();
    }
}
