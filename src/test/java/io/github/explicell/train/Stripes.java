package io.github.explicell.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures whose two classes are stripes of two directions: colour and brightness tell nothing. */
public final class Stripes {

    /** Height and width in pixels. */
    public static final int SIZE = 32;

    private Stripes() {}

    /**
     * Draws a folder of classes.
     *
     * @param folder where to
     * @param count of pictures, the classes in turn
     * @return the folder
     */
    public static Path draw(final Path folder, final int count) throws IOException {
        final Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            final boolean vertical = i % 2 == 0;
            final BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
            final double phase = random.nextDouble() * 7;
            for (int y = 0; y < SIZE; y++)
                for (int x = 0; x < SIZE; x++) {
                    final int grey =
                            (int) (127 + 60 * Math.sin((vertical ? x : y) + phase) + 20 * random.nextGaussian());
                    image.setRGB(x, y, 0x10101 * Math.max(0, Math.min(255, grey)));
                }
            final Path classFolder = Files.createDirectories(folder.resolve(vertical ? "vertical" : "horizontal"));
            ImageIO.write(image, "png", classFolder.resolve(i + ".png").toFile());
        }
        return folder;
    }
}
