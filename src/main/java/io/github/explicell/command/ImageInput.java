package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.Arrays;

/** Checks the image that a command was given; ImageJ gives an empty one for a title that it does not know. */
final class ImageInput {

    private ImageInput() {}

    /**
     * @param image what the command was given
     * @return the same
     * @throws IllegalArgumentException if it is none, has no pixels, or, in a macro, is not open
     */
    static ImagePlus check(final ImagePlus image) {
        if (image == null) throw new IllegalArgumentException("There is no image: open one first.");
        if (image.getWidth() < 1 || image.getHeight() < 1 || image.getProcessor() == null)
            throw new IllegalArgumentException("The image " + title(image)
                    + "has no pixels or was closed: open it, or give the title of an open image" + open() + ".");
        if (MacroThread.isMacro() && WindowManager.getImage(image.getID()) == null)
            throw new IllegalArgumentException(
                    "The image " + title(image) + "is not open: give the title of an open image" + open() + ".");
        return image;
    }

    private static String title(final ImagePlus image) {
        return image.getTitle() == null || image.getTitle().isBlank() ? "" : image.getTitle() + " ";
    }

    private static String open() {
        final String[] titles = WindowManager.getImageTitles();
        return titles.length == 0 ? "" : ", one of " + String.join(", ", Arrays.asList(titles));
    }
}
