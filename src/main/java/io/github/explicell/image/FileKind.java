package io.github.explicell.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Who opens an image file; decided by what is in it, not by its name. */
enum FileKind {

    /** PNG, JPEG or BMP. */
    RASTER,

    /** A TIFF file that ImageJ wrote. */
    IMAGEJ_TIFF,

    /** Bio-Formats' business. */
    OTHER;

    /**
     * @throws IOException if the file cannot be read, is empty, or is a TIFF file
     *           whose directories cannot be true
     */
    static FileKind of(final Path file) throws IOException {
        final byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        if (start.length < 4) throw new IOException("The image " + file + " is empty.");
        final String magic = HexFormat.of().formatHex(start);
        if (magic.equals("89504e47") || magic.startsWith("ffd8ff") || magic.startsWith("424d")) return RASTER;
        if (magic.equals("5a495352")) CziSegments.check(file);
        if (!magic.equals("49492a00") && !magic.equals("4d4d002a")) return OTHER;
        return TiffDirectory.first(file).description().startsWith("ImageJ=") ? IMAGEJ_TIFF : OTHER;
    }
}
