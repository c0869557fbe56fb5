package io.github.explicell.image;

import ij.gui.Roi;
import ij.io.RoiDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads the files of ImageJ's ROI Manager, without the Manager. */
final class RoiFiles {

    /** No ROI is larger; a header that says so is not believed. */
    private static final int LARGEST = 1 << 26;

    private RoiFiles() {}

    /**
     * @param file a {@code .roi} or {@code .zip} file
     * @return at least one ROI
     * @throws IOException if the file cannot be read or holds no ROI
     */
    static List<Roi> read(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new IOException("There is no ROI file " + file + ".");
        final List<Roi> rois = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            if (name(file).endsWith(".zip")) readZip(in, file, rois);
            else rois.add(decode(in, name(file).replaceFirst("\\.roi$", ""), file));
        } catch (final ZipException e) {
            throw new IOException("The file " + file + " is damaged: " + e.getMessage() + ".", e);
        }
        if (rois.isEmpty()) throw new IOException("The file " + file + " holds no ROI.");
        return rois;
    }

    private static void readZip(final InputStream in, final Path file, final List<Roi> rois) throws IOException {
        final ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            final String name = entry.getName();
            if (name.toLowerCase(Locale.ROOT).endsWith(".roi"))
                rois.add(decode(zip, name.substring(0, name.length() - 4), file));
        }
    }

    private static Roi decode(final InputStream in, final String name, final Path file) throws IOException {
        final byte[] bytes = in.readNBytes(LARGEST + 1);
        try {
            final Roi roi = bytes.length > LARGEST ? null : new RoiDecoder(bytes, name).getRoi();
            if (roi != null) return roi;
        } catch (final IOException | RuntimeException | OutOfMemoryError e) {
            throw new IOException(
                    "The ROI " + name + " in " + file
                            + " is damaged or not ImageJ's: save it again from the ROI Manager.",
                    e);
        }
        throw new IOException(
                "The ROI " + name + " in " + file + " is damaged or not ImageJ's: save it again from the ROI Manager.");
    }

    private static String name(final Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
