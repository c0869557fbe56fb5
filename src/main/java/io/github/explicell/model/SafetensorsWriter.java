package io.github.explicell.model;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.explicell.files.WholeFile;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes safetensors files, as a whole or not at all. */
public final class SafetensorsWriter {

    private SafetensorsWriter() {}

    /**
     * Writes a file; its bytes depend on the arguments alone.
     *
     * @param file where to; an existing file is replaced when all is written
     * @param tensors name to numbers, written in the order of their names
     * @param metadata free texts for the header
     * @param type number format; numbers are rounded to it
     * @throws IOException if it cannot be written; an existing file is then as it
     *           was
     */
    public static void write(
            final Path file, final Map<String, Tensor> tensors, final Map<String, String> metadata, final DataType type)
            throws IOException {
        final Map<String, Shape> shapes = new TreeMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        write(file, shapes, tensors::get, metadata, type);
    }

    /**
     * Writes a file of tensors that are made one after the other, so that they need not be in memory together.
     *
     * @param file where to; an existing file is replaced when all is written
     * @param shapes name to shape, written in the order of their names
     * @param tensors gives the tensor of a name, once
     * @param metadata free texts for the header
     * @param type number format; numbers are rounded to it
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public static void write(
            final Path file,
            final Map<String, Shape> shapes,
            final Function<String, Tensor> tensors,
            final Map<String, String> metadata,
            final DataType type)
            throws IOException {
        final TreeMap<String, Shape> sorted = new TreeMap<>(shapes);
        final byte[] header = header(sorted, metadata, type);
        WholeFile.write(file, stream -> {
            final OutputStream out = new BufferedOutputStream(stream, 1 << 16);
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (final String name : sorted.keySet()) write(out, tensors.apply(name), type);
            out.flush();
        });
    }

    private static byte[] header(
            final TreeMap<String, Shape> shapes, final Map<String, String> metadata, final DataType type) {
        final JsonObject json = new JsonObject();
        if (!metadata.isEmpty()) json.add("__metadata__", new Gson().toJsonTree(new TreeMap<>(metadata)));
        long offset = 0;
        for (final Map.Entry<String, Shape> e : shapes.entrySet()) {
            final JsonObject entry = new JsonObject();
            entry.addProperty("dtype", type.name());
            final JsonArray shape = new JsonArray();
            e.getValue().dimensions().forEach(shape::add);
            entry.add("shape", shape);
            final JsonArray offsets = new JsonArray();
            offsets.add(offset);
            offset += type.bytes() * e.getValue().size();
            offsets.add(offset);
            entry.add("data_offsets", offsets);
            json.add(e.getKey(), entry);
        }
        final String text = json.toString();
        final int length = text.getBytes(StandardCharsets.UTF_8).length;
        // the numbers start at a multiple of 8 bytes
        return (text + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(final OutputStream out, final Tensor tensor, final DataType type) throws IOException {
        final int chunk = 1 << 14;
        final ByteBuffer buffer = ByteBuffer.allocate(chunk * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        final float[] values = tensor.values();
        for (int start = 0; start < values.length; start += chunk) {
            buffer.clear();
            for (int i = start; i < Math.min(values.length, start + chunk); i++) type.write(buffer, values[i]);
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
