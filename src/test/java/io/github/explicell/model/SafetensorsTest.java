package io.github.explicell.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

    @TempDir
    Path folder;

    private Path file(final String header, final int dataBytes) throws IOException {
        return file(header, header.getBytes(StandardCharsets.UTF_8).length, dataBytes);
    }

    private Path file(final String header, final long claimed, final int dataBytes) throws IOException {
        final byte[] text = header.getBytes(StandardCharsets.UTF_8);
        final ByteBuffer bytes =
                ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(claimed).put(text);
        return Files.write(folder.resolve("weights.safetensors"), bytes.array());
    }

    private static String entry(final String dtype, final String shape, final long begin, final long end) {
        return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end + "]}";
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void whatIsWrittenIsRead(final DataType type) throws IOException {
        final Path path = folder.resolve("t.safetensors");
        final Tensor a = new Tensor(Shape.of(2, 3), new float[] {0, 1, -2, 3, 96, -128});
        final Tensor b = new Tensor(Shape.of(1), new float[] {7});
        SafetensorsWriter.write(path, Map.of("b", b, "a.weight", a), Map.of("licence", "none"), type);
        final Safetensors read = new Safetensors(path);
        assertEquals(Map.of("licence", "none"), read.metadata());
        assertEquals(java.util.Set.of("a.weight", "b"), read.names());
        assertEquals(Shape.of(2, 3), read.shape("a.weight"));
        assertArrayEquals(a.values(), read.get("a.weight").values());
        assertArrayEquals(b.values(), read.get("b").values());
    }

    @Test
    void aFileWrittenByAnotherProgramIsRead() throws IOException {
        // the bytes of safetensors.numpy.save({"x": np.array([1, 2], np.float16)})
        final String header = "{\"x\":" + entry("F16", "[2]", 0, 4) + "}";
        final Path path = file(header, 4);
        final byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 3] = 0x3c;
        bytes[bytes.length - 1] = 0x40;
        Files.write(path, bytes);
        assertArrayEquals(new float[] {1, 2}, new Safetensors(path).get("x").values());
    }

    @ParameterizedTest
    @CsvSource({
        "0x3c00, 1",
        "0xc000, -2",
        "0x7bff, 65504",
        "0x0001, 5.9604645e-8",
        "0x0400, 6.1035156e-5",
        "0x8000, -0.0",
        "0x3555, 0.33325195",
        "0x7c00, Infinity",
        "0x03ff, 6.097555e-5"
    })
    void halvesAreIeee(final String bits, final float value) {
        final short half = (short) Integer.decode(bits).intValue();
        assertEquals(value, DataType.halfToFloat(half));
        assertEquals(half, DataType.floatToHalf(value));
    }

    @ParameterizedTest
    @CsvSource({
        // ties go to the even neighbour
        "2049, 2048",
        "2051, 2052",
        "65519, 65504",
        "65520, Infinity",
        "1e-9, 0",
        "2.9802322e-8, 0",
        "4e-8, 5.9604645e-8"
    })
    void halvesAreRounded(final float value, final float rounded) {
        assertEquals(rounded, DataType.halfToFloat(DataType.floatToHalf(value)));
    }

    @Test
    void bfloat16IsRoundedToEven() {
        final ByteBuffer bytes = ByteBuffer.allocate(8);
        DataType.BF16.write(bytes, 1 + 1 / 256f);
        DataType.BF16.write(bytes, 1 + 3 / 256f);
        DataType.BF16.write(bytes, Float.NaN);
        bytes.flip();
        assertEquals(1f, DataType.BF16.read(bytes));
        assertEquals(1 + 4 / 256f, DataType.BF16.read(bytes));
        assertTrue(Float.isNaN(DataType.BF16.read(bytes)));
    }

    private String refusal(final Path path) {
        final String message =
                assertThrows(IOException.class, () -> new Safetensors(path)).getMessage();
        assertTrue(message.startsWith(path + " is not a sound safetensors file: "), message);
        return message;
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1000, Long.MAX_VALUE, Integer.MAX_VALUE})
    void aHeaderLengthIsNotBelieved(final long claimed) throws IOException {
        refusal(file("{}", claimed, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"x\":3}",
                "{\"x\":{}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":\"1\",\"data_offsets\":[0,4]}}",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1.5e99],\"data_offsets\":[0,4]}}"
            })
    void brokenHeadersAreRefused(final String header) throws IOException {
        refusal(file(header + "   ", 8));
    }

    @ParameterizedTest
    @CsvSource({
        "F32, '[2]', 0, 4",
        "F32, '[1]', 8, 12",
        "F32, '[1]', -4, 0",
        "F32, '[1]', 4, 0",
        "F32, '[0]', 0, 0",
        "F32, '[65536,65536,65536,65536]', 0, 8",
        "F32, '[2147483647,2147483647]', 0, 8",
        "F8_E4M3, '[8]', 0, 8",
        "F32, '[-1]', 0, 4",
        "F32, '[3000000000]', 0, 8"
    })
    void lengthsAreCheckedBeforeTheyAreBelieved(
            final String dtype, final String shape, final long begin, final long end) throws IOException {
        refusal(file("{\"x\":" + entry(dtype, shape, begin, end) + "}", 8));
    }

    @Test
    void tensorsMayNotOverlap() throws IOException {
        final String message =
                refusal(file("{\"x\":" + entry("F32", "[2]", 0, 8) + ",\"y\":" + entry("F32", "[1]", 4, 8) + "}", 8));
        assertTrue(message.endsWith("two tensors share bytes"));
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        refusal(file("{\"x\":".repeat(100_000), 0));
    }

    @Test
    void aShortFileIsRefused() throws IOException {
        refusal(Files.write(folder.resolve("short.safetensors"), new byte[5]));
    }
}
