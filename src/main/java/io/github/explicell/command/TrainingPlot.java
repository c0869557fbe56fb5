package io.github.explicell.command;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import io.github.explicell.train.EpochLog;
import io.github.explicell.view.ClassColours;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Losses and the accuracy over the epochs, in a plot of ImageJ, which has its data and can be saved. */
final class TrainingPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final float LINE = 2;

    private final String title;
    private Plot plot;
    private PlotWindow window;

    TrainingPlot(final String title) {
        this.title = title;
    }

    /**
     * @param epochs so far, at least one
     * @param live whether it is shown now, in the window that is there already if there is one
     */
    void draw(final List<EpochLog> epochs, final boolean live) {
        plot = new Plot(title, "epoch", "loss, accuracy");
        plot.setSize(WIDTH, HEIGHT);
        plot.setLineWidth(LINE);
        curve(epochs, 0, EpochLog::trainingLoss);
        curve(epochs, 1, EpochLog::validationLoss);
        curve(epochs, 2, EpochLog::validationAccuracy);
        plot.setColor("black");
        plot.addLegend("training loss\nvalidation loss\nvalidation accuracy");
        plot.setLimitsToFit(true);
        // accuracies are seen between 0 and 1, losses from 0 on
        final double[] limits = plot.getLimits();
        plot.setLimits(limits[0], limits[1], 0, Math.max(1, limits[3]));
        if (!live) return;
        if (window == null || window.isClosed()) window = plot.show();
        else window.drawPlot(plot);
    }

    private void curve(final List<EpochLog> epochs, final int colour, final ToDoubleFunction<EpochLog> value) {
        plot.setColor(ClassColours.of(colour));
        plot.add(
                epochs.size() == 1 ? "circle" : "line",
                epochs.stream().mapToDouble(EpochLog::epoch).toArray(),
                epochs.stream().mapToDouble(value).toArray());
    }

    /** @return the plot as an image, not shown */
    ImagePlus image() {
        return new ImagePlus(title, plot.getProcessor());
    }
}
