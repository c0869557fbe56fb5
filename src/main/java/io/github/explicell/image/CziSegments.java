package io.github.explicell.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Walks the segments of a CZI file. Bio-Formats shows what is missing of one
 * that was cut short as black.
 */
final class CziSegments {

    /** A segment's name, allocated and used bytes. */
    private static final int HEADER = 32;

    private CziSegments() {}

    /** @throws IOException if a segment reaches beyond the end of the file */
    static void check(final Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            final byte[] header = new byte[HEADER];
            long at = 0;
            while (at + HEADER <= in.length()) {
                in.seek(at);
                in.readFully(header);
                final long allocated =
                        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getLong(16);
                if (allocated < 0 || allocated > in.length() - at - HEADER)
                    throw new UnreadableImageException(file, "a segment reaches beyond the end of the file", null);
                at += HEADER + allocated;
            }
        }
    }
}
