package io.github.explicell.model.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** NumPy's file format, version 1.0, for float32. */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * @param values in row-major order
     * @param shape at least one extent
     * @return the file's bytes
     */
    static byte[] of(final float[] values, final int... shape) {
        final String extents = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        final String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + extents + ",), }";
        final int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        final String header = dictionary + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        final ByteBuffer bytes = ByteBuffer.allocate(
                        MAGIC.length + Short.BYTES + header.length() + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        for (final float value : values) bytes.putFloat(value);
        return bytes.array();
    }
}
