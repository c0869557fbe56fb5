package io.github.explicell.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A safetensors file: a header that is checked as a whole against the file's
 * length before any of it is believed, and tensors that are read from the
 * mapped file when they are asked for. Format: 8 bytes little-endian header
 * length, a JSON header of name to dtype, shape and data_offsets, then the
 * numbers.
 */
public final class Safetensors implements Weights {

    private static final int MAX_HEADER = 64 << 20;
    private static final String METADATA = "__metadata__";

    private record Entry(DataType type, Shape shape, long begin, long end) {}

    private final Path file;
    private final long dataStart;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /**
     * Reads and checks the header.
     *
     * @param file the file
     * @throws IOException with one sentence that names the file, if it cannot be
     *           read or is not a sound safetensors file
     */
    public Safetensors(final Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final long size = channel.size();
            if (size < 8) throw broken("it is shorter than its header");
            final long headerLength = read(channel, 0, 8).getLong();
            if (headerLength < 2 || headerLength > Math.min(MAX_HEADER, size - 8))
                throw broken("its header claims " + headerLength + " bytes of " + size);
            dataStart = 8 + headerLength;
            parse(
                    StandardCharsets.UTF_8
                            .decode(read(channel, 8, (int) headerLength))
                            .toString(),
                    size - dataStart);
        }
    }

    private static ByteBuffer read(final FileChannel channel, final long at, final int length) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) throw new IOException("the file ended early");
        }
        return buffer.flip();
    }

    private void parse(final String header, final long dataLength) throws IOException {
        try {
            final JsonObject json = JsonParser.parseString(header).getAsJsonObject();
            for (final Map.Entry<String, JsonElement> e : json.entrySet()) {
                if (e.getKey().equals(METADATA))
                    e.getValue()
                            .getAsJsonObject()
                            .entrySet()
                            .forEach(m -> metadata.put(m.getKey(), m.getValue().getAsString()));
                else entries.put(e.getKey(), entry(e.getKey(), e.getValue().getAsJsonObject(), dataLength));
            }
        } catch (final JsonParseException
                | IllegalStateException
                | ClassCastException
                | NumberFormatException
                | UnsupportedOperationException e) {
            throw broken("its header is not the expected JSON");
        }
        checkOverlap();
    }

    private Entry entry(final String name, final JsonObject json, final long dataLength) throws IOException {
        if (!json.has("dtype") || !json.has("shape") || !json.has("data_offsets"))
            throw broken("the tensor " + name + " lacks dtype, shape or offsets");
        final DataType type = type(name, json.get("dtype").getAsString());
        final JsonArray offsets = json.getAsJsonArray("data_offsets");
        if (offsets.size() != 2) throw broken("the tensor " + name + " does not have two offsets");
        final long begin = offsets.get(0).getAsLong();
        final long end = offsets.get(1).getAsLong();
        if (begin < 0 || end < begin || end > dataLength)
            throw broken("the tensor " + name + " lies at bytes " + begin + " to " + end + " of " + dataLength);
        final Shape shape = shape(name, json.getAsJsonArray("shape"));
        if (end - begin > Integer.MAX_VALUE - 8 || end - begin != bytes(shape, type))
            throw broken(
                    "the tensor " + name + " of shape " + shape + " does not fill its " + (end - begin) + " bytes");
        return new Entry(type, shape, begin, end);
    }

    private DataType type(final String name, final String dtype) throws IOException {
        try {
            return DataType.valueOf(dtype);
        } catch (final IllegalArgumentException e) {
            throw broken("the tensor " + name + " has the type " + dtype
                    + ", and only F64, F32, F16, BF16 and I64 can be read");
        }
    }

    private Shape shape(final String name, final JsonArray json) throws IOException {
        final List<Integer> dimensions = new ArrayList<>();
        for (final JsonElement d : json) {
            final long extent = d.getAsLong();
            if (extent < 1 || extent > Integer.MAX_VALUE)
                throw broken("the tensor " + name + " has a dimension of " + extent);
            dimensions.add((int) extent);
        }
        return new Shape(dimensions);
    }

    private static long bytes(final Shape shape, final DataType type) {
        try {
            return Math.multiplyExact(shape.size(), (long) type.bytes());
        } catch (final ArithmeticException e) {
            return -1;
        }
    }

    private void checkOverlap() throws IOException {
        final List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort((a, b) -> Long.compare(a.begin(), b.begin()));
        for (int i = 1; i < sorted.size(); i++)
            if (sorted.get(i).begin() < sorted.get(i - 1).end()) throw broken("two tensors share bytes");
    }

    private IOException broken(final String why) {
        return new IOException(file + " is not a sound safetensors file: " + why);
    }

    /** @return the free texts of the header, such as licence and origin */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public Shape shape(final String name) {
        return entryOf(name).shape();
    }

    private Entry entryOf(final String name) {
        final Entry entry = entries.get(name);
        if (entry == null) throw new IllegalArgumentException(file + " holds no tensor named " + name);
        return entry;
    }

    @Override
    public Tensor get(final String name) {
        final Entry entry = entryOf(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < dataStart + entry.end()) throw broken("it has become shorter since it was opened");
            final ByteBuffer bytes = channel.map(
                            FileChannel.MapMode.READ_ONLY, dataStart + entry.begin(), entry.end() - entry.begin())
                    .order(ByteOrder.LITTLE_ENDIAN);
            final float[] values = new float[(int) entry.shape().size()];
            for (int i = 0; i < values.length; i++) values[i] = entry.type().read(bytes);
            return new Tensor(entry.shape(), values);
        } catch (final IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
