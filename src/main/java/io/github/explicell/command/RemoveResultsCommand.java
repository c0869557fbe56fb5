package io.github.explicell.command;

import ij.ImagePlus;
import io.github.explicell.view.ResultOverlay;
import org.scijava.command.Command;
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
public final class RemoveResultsCommand extends ExplicellCommand {

    static final String TITLE = "Explicell Remove Results";

    @Parameter(label = "Image", description = "The image whose overlay is cleaned.", persist = false)
    private ImagePlus image;

    @Override
    String title() {
        return TITLE;
    }

    @Override
    String work() {
        ResultOverlay.remove(ImageInput.check(image));
        return "Removed Explicell's results from " + image.getTitle() + ".";
    }
}
