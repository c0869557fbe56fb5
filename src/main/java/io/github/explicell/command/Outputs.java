package io.github.explicell.command;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GUI;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import io.github.explicell.view.Montage;
import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * Shows a result image so that it is there and active for the next line of a macro, as after one of ImageJ's own
 * commands: with and without windows, in batch mode and out of it. An OUTPUT parameter does not achieve that.
 */
final class Outputs {

    /** Pixels that a stack's window needs above and below its image. */
    private static final int WINDOW = 100;

    private Outputs() {}

    /**
     * @throws IllegalArgumentException if there can be no ROI Manager, and what to do
     */
    static void checkManager() {
        if (GraphicsEnvironment.isHeadless() && RoiManager.getInstance2() == null)
            throw new IllegalArgumentException(
                    "the ROI Manager needs windows: leave roi_manager out, and take the ROIs from the overlay.");
    }

    /**
     * Adds ROIs to the ROI Manager, which is opened if it is not.
     *
     * @param rois with names
     */
    static void toManager(final List<Roi> rois) {
        final RoiManager open = RoiManager.getInstance2();
        final RoiManager manager = open == null ? new RoiManager() : open;
        rois.forEach(manager::addRoi);
    }

    /**
     * Shows an image and makes it the active one.
     *
     * @param image not shown yet
     */
    static void show(final ImagePlus image) {
        final boolean batch = Interpreter.isBatchMode();
        if (batch || !GraphicsEnvironment.isHeadless()) image.show();
        if (!batch) return;
        // NB: show() made it current for this thread of a pool, where a later command would take it for its input.
        WindowManager.setTempCurrentImage(null);
        MacroThread.find().ifPresent(macro -> WindowManager.setTempCurrentImage(macro, image));
    }

    /**
     * The same, with its window beside those that are there, if the screen has room, so that it does not hide what it
     * is a result of.
     *
     * @param image not shown yet
     */
    static void showBeside(final ImagePlus image) {
        show(image);
        WindowPlaces.settle(image.getWindow());
    }

    /**
     * Shows rows of the Results table; when that opens its window, and the user never moved it, beside the images.
     *
     * @param shows the rows
     */
    static void table(final Runnable shows) {
        final boolean open = ResultsTable.getResultsWindow() != null;
        shows.run();
        if (!open && Prefs.getLocation("results.loc") == null) WindowPlaces.settle(ResultsTable.getResultsWindow());
    }

    /** @return how many regions a page of a montage shows: as many as the screen is high enough for, if there is one */
    static int montageRows() {
        if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) return Montage.ROWS;
        return Montage.rowsWithin(GUI.getMaxWindowBounds(IJ.getInstance()).height - WINDOW);
    }
}
