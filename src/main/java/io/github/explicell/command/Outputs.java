package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;
import java.awt.GraphicsEnvironment;
import java.util.List;

/**
 * Shows a result image so that it is there and active for the next line of a macro, as after one of ImageJ's own
 * commands: with and without windows, in batch mode and out of it. An OUTPUT parameter does not achieve that.
 */
final class Outputs {

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
}
