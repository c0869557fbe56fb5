package io.github.explicell.model.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of torch 0.1.10 to 1.5: the pickles of a magic number, the protocol's version, the machine, the object and the
 * storages' keys, then each storage as its count and its numbers.
 */
final class StreamStorages implements Storages {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long PROTOCOL = 1001;

    private final ByteBuffer bytes;
    private final Object root;
    private final Map<String, Integer> places = new HashMap<>();

    /** @throws IOException with the part of a sentence, if the stream is not one of PyTorch's */
    StreamStorages(final Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE)
                throw new UnsoundPickleException(
                        "it is an old file of more than 2 GB; load it in PyTorch and save it again");
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        final Map<String, StorageKey> storages = new HashMap<>();
        if (!MAGIC.equals(Unpickler.read(bytes, storages)))
            throw new UnsoundPickleException("it is a pickle, but not one of PyTorch's");
        if (!Long.valueOf(PROTOCOL).equals(Unpickler.read(bytes, storages)))
            throw new UnsoundPickleException("its protocol is not " + PROTOCOL);
        if (Unpickler.read(bytes, storages) instanceof Map<?, ?> system
                && Boolean.FALSE.equals(system.get("little_endian")))
            throw new UnsoundPickleException("its numbers are big-endian; save it again on an ordinary machine");
        root = Unpickler.read(bytes, storages);
        if (!(Unpickler.read(bytes, storages) instanceof List<?> keys))
            throw new UnsoundPickleException("the list of its storages is missing");
        locate(keys, storages);
    }

    /** Finds where each storage lies; only the tensors say how wide a storage's numbers are. */
    private void locate(final List<?> keys, final Map<String, StorageKey> storages) throws UnsoundPickleException {
        long at = bytes.position();
        for (final Object key : keys) {
            final StorageKey storage = storages.get(key);
            if (storage == null) throw new UnsoundPickleException("it has a storage that no tensor names");
            if (at + Long.BYTES > bytes.capacity()) throw new UnsoundPickleException("it ends early");
            final long count = bytes.getLong((int) at);
            at += Long.BYTES;
            final long room = (bytes.capacity() - at) / storage.type().bytes();
            if (count != storage.count() || count > room)
                throw new UnsoundPickleException("its storage " + storage.key() + " should have " + storage.count()
                        + " numbers, claims " + count + ", and there is room for " + room);
            places.put(storage.key(), (int) at);
            at += count * storage.type().bytes();
        }
        for (final String key : storages.keySet())
            if (!places.containsKey(key)) throw new UnsoundPickleException("its storage " + key + " is missing");
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public ByteBuffer read(final StorageKey storage) {
        return bytes.slice(
                        places.get(storage.key()),
                        Math.toIntExact(storage.count() * storage.type().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
