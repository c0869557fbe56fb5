package io.github.explicell.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes TorchScript source as the archive that libtorch loads: a stored zip
 * with the text, and two pickles that say "an object of class Net without
 * state" and "no constants". The format is that of {@code torch.jit.save}
 * (version 3).
 */
final class Archive {

    /**
     * PROTO 2, GLOBAL '__torch__ Net', NEWOBJ, {'training': False}, BUILD, STOP
     */
    private static final byte[] OBJECT = concat(
            new byte[] {(byte) 0x80, 2},
            "c__torch__\nNet\n".getBytes(StandardCharsets.US_ASCII),
            new byte[] {')', (byte) 0x81, '}', 'X', 8, 0, 0, 0},
            "training".getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0x89, 's', 'b', '.'});
    /** PROTO 2, EMPTY_TUPLE, STOP */
    static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private Archive() {}

    /**
     * @param source the text of {@code __torch__.py}, with a class {@code Net}
     * @return the archive's bytes
     */
    static byte[] of(final String source) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            put(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "net/data.pkl", OBJECT);
            put(zip, "net/constants.pkl", NO_CONSTANTS);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void put(final ZipOutputStream zip, final String name, final byte[] content) throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        final CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] concat(final byte[]... parts) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
