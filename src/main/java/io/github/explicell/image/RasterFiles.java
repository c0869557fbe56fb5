package io.github.explicell.image;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Opens PNG, JPEG and BMP files. A palette's colours are the pixels; alpha is
 * dropped.
 */
final class RasterFiles {

    /** A decoder needs the pixels about this many times. */
    private static final int COPIES = 2;

    private RasterFiles() {}

    /**
     * @throws IOException if the file cannot be read or its pixels do not fit
     *           into the memory
     */
    static ImagePlus open(final Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw damaged(file, "no reader knows it", null);
            final BufferedImage image = decode(readers.next(), in, file);
            return new ImagePlus(file.getFileName().toString(), processor(image));
        }
    }

    /** @throws IOException if the file has no header that a reader knows */
    static Dimension size(final Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw damaged(file, "no reader knows it", null);
            final ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new Dimension(reader.getWidth(0), reader.getHeight(0));
            } catch (final IOException | RuntimeException e) {
                throw damaged(file, e.getMessage(), e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageProcessor processor(final BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) return new ByteProcessor(image);
        if (image.getType() == BufferedImage.TYPE_USHORT_GRAY) return new ShortProcessor(image);
        final int width = image.getWidth();
        final int height = image.getHeight();
        return new ColorProcessor(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static BufferedImage decode(final ImageReader reader, final ImageInputStream in, final Path file)
            throws IOException {
        final StringBuilder warnings = new StringBuilder();
        try {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.append(warning));
            Memory.check(file, COPIES * 4L * reader.getWidth(0) * reader.getHeight(0));
            final BufferedImage image = reader.read(0);
            if (warnings.toString().contains("Truncated")) throw damaged(file, "it ends too early", null);
            return image;
        } catch (final IOException | RuntimeException e) {
            throw e instanceof UnreadableImageException ? (IOException) e : damaged(file, e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static IOException damaged(final Path file, final String why, final Exception cause) {
        return new UnreadableImageException(file, why, cause);
    }
}
