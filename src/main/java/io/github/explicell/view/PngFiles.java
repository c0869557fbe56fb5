package io.github.explicell.view;

import io.github.explicell.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes drawn pictures as PNG. */
public final class PngFiles {

    private PngFiles() {}

    /**
     * @param picture drawn
     * @param file where to; folders on the way are made; replaced when all is written
     * @throws IOException naming the file, if it cannot be written
     */
    public static void write(final BufferedImage picture, final Path file) throws IOException {
        WholeFile.write(file, out -> {
            if (!ImageIO.write(picture, "png", out)) throw new IOException("this Java has no PNG writer");
        });
    }
}
