package io.github.explicell.command;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.explicell.files.FileNames;
import io.github.explicell.files.Folders;
import io.github.explicell.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Labelled images that a user named: a file or folder, or an open image. An open image is written to a temporary file
 * first, as it is now: a training reads its pixels again and again, whatever happens to the window.
 */
final class LabelledData implements AutoCloseable {

    private final Path path;
    private final String name;
    private final Path temporary;

    private LabelledData(final Path path, final String name, final Path temporary) {
        this.path = path;
        this.name = name;
        this.temporary = temporary;
    }

    /**
     * @param data title of an open image, or a file or folder
     * @return the data, to be closed
     * @throws IOException if an open image cannot be written to the temporary folder
     * @throws IllegalArgumentException if there is neither such an image nor such a file
     */
    static LabelledData of(final String data) throws IOException {
        final String wanted = data.strip();
        if (wanted.isEmpty())
            throw new IllegalArgumentException("data is empty: give the title of an open labelled stack, a file or a"
                    + " folder of labelled images.");
        final ImagePlus open = WindowManager.getImage(wanted);
        if (open != null) return open(ImageInput.check(open));
        try {
            final Path path = Path.of(wanted);
            if (Files.exists(path)) return new LabelledData(path, wanted, null);
        } catch (final InvalidPathException e) {
            throw new IllegalArgumentException("data is not a path: " + wanted + ".", e);
        }
        throw new IllegalArgumentException(
                "There is neither an open image nor a file or folder " + wanted + ": check the parameter data.");
    }

    /** A stack is labelled by its slices, a single image by its ROIs: that is how its file is read. */
    private static LabelledData open(final ImagePlus image) throws IOException {
        final Path folder = Files.createTempDirectory("explicell-data-");
        final Path file = folder.resolve(new FileNames().unique(image.getShortTitle()) + ".tif");
        try {
            ImageFiles.writeTiff(image, file);
        } catch (final IOException | RuntimeException e) {
            Folders.delete(folder);
            throw e;
        }
        return new LabelledData(image.getStackSize() > 1 ? file : folder, image.getTitle(), folder);
    }

    /** @return what a data reader reads */
    Path path() {
        return path;
    }

    /** @return the title or path, for people */
    String name() {
        return name;
    }

    /** @return whether it is a copy of an open image, gone when this is closed */
    boolean isCopy() {
        return temporary != null;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) Folders.delete(temporary);
    }
}
