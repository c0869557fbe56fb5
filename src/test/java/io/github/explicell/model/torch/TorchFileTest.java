package io.github.explicell.model.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.explicell.model.WeightsFile;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote (torch_files.py), whole, malicious and damaged. */
class TorchFileTest {

    @TempDir
    Path folder;

    private static Path fixture(final String name) {
        try {
            return Path.of(
                    TorchFileTest.class.getResource("/fixtures/torch/" + name).toURI());
        } catch (final URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refusal(final Path file) {
        final String message =
                assertThrows(IOException.class, () -> WeightsFile.open(file)).getMessage();
        assertTrue(message.startsWith(file + " cannot be read: "), message);
        assertEquals(1, message.lines().count());
        return message;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "stream"})
    void everyTypeAndViewIsRead(final String format) throws IOException {
        final Weights weights = WeightsFile.open(fixture("tensors." + format + ".pth"));
        final JsonObject expected = JsonParser.parseString(Files.readString(fixture("tensors.json")))
                .getAsJsonObject();
        assertEquals(expected.keySet(), weights.names());
        for (final Map.Entry<String, JsonElement> e : expected.entrySet()) {
            final JsonObject tensor = e.getValue().getAsJsonObject();
            final float[] read = weights.get(e.getKey()).values();
            final List<JsonElement> values = tensor.getAsJsonArray("values").asList();
            assertEquals(
                    tensor.getAsJsonArray("shape").asList().stream()
                            .map(JsonElement::getAsInt)
                            .toList(),
                    weights.shape(e.getKey()).dimensions());
            assertEquals(values.size(), read.length);
            for (int i = 0; i < read.length; i++)
                assertEquals((float) values.get(i).getAsDouble(), read[i], e.getKey() + " " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "stream"})
    void aNestedStateDictLosesItsPrefixesAndOldNames(final String format) throws IOException {
        final Weights weights = WeightsFile.open(fixture("nested." + format + ".pth"));
        assertEquals(9, weights.names().size());
        final String layer = "features.denseblock1.denselayer2.";
        assertArrayEquals(
                new float[] {10, 10}, weights.get(layer + "norm1.weight").values());
        assertArrayEquals(
                new float[] {11, 11}, weights.get(layer + "conv1.weight").values());
        assertArrayEquals(
                new float[] {12, 12}, weights.get(layer + "norm2.running_mean").values());
        assertTrue(weights.names().contains("features.norm.1.weight"), "only dense layers were renamed");
    }

    @Test
    void aFileOfPython2IsRead() throws IOException {
        final Weights weights = WeightsFile.open(fixture("python2.stream.pth"));
        assertArrayEquals(
                new float[] {1, 2, 3, 4, 5, 6}, weights.get("features.0.weight").values());
        assertArrayEquals(
                new float[] {0.5f, -0.5f}, weights.get("features.0.bias").values());
    }

    @ParameterizedTest
    @CsvSource({
        "os_system, posix.system",
        "eval, __builtin__.eval",
        "namespace, argparse.Namespace",
        "module, torch.nn.modules.linear.Linear",
        "integers, torch.IntStorage"
    })
    void everythingElseIsRefusedByName(final String fixture, final String name) {
        for (final String format : List.of("zip", "stream")) {
            final String message = refusal(fixture(fixture + "." + format + ".pth"));
            assertTrue(message.contains("it asks for " + name + ","), message);
        }
        assertFalse(Files.exists(Path.of("explicell-was-here")), "it was run");
    }

    @ParameterizedTest
    @CsvSource({"protocol4.zip.pth, protocol 4", "script.zip.pth, TorchScript program"})
    void relatedFormatsAreNamed(final String fixture, final String word) {
        assertTrue(refusal(fixture(fixture)).contains(word), refusal(fixture(fixture)));
    }

    @Test
    void theTarOfBefore01IsRefused() throws IOException {
        final byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(), 0, tar, 257, 5);
        assertTrue(refusal(Files.write(folder.resolve("old.pth"), tar)).contains("tar of PyTorch before 0.1"));
    }

    @Test
    void whatIsNoWeightFileIsRefused() throws IOException {
        for (final String content : List.of("", "hello", "<html>".repeat(100)))
            assertTrue(refusal(Files.writeString(folder.resolve("page.pth"), content))
                    .contains("neither"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensors.zip.pth", "tensors.stream.pth", "nested.stream.pth"})
    void aFileCutAnywhereIsRefused(final String fixture) throws IOException {
        final byte[] whole = Files.readAllBytes(fixture(fixture));
        final Path cut = folder.resolve("cut.pth");
        for (final int length :
                IntStream.iterate(1, n -> n < whole.length, n -> n + 13).toArray()) {
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            refusal(cut);
        }
    }

    @Test
    void damageEndsInASentenceOrOtherNumbersNeverInACrash() throws IOException {
        for (final String fixture : List.of("tensors.zip.pth", "tensors.stream.pth")) {
            final byte[] whole = Files.readAllBytes(fixture(fixture));
            int refused = 0;
            for (int at = 0; at < whole.length; at += 3) {
                final byte[] damaged = whole.clone();
                damaged[at] ^= (byte) 0xff;
                final Path file = Files.write(folder.resolve("damaged.pth"), damaged);
                try {
                    final Weights weights = WeightsFile.open(file);
                    for (final String name : weights.names()) weights.get(name);
                } catch (final IOException | java.io.UncheckedIOException e) {
                    refused++;
                }
            }
            assertTrue(refused > 100, fixture + ": only " + refused);
        }
    }

    @Test
    void aCompressedPartIsRefusedBeforeItGrows() throws IOException {
        final Path bomb = folder.resolve("bomb.pth");
        try (ZipFile zip = new ZipFile(fixture("tensors.zip.pth").toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (final ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(out);
            }
        }
        assertTrue(refusal(bomb).contains("is compressed"), refusal(bomb));
    }
}
