package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.view.ResultOverlay;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Removes Explicell's results from an image's overlay; everything else in it stays. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "Explicell"),
            @Menu(label = RemoveResultsCommand.TITLE, weight = 90)
        },
        description = "Removes Explicell's outlines and legend from an image; your own overlay stays.",
        headless = true)
public final class RemoveResultsCommand extends ContextCommand {

    static final String TITLE = "Explicell Remove Results";

    @Parameter(label = "Image", description = "The image whose overlay is cleaned.", persist = false)
    private ImagePlus image;

    @Parameter
    private LogService log;

    @Override
    public void run() {
        try {
            ResultOverlay.remove(ImageInput.check(image));
        } catch (final RuntimeException | OutOfMemoryError | LinkageError e) {
            Failure.end(this, TITLE, e, log);
        }
    }
}
