package io.github.explicell.image;

import ij.ImagePlus;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens images: PNG, JPEG, BMP and the TIFF files of ImageJ (with their
 * overlay, selection and slice labels) as ImageJ does, everything else through
 * Bio-Formats.
 */
public final class Pictures {

    private Pictures() {}

    /**
     * Opens one series of an image file.
     *
     * @param file the file
     * @param series from 0; most files have only series 0
     * @return the image, to be closed
     * @throws IOException if the file cannot be read, in one sentence that names
     *           it
     * @throws IllegalArgumentException if the file does not have the series
     */
    public static Picture open(final Path file, final int series) throws IOException {
        final FileKind kind = kind(file);
        if (kind == FileKind.OTHER) return BioFormats.open(file, series);
        checkSeries(file, series, 1);
        return of(kind == FileKind.RASTER ? RasterFiles.open(file) : ImageJTiff.open(file));
    }

    /**
     * An image of ImageJ. Its selection and its current plane are those of the
     * moment they are asked for.
     *
     * @param image an image with at least one pixel
     * @return the image; closing it leaves ImageJ's as it is
     * @throws IllegalArgumentException if the image is empty
     */
    public static Picture of(final ImagePlus image) {
        return new ImagePlusPicture(image);
    }

    /**
     * Counts the series of an image file.
     *
     * @param file the file
     * @return 1 or more
     * @throws IOException if the file cannot be read, in one sentence that names
     *           it
     */
    public static int seriesCount(final Path file) throws IOException {
        return kind(file) == FileKind.OTHER ? BioFormats.seriesCount(file) : 1;
    }

    /** @throws IllegalArgumentException if the file does not have the series */
    static void checkSeries(final Path file, final int series, final int count) {
        if (series < 0 || series >= count)
            throw new IllegalArgumentException("The file " + file + " has " + count
                    + " series, counted from 0, so there is no series " + series + ".");
    }

    /**
     * The size of an image. Of a PNG, JPEG or BMP file only the header is read.
     *
     * @param file the file
     * @param series from 0
     * @return width and height in pixels
     * @throws IOException if the file cannot be read, in one sentence that names
     *           it
     * @throws IllegalArgumentException if the file does not have the series
     */
    static Dimension size(final Path file, final int series) throws IOException {
        if (kind(file) == FileKind.RASTER) {
            checkSeries(file, series, 1);
            return RasterFiles.size(file);
        }
        try (Picture picture = open(file, series)) {
            return new Dimension(picture.width(), picture.height());
        }
    }

    private static FileKind kind(final Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
            throw new IOException("The image " + file + " does not exist, is not a file, or may not be read.");
        return FileKind.of(file);
    }
}
