package io.github.explicell.model.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.image.Interpolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final String ENTRY =
            """
            {"name": "tiny.v1", "architecture": "resnet50", "url": "https://weights.invalid/tiny.pth", "classes": 2,
             "sha256_start": "0123abcd", "preprocessing": {"size": 32, "interpolation": "BICUBIC",
             "scale": 0.00392156862745098, "input": {"order": "RGB", "mean": [0, 0, 0], "std": [1, 1, 1]}}}
            """;

    @TempDir
    Path folder;

    private Catalogue catalogue(final String json) throws IOException {
        return Catalogue.read(Files.writeString(folder.resolve("library.json"), json));
    }

    @Test
    void ownWeightsSayWhatTheirLibrarySays() throws IOException {
        final PublishedWeights w = Catalogue.own().get("resnet50.imagenet1k_v2");
        assertEquals("resnet50", w.architecture());
        assertTrue(w.library().startsWith("torchvision "));
        assertEquals("11ad3fa6", w.sha256Start());
        assertEquals("resnet50-11ad3fa6.pth", w.url().replaceAll(".*/", ""));
        assertEquals(80.858, w.top1());
        assertEquals(224 / 232.0, w.preprocessing().cropFraction());
        assertEquals(Interpolation.BILINEAR, w.preprocessing().interpolation());
        assertEquals(97.79 * (1 << 20), w.approximateBytes(), 1);
    }

    @Test
    void whatIsNotKnownIsNullAndSaid() throws IOException {
        final PublishedWeights lite = Catalogue.own().get("efficientnet_lite0.in1k");
        assertEquals(null, lite.top1());
        assertEquals(null, lite.approximateBytes());
        assertEquals("of unverified size", lite.sizeText());
        assertEquals("Apache-2.0", lite.licence());
        assertEquals("verified by the first 8 hex digits of its SHA-256, all that is published", lite.verification());
        final PublishedWeights none =
                catalogue("[" + ENTRY.replace("\"0123abcd\"", "null") + "]").get("tiny.v1");
        assertEquals("unverified, since its publisher states no SHA-256", none.verification());
    }

    @Test
    void aFileIsIdentifiedByItsHash() throws IOException {
        final Catalogue catalogue = catalogue("[" + ENTRY + "]");
        assertEquals(
                "tiny.v1",
                catalogue.identify("0123abcd" + "0".repeat(56)).orElseThrow().name());
        assertTrue(catalogue.identify("0123abce" + "0".repeat(56)).isEmpty());
        assertEquals(32, catalogue.preprocessing("resnet50").size());
        assertEquals(224, catalogue.preprocessing("resnet34").size());
    }

    @Test
    void architecturesToComeAreLeftOut() throws IOException {
        assertEquals(
                0,
                catalogue("[" + ENTRY.replace("resnet50", "resnet5000") + "]")
                        .all()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tiny.v1\" | \"../tiny\" | the name ../tiny must be of small letters",
                "\"tiny.v1\" | \".part\" | the name .part must be of small letters",
                "https: | file: | the url of tiny.v1 is not one of the web",
                "0123abcd | 0123ABCD | the SHA-256 of tiny.v1 is not one",
                "\"BICUBIC\" | null | preprocessing needs an interpolation",
                "0.00392156862745098 | 1 | preprocessing.scale must be 1/255",
                "\"resnet50\" | null | needs an architecture",
                "\"size\": 32 | \"size\": 0 | preprocessing.size must be at least 1",
                "\"classes\": 2 | \"classes\": two | is not the expected JSON"
            })
    void aMalformedEntryIsNamed(final String from, final String to, final String sentence) {
        final String json = "[" + ENTRY.replace(from, to) + "]";
        final String message =
                assertThrows(IOException.class, () -> catalogue(json)).getMessage();
        assertTrue(message.startsWith(folder.resolve("library.json").toString()), message);
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void namesAreUniqueAndListedWhereOneIsWrong() throws IOException {
        assertTrue(assertThrows(IOException.class, () -> catalogue("[" + ENTRY + "," + ENTRY + "]"))
                .getMessage()
                .endsWith("names tiny.v1 twice"));
        assertEquals(
                "there are no published weights named tiny; there are tiny.v1",
                assertThrows(IOException.class, () -> catalogue("[" + ENTRY + "]")
                                .get("tiny"))
                        .getMessage());
    }
}
