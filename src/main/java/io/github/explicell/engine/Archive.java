package io.github.explicell.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes TorchScript source as the archive that libtorch loads: a stored zip
 * with the text, and two pickles that say "an object of class Net with empty
 * lists" and "no constants". The format is that of {@code torch.jit.save}
 * (version 3).
 */
final class Archive {

    /** PROTO 2, GLOBAL '__torch__ Net', NEWOBJ, {'training': False */
    private static final byte[] OBJECT = concat(
            new byte[] {(byte) 0x80, 2},
            ascii("c__torch__\nNet\n"),
            new byte[] {')', (byte) 0x81, '}'},
            text("training"),
            new byte[] {(byte) 0x89, 's'});
    /** GLOBAL 'torch.jit._pickle build_tensorlist', ([]), REDUCE, SETITEM */
    private static final byte[] NO_TENSORS = ascii("ctorch.jit._pickle\nbuild_tensorlist\n(]tRs");
    /** }, BUILD, STOP */
    private static final byte[] END = ascii("b.");
    /** PROTO 2, EMPTY_TUPLE, STOP */
    static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private Archive() {}

    /**
     * @param source the text of {@code __torch__.py}, with a class {@code Net}
     * @param lists the class's attributes, lists of tensors, empty at first
     * @return the archive's bytes
     */
    static byte[] of(final String source, final List<String> lists) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            put(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "net/data.pkl", object(lists));
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

    private static byte[] object(final List<String> lists) {
        byte[] object = OBJECT;
        for (final String list : lists) object = concat(object, text(list), NO_TENSORS);
        return concat(object, END);
    }

    /** BINUNICODE */
    private static byte[] text(final String text) {
        final byte[] bytes = ascii(text);
        return concat(new byte[] {'X', (byte) bytes.length, 0, 0, 0}, bytes);
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(final byte[]... parts) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
