package io.github.explicell.train.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small images to make data sets of. */
final class DataFiles {

    private DataFiles() {}

    /** Writes noise over a ramp; the same seed gives the same pixels. */
    static Path image(final Path file, final int width, final int height, final long seed) throws IOException {
        final Random random = new Random(seed);
        final int[] corners = random.ints(9, 20, 235).toArray();
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                image.setRGB(x, y, 0x10101 * (corners[3 * (3 * y / height) + 3 * x / width] + random.nextInt(9)));
        return write(image, file);
    }

    static Path write(final BufferedImage image, final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        final String name = file.getFileName().toString();
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    static Path text(final Path file, final String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
