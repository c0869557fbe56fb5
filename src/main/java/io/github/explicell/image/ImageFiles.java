package io.github.explicell.image;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import io.github.explicell.files.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Writes images and ROI sets, each file whole or not at all.
 */
public final class ImageFiles {

    private ImageFiles() {}

    /**
     * Writes an image or a stack as TIFF, with its calibration, slice labels,
     * selection and overlay; ROIs keep names and properties.
     *
     * @param image of any type
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeTiff(final ImagePlus image, final Path file) throws IOException {
        final boolean changes = image.changes;
        WholeFile.writePath(file, temporary -> {
            final FileSaver saver = new FileSaver(image);
            final String path = temporary.toString();
            if (!(image.getStackSize() > 1 ? saver.saveAsTiffStack(path) : saver.saveAsTiff(path)))
                throw new IOException("ImageJ cannot save it as TIFF");
        });
        image.changes = changes;
    }

    /**
     * Writes an RGB image as TIFF.
     *
     * @param pixels (x, y, 3): red, green and blue, 0..1
     * @param pixelSize its calibration
     * @param overlay regions that become its overlay, with names and properties
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeRgb(
            final RandomAccessibleInterval<FloatType> pixels,
            final Optional<PixelSize> pixelSize,
            final List<Region> overlay,
            final Path file)
            throws IOException {
        writeTiff(Images.rgb(List.of(pixels), List.of(), pixelSize, overlay), file);
    }

    /**
     * Writes a labelled RGB stack as TIFF.
     *
     * @param slices each (x, y, 3): red, green and blue, 0..1; all of one size,
     *          at least one
     * @param labels one for each slice, such as {@code class|group}
     * @param pixelSize its calibration
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeStack(
            final List<? extends RandomAccessibleInterval<FloatType>> slices,
            final List<String> labels,
            final Optional<PixelSize> pixelSize,
            final Path file)
            throws IOException {
        writeTiff(Images.rgb(slices, labels, pixelSize, List.of()), file);
    }

    /**
     * Writes a label image as TIFF: 8 bit if that is enough, else 16 bit, else 32
     * bit.
     *
     * @param labels (x, y), 0 for the background, at most 16777216
     * @param pixelSize its calibration
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeLabels(
            final RandomAccessibleInterval<? extends IntegerType<?>> labels,
            final Optional<PixelSize> pixelSize,
            final Path file)
            throws IOException {
        writeTiff(Images.labels(labels, pixelSize), file);
    }

    /**
     * Writes the current plane of an image as PNG, as it is displayed; its
     * overlay only if it was flattened.
     *
     * @param image of any type
     * @param file replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writePng(final ImagePlus image, final Path file) throws IOException {
        WholeFile.writePath(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                if (!ImageIO.write(image.getBufferedImage(), "png", out))
                    throw new IOException("there is no PNG writer for it");
            }
        });
    }

    /**
     * Writes ROIs as the ROI Manager does: a {@code .roi} file of one, else a
     * {@code .zip} file.
     *
     * @param rois at least one
     * @param file ends in {@code .zip}, or, for one ROI, in {@code .roi};
     *          replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeRois(final List<Roi> rois, final Path file) throws IOException {
        WholeFile.writePath(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(".roi") && rois.size() == 1)
                    out.write(RoiEncoder.saveAsByteArray(rois.get(0)));
                else writeZip(rois, out);
            }
        });
    }

    // -- Helper methods --

    private static void writeZip(final List<Roi> rois, final OutputStream out) throws IOException {
        final Set<String> used = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < rois.size(); i++) {
                zip.putNextEntry(new ZipEntry(entryName(rois.get(i), i, used)));
                zip.write(RoiEncoder.saveAsByteArray(rois.get(i)));
            }
        }
    }

    /**
     * The ROI's name, made unique; a decoder takes the name from the ROI itself.
     */
    private static String entryName(final Roi roi, final int i, final Set<String> used) {
        final String name = roi.getName() == null || roi.getName().isBlank()
                ? "roi-" + (i + 1)
                : roi.getName().replaceAll("[/\\\\]", "_");
        String unique = name;
        for (int n = 1; !used.add(unique); n++) unique = name + "-" + n;
        return unique + ".roi";
    }
}
