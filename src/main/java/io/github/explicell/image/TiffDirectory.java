package io.github.explicell.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the first directory of a TIFF file says about the file, read before a
 * decoder believes it: a decoder allocates what a directory asks for.
 *
 * @param description the image description; "" if there is none
 */
record TiffDirectory(String description) {

    private static final int IMAGE_DESCRIPTION = 270;
    private static final int ENTRY = 12;
    private static final int LONGEST_DESCRIPTION = 1 << 16;
    /** Bytes of the value types 1 to 12. */
    private static final int[] TYPE_BYTES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    /**
     * @param file a TIFF file with 32-bit offsets
     * @throws IOException if the file cannot be read or a value of the directory
     *           reaches beyond the file's end
     */
    static TiffDirectory first(final Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            final ByteBuffer header = read(in, 0, 8, file);
            header.order(header.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            final long start = header.getInt(4) & 0xffffffffL;
            final int count = read(in, start, 2, file).order(header.order()).getShort(0) & 0xffff;
            final ByteBuffer entries = read(in, start + 2, count * ENTRY, file).order(header.order());
            String description = "";
            for (int i = 0; i < count; i++) {
                final long length = length(entries, i, in, file);
                if ((entries.getShort(i * ENTRY) & 0xffff) == IMAGE_DESCRIPTION && length > 4)
                    description = text(in, entries.getInt(i * ENTRY + 8) & 0xffffffffL, length, file);
            }
            return new TiffDirectory(description);
        }
    }

    /** Bytes of an entry's value, which must lie in the file. */
    private static long length(final ByteBuffer entries, final int i, final RandomAccessFile in, final Path file)
            throws IOException {
        final int type = entries.getShort(i * ENTRY + 2) & 0xffff;
        final long count = entries.getInt(i * ENTRY + 4) & 0xffffffffL;
        final long length = count * TYPE_BYTES[type < TYPE_BYTES.length ? type : 0];
        final long offset = length > 4 ? entries.getInt(i * ENTRY + 8) & 0xffffffffL : 0;
        if (offset + length > in.length())
            throw new UnreadableImageException(
                    file,
                    "TIFF tag " + (entries.getShort(i * ENTRY) & 0xffff) + " reaches beyond the end of the file",
                    null);
        return length;
    }

    private static String text(final RandomAccessFile in, final long offset, final long length, final Path file)
            throws IOException {
        final int known = (int) Math.min(length, LONGEST_DESCRIPTION);
        return StandardCharsets.ISO_8859_1.decode(read(in, offset, known, file)).toString();
    }

    private static ByteBuffer read(final RandomAccessFile in, final long offset, final int length, final Path file)
            throws IOException {
        if (offset + length > in.length())
            throw new UnreadableImageException(file, "its TIFF directory reaches beyond its end", null);
        final byte[] bytes = new byte[length];
        in.seek(offset);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
