package io.github.explicell.engine;

import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript file with its tensors inside, as {@code torch.jit.save} does: anything that has libtorch loads and
 * runs it. Tensor i of the list lies in {@code net/data/i}, float32, row-major.
 */
public final class ScriptFile {

    private ScriptFile() {}

    /**
     * Writes a file.
     *
     * @param stream receives it; not closed
     * @param source the text of {@code __torch__.py}: a class {@code Net} with the tensors as attributes
     * @param attributes attribute name to the name of its weights, in the order of the tensors' files
     * @param weights has these weights; each is read once
     * @param extras further texts, by file name; {@code torch.jit.load} gives them back as extra files
     * @throws IOException if it cannot be written
     */
    public static void write(
            final OutputStream stream,
            final String source,
            final Map<String, String> attributes,
            final Weights weights,
            final Map<String, String> extras)
            throws IOException {
        final ZipOutputStream zip = new ZipOutputStream(stream);
        Archive.put(zip, "net/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        Archive.put(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        for (final Map.Entry<String, String> extra : extras.entrySet())
            Archive.put(zip, "net/extra/" + extra.getKey(), extra.getValue().getBytes(StandardCharsets.UTF_8));
        final Pickle object = new Pickle();
        int index = 0;
        for (final Map.Entry<String, String> attribute : attributes.entrySet()) {
            final Tensor tensor = weights.get(attribute.getValue());
            object.tensor(attribute.getKey(), index, tensor.shape().dimensions());
            Archive.put(zip, "net/data/" + index++, bytes(tensor));
        }
        Archive.put(zip, "net/data.pkl", object.end());
        Archive.put(zip, "net/constants.pkl", Archive.NO_CONSTANTS);
        zip.finish();
    }

    private static byte[] bytes(final Tensor tensor) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        return bytes.array();
    }

    /** The object in protocol 2: class Net, whose state is {'training': False, attribute: tensor, ...}. */
    private static final class Pickle {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Pickle() {
            raw("\u0080\u0002c__torch__\nNet\n)\u0081}");
            text("training");
            raw("\u0089s");
        }

        private void tensor(final String attribute, final int index, final List<Integer> sizes) {
            text(attribute);
            raw("ctorch._utils\n_rebuild_tensor_v2\n((");
            text("storage");
            raw("ctorch\nFloatStorage\n");
            text(String.valueOf(index));
            text("cpu");
            integer(sizes.stream().reduce(1, Math::multiplyExact));
            raw("tQK\0");
            raw("(");
            sizes.forEach(this::integer);
            raw("t(");
            for (int d = 0; d < sizes.size(); d++)
                integer(sizes.subList(d + 1, sizes.size()).stream().reduce(1, Math::multiplyExact));
            raw("t\u0089ccollections\nOrderedDict\n)RtRs");
        }

        private byte[] end() {
            raw("b.");
            return out.toByteArray();
        }

        private void raw(final String operations) {
            out.writeBytes(operations.getBytes(StandardCharsets.ISO_8859_1));
        }

        private void text(final String text) {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number('X', bytes.length);
            out.writeBytes(bytes);
        }

        private void integer(final int value) {
            number('J', value);
        }

        private void number(final char operation, final int value) {
            out.write(operation);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }
    }
}
