package io.github.explicell.model.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles written by hand: one character for each byte. */
class UnpicklerTest {

    private static final String STORAGE = "(U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpuK\u0006tQ";
    private static final String REBUILD = "ctorch._utils\n_rebuild_tensor_v2\n(";

    private static Object read(final String pickle) throws UnsoundPickleException {
        return Unpickler.read(ByteBuffer.wrap(pickle.getBytes(StandardCharsets.ISO_8859_1)), new HashMap<>());
    }

    private static String refusal(final String pickle) {
        return assertThrows(UnsoundPickleException.class, () -> read(pickle)).getMessage();
    }

    /** A view of the storage of six numbers; sizes and strides are four-byte integers. */
    private static String tensor(final int offset, final int[] sizes, final int[] strides) {
        return "\u0080\u0002" + REBUILD + STORAGE + integer(offset) + tuple(sizes) + tuple(strides) + "tR.";
    }

    private static String tuple(final int... numbers) {
        final StringBuilder text = new StringBuilder("(");
        for (final int n : numbers) text.append(integer(n));
        return text.append('t').toString();
    }

    private static String integer(final int n) {
        return "J" + (char) (n & 0xff) + (char) (n >> 8 & 0xff) + (char) (n >> 16 & 0xff) + (char) (n >> 24 & 0xff);
    }

    @Test
    void plainValuesAreRead() throws UnsoundPickleException {
        final Object value =
                read("\u0080\u0002}q\u0000(X\u0001\u0000\u0000\u0000a](K\u0001N\u0088eU\u0001bG?\u00e0\0\0\0\0\0\0u.");
        final Map<?, ?> map = (Map<?, ?>) value;
        assertEquals(List.of("a", "b"), List.copyOf(map.keySet()));
        assertEquals(java.util.Arrays.asList(1L, null, true), map.get("a"));
        assertEquals(0.5, map.get("b"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "01ff, -255", "02fe01, 510", "0affffffffffffffffff00, 4722366482869645213695"})
    void longIntegersHaveASign(final String hex, final BigInteger value) throws UnsoundPickleException {
        final byte[] bytes = new BigInteger("1" + (hex.length() % 2 == 0 ? "" : "0") + hex, 16).toByteArray();
        final String body = hex.equals("01ff")
                ? "\u0002\u0001\u00ff"
                : new String(bytes, 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
        assertEquals(value.toString(), read("\u008a" + body + ".").toString());
    }

    @Test
    void whatIsSharedIsOneObject() throws UnsoundPickleException {
        final List<?> list = (List<?>) read("](]q\u0001h\u0001e.");
        assertTrue(list.get(0) == list.get(1));
    }

    @Test
    void aTensorIsAViewOfItsStorage() throws UnsoundPickleException {
        final StridedTensor tensor = (StridedTensor) read(tensor(1, new int[] {2, 2}, new int[] {1, 3}));
        assertEquals("2 x 2", tensor.shape().toString());
        assertEquals(1, tensor.offset());
    }

    @Test
    void viewsBeyondTheStorageAreRefused() {
        final int max = Integer.MAX_VALUE;
        for (final String pickle : List.of(
                tensor(1, new int[] {6}, new int[] {1}),
                tensor(-1, new int[] {2}, new int[] {1}),
                tensor(0, new int[] {2, 3}, new int[] {4, 1}),
                tensor(0, new int[] {max, max}, new int[] {0, 0}),
                tensor(0, new int[] {7}, new int[] {0}),
                tensor(0, new int[] {max, max, max}, new int[] {max, max, max}),
                tensor(5, new int[] {2}, new int[] {-1}),
                tensor(0, new int[] {0}, new int[] {1}),
                tensor(0, new int[] {-3}, new int[] {1}),
                tensor(0, new int[] {1, 1}, new int[] {1}),
                tensor(0, new int[9], new int[9]))) assertTrue(refusal(pickle).contains("a tensor "), refusal(pickle));
    }

    @Test
    void depthIsBounded() {
        assertTrue(refusal("]".repeat(1_000_000) + "a".repeat(999_999) + ".").contains("nested too deeply"));
        assertTrue(refusal("(".repeat(1_000_000) + ".").contains("nested too deeply"));
    }

    @Test
    void aDictionaryMayHoldItselfButNotAsKey() throws UnsoundPickleException {
        assertEquals(1, ((Map<?, ?>) read("}q\0K\u0001h\0s.")).size());
        assertTrue(refusal("}q\0h\0K\u0001s.").contains("key"));
        assertTrue(refusal("ccollections\nOrderedDict\n](](]K\u0001ee\u0085R.").contains("key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "K",
                ".",
                "(.",
                "t.",
                "a.",
                "]a.",
                "K\u0001K\u0002a.",
                "}K\u0001s.",
                "}(K\u0001u.",
                "R.",
                "]K\u0001R.",
                "(]K\u0001\u0087.",
                "](0.",
                "h\u0005.",
                "X\u00ff\u00ff\u00ff\u007fa.",
                "X\u00ff\u00ff\u00ff\u00ffa.",
                "\u008b\u00ff\u00ff\u00ff\u007f.",
                "\u008b\u00ff\u00ff\u00ff\u00ff.",
                "\u0080\u0004.",
                "]}b.",
                "NQ.",
                "(U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpuK\u0006K\u0007tQ.",
                "(U\u0007storageccollections\nOrderedDict\nU\u00010U\u0003cpuK\u0006tQ.",
                "(U\u0007storagectorch\nFloatStorage\nU\u00010U\u0003cpuJ\u00ff\u00ff\u00ff\u00fftQ.",
                "ctorch\nFloatStorage\n)R.",
                "ctorch._utils\n_rebuild_tensor_v2\n)R.",
                "ctorch._utils\n_rebuild_parameter\nN\u0085R.",
                "ccollections\nOrderedDict\nN\u0085R.",
                "(i__main__\nX\n.",
                "]\u0081.",
                "\u0082\u0001."
            })
    void unsoundPicklesAreRefused(final String pickle) {
        assertTrue(refusal(pickle).length() > 10);
    }

    @ParameterizedTest
    @CsvSource({"os, system", "builtins, eval", "torch, load", "torch.storage, _load_from_bytes", "collections, deque"})
    void everyOtherNameIsRefusedWhenItIsMentioned(final String module, final String name) {
        assertTrue(refusal("c" + module + "\n" + name + "\n.").startsWith("it asks for " + module + "." + name + ","));
    }

    @Test
    void aNameIsShownWithoutControlCharacters() {
        assertTrue(refusal("cos\u001b[2J\nx\n.").startsWith("it asks for os?[2J.x,"));
        assertTrue(refusal("c" + "x".repeat(100_000)).contains("absurdly long name"));
    }

    @Test
    void oneStorageIsOneThing() {
        final String other = STORAGE.replace("K\u0006", "K\u0007");
        assertTrue(refusal("](" + STORAGE + other + "e.").contains("two different things"));
    }
}
