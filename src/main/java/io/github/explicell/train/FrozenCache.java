package io.github.explicell.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.explicell.engine.TrainableNetwork;
import io.github.explicell.files.Folders;
import io.github.explicell.network.Heads;
import io.github.explicell.network.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What the frozen part of a network makes of the views of samples, kept in a file once it is computed, as far as there is
 * room. Whether it is kept or computed again makes no difference to the last bit: images always go through the frozen part
 * in groups of the same size.
 */
final class FrozenCache implements AutoCloseable {

    private static final int GROUP = 8;
    private static final int UNKNOWN = -1;

    private final TrainableNetwork network;
    private final TrainingListener listener;
    private final int[] sizes;
    private final int length;
    private final FileChannel file;
    private final ByteBuffer buffer;
    private final AtomicIntegerArray slots;
    private int room;
    private int used;

    /**
     * @param network with a frozen part that is worth keeping
     * @param folder where the file is, as long as this is open; made if it is not there
     * @param count of the indices
     * @param bytes that the file may have
     * @param listener told if the disk is full
     */
    FrozenCache(
            final TrainableNetwork network,
            final Path folder,
            final int count,
            final long bytes,
            final TrainingListener listener)
            throws IOException {
        this.network = network;
        this.listener = listener;
        sizes = network.frozen().values().stream()
                .mapToInt(node -> Math.toIntExact(network.network().shape(node).size()))
                .toArray();
        length = Arrays.stream(sizes).sum();
        buffer = ByteBuffer.allocateDirect(Math.multiplyExact(length, Float.BYTES))
                .order(ByteOrder.nativeOrder());
        room = (int) Math.min(count, bytes / buffer.capacity());
        slots = new AtomicIntegerArray(count);
        for (int i = 0; i < count; i++) slots.set(i, UNKNOWN);
        file = FileChannel.open(
                Folders.make(folder).resolve("frozen-" + System.nanoTime() + ".bin"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** @return bytes that a view of a sample takes */
    static long bytes(final TrainableNetwork network) {
        return network.frozen().values().stream()
                        .mapToLong(node -> network.network().shape(node).size())
                        .sum()
                * Float.BYTES;
    }

    /** @return whether the image of an index need not be read; may be asked from another thread */
    boolean has(final int index) {
        return slots.get(index) != UNKNOWN;
    }

    /**
     * @param batch with the images of those that are not known
     * @param scope owns the result
     * @return what stands behind the frozen part, in the order of its nodes
     */
    NDList values(final Batch batch, final NDManager scope) throws IOException {
        final float[][] rows = new float[batch.size()][];
        for (int start = 0; start < batch.read().length; start += GROUP)
            compute(batch, start, Math.min(GROUP, batch.read().length - start), rows);
        for (int i = 0; i < rows.length; i++) if (rows[i] == null) rows[i] = read(slots.get(batch.indices()[i]));
        final NDList values = new NDList();
        int at = 0;
        for (int v = 0; v < sizes.length; v++) {
            final float[] all = new float[rows.length * sizes[v]];
            for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], at, all, i * sizes[v], sizes[v]);
            values.add(network.input(scope, network.frozen().values().get(v), all, rows.length));
            at += sizes[v];
        }
        if (network.frozen().inputs().contains(Heads.METADATA)) values.add(batch.metadata(network, scope));
        return values;
    }

    private void compute(final Batch batch, final int start, final int count, final float[][] rows) {
        final int each = Math.toIntExact(network.network().shape(Network.IMAGE).size());
        try (NDManager scope = network.manager().newSubManager()) {
            // what is missing of a group is black
            final float[] group = new float[GROUP * each];
            System.arraycopy(batch.images(), start * each, group, 0, count * each);
            final NDList inputs = new NDList(network.input(scope, Network.IMAGE, group, GROUP));
            if (network.network().inputs().containsKey(Heads.METADATA)) {
                final int width =
                        Math.toIntExact(network.network().shape(Heads.METADATA).size());
                inputs.add(network.input(scope, Heads.METADATA, new float[GROUP * width], GROUP));
            }
            final NDList results = network.frozen(scope, inputs);
            for (int i = 0; i < count; i++) rows[batch.read()[start + i]] = new float[length];
            int at = 0;
            for (int v = 0; v < sizes.length; v++) {
                final NDArray result = results.get(v);
                final float[] numbers = result.toFloatArray();
                for (int i = 0; i < count; i++)
                    System.arraycopy(numbers, i * sizes[v], rows[batch.read()[start + i]], at, sizes[v]);
                at += sizes[v];
            }
        }
        for (int i = 0; i < count; i++) {
            final int position = batch.read()[start + i];
            keep(batch.indices()[position], rows[position]);
        }
    }

    private void keep(final int index, final float[] row) {
        if (used >= room || has(index)) return;
        try {
            buffer.clear();
            buffer.asFloatBuffer().put(row);
            final long at = (long) used * buffer.capacity();
            while (buffer.hasRemaining()) file.write(buffer, at + buffer.position());
            slots.set(index, used++);
        } catch (final IOException e) {
            room = used;
            listener.message("The cache of the frozen part cannot grow any more (" + e.getMessage()
                    + "): what is not in it is computed again each time.");
        }
    }

    private float[] read(final int slot) throws IOException {
        buffer.clear();
        final long at = (long) slot * buffer.capacity();
        while (buffer.hasRemaining())
            if (file.read(buffer, at + buffer.position()) < 0)
                throw new IOException("the cache of the frozen part has become shorter; resume the run");
        final float[] row = new float[length];
        buffer.flip();
        buffer.asFloatBuffer().get(row);
        return row;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
