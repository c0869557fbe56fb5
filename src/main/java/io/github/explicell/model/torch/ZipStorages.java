package io.github.explicell.model.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file of torch 1.6 and later: an uncompressed zip with {@code data.pkl} and {@code data/0, 1, ...} in one folder. */
final class ZipStorages implements Storages {

    private static final String PICKLE = "/data.pkl";
    private static final long MAX_PICKLE = 64 << 20;

    private final Path file;
    private final String folder;
    private final Object root;

    /** @throws IOException with the part of a sentence, if the zip is not one of PyTorch's */
    ZipStorages(final Path file) throws IOException {
        this.file = file;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            final Optional<String> pickle = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(n -> n.endsWith(PICKLE) && n.indexOf('/') == n.length() - PICKLE.length())
                    .findFirst();
            folder = pickle.orElseThrow(() -> new UnsoundPickleException("it is a zip without PyTorch's data.pkl"))
                    .replace(PICKLE, "");
            final ZipEntry order = zip.getEntry(folder + "/byteorder");
            if (order != null && !"little".equals(new String(bytes(zip, order), StandardCharsets.US_ASCII)))
                throw new UnsoundPickleException("its numbers are big-endian; save it again on an ordinary machine");
            if (zip.getEntry(folder + "/constants.pkl") != null)
                throw new UnsoundPickleException(
                        "it is a TorchScript program; in PyTorch, save the state_dict() of what torch.jit.load gives");
            final ZipEntry entry = zip.getEntry(folder + PICKLE);
            if (entry.getSize() > MAX_PICKLE) throw new UnsoundPickleException("its data.pkl is far too large");
            final Map<String, StorageKey> storages = new LinkedHashMap<>();
            root = Unpickler.read(ByteBuffer.wrap(bytes(zip, entry)), storages);
            for (final StorageKey storage : storages.values()) entry(zip, storage);
        }
    }

    @Override
    public Object root() {
        return root;
    }

    private ZipEntry entry(final ZipFile zip, final StorageKey storage) throws IOException {
        final ZipEntry entry = zip.getEntry(folder + "/data/" + storage.key());
        if (entry == null) throw new UnsoundPickleException("its storage " + storage.key() + " is missing");
        final int width = storage.type().bytes();
        if (entry.getSize() % width != 0 || entry.getSize() / width != storage.count())
            throw new UnsoundPickleException("its storage " + storage.key() + " has " + entry.getSize() + " bytes, not "
                    + storage.count() + " numbers of " + width);
        return entry;
    }

    @Override
    public ByteBuffer read(final StorageKey storage) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return ByteBuffer.wrap(bytes(zip, entry(zip, storage))).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Never more than the file has: its entries are not compressed. */
    private static byte[] bytes(final ZipFile zip, final ZipEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > Integer.MAX_VALUE - 8)
            throw new UnsoundPickleException("its part " + entry.getName() + " is compressed or larger than 2 GB");
        try (InputStream in = zip.getInputStream(entry)) {
            final byte[] bytes = in.readNBytes((int) entry.getSize());
            if (bytes.length < entry.getSize()) throw new UnsoundPickleException(entry.getName() + " ends early");
            return bytes;
        }
    }
}
