package io.github.explicell.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.plugin.FileInfoVirtualStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens TIFF files that ImageJ wrote, with calibration, slice labels, overlay
 * and selection. A stack that would fill the memory is read plane by plane.
 */
final class ImageJTiff {

    private ImageJTiff() {}

    /**
     * @throws IOException if the file cannot be read, is cut short, or one of its
     *           planes does not fit into the memory
     */
    static ImagePlus open(final Path file) throws IOException {
        try {
            final long bytes = checkedSize(file);
            final ImagePlus image = bytes > Memory.free() / 3
                    ? FileInfoVirtualStack.openVirtual(file.toAbsolutePath().toString())
                    : opened(file);
            if (image == null) throw new UnreadableImageException(file, null, null);
            image.setTitle(file.getFileName().toString());
            return image;
        } catch (final RuntimeException | OutOfMemoryError e) {
            throw new UnreadableImageException(file, e.getMessage(), e);
        }
    }

    private static ImagePlus opened(final Path file) {
        final Opener opener = new Opener();
        opener.setSilentMode(true);
        return opener.openTiff(folder(file), file.getFileName().toString());
    }

    /** Bytes of all planes, which must be in the file unless it is compressed. */
    private static long checkedSize(final Path file) throws IOException {
        final FileInfo[] infos =
                new TiffDecoder(folder(file), file.getFileName().toString()).getTiffInfo();
        if (infos == null || infos.length == 0) throw new UnreadableImageException(file, null, null);
        long all = 0;
        for (final FileInfo info : infos) {
            final long plane = (long) info.width * info.height * info.getBytesPerPixel();
            final long planes = plane * Math.max(1, info.nImages);
            if (info.width < 1
                    || info.height < 1
                    || info.compression <= FileInfo.COMPRESSION_NONE && info.getOffset() + planes > Files.size(file))
                throw new UnreadableImageException(
                        file,
                        info.width + " x " + info.height + " pixels in " + Math.max(1, info.nImages)
                                + " plane(s) are more than it holds",
                        null);
            Memory.check(file, 2 * plane);
            all += planes;
        }
        return all;
    }

    private static String folder(final Path file) {
        return file.toAbsolutePath().getParent() + "/";
    }
}
