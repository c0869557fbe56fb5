package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.awt.GraphicsEnvironment;

/**
 * Shows a result image so that it is there and active for the next line of a macro, as after one of ImageJ's own
 * commands: with and without windows, in batch mode and out of it. An OUTPUT parameter does not achieve that.
 */
final class Outputs {

    private Outputs() {}

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
