package io.github.explicell.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {

    private static final Path FILE = Path.of("plugins-manifest/manifest.json");

    @TempDir
    private Path folder;

    @Test
    void nothingIsShippedThatFijiShips() throws IOException {
        final Manifest manifest = Manifest.read(FILE, ProjectProperties.read());
        final Set<String> jars = manifest.files().stream()
                .map(entry -> UpdaterRules.key(entry.to()))
                .filter(path -> path.endsWith(".jar"))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of("plugins/explicell.jar", "jars/djl-api.jar", "jars/djl-pytorch-engine.jar"),
                jars,
                "every other library is Fiji's");
        for (final Manifest.Entry entry : manifest.files())
            if (entry.libtorch() != null || entry.driver() != null)
                assertTrue(entry.to().startsWith("lib/${platform}/explicell/"), entry.to());
    }

    @Test
    void mistakesAreNamed() throws IOException {
        refused("\"to\": \"bin/x.sh\", \"from\": \"x\"", "updater does not ship bin/x.sh");
        refused("\"to\": \"lib/../x\", \"from\": \"x\"", "to must be a path in Fiji's folder");
        refused("\"to\": \"jars/x-${nothing}.jar\", \"from\": \"x\"", "the property nothing");
        refused("\"to\": \"lib/x.zip\", \"libtorch\": \"cpu\"", "must have ${platform}");
    }

    private void refused(final String entry, final String sentence) throws IOException {
        final Path file = Files.writeString(
                folder.resolve("manifest.json"),
                "{\"description\": \"d\", \"link\": \"l\", \"author\": \"a\", \"platforms\": {}, \"files\": [{" + entry
                        + "}]}");
        final IOException e = assertThrows(IOException.class, () -> Manifest.read(file, Map.of()));
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
    }

    @Test
    void twoVersionsOfOneFileAreRefused() throws IOException {
        Files.writeString(folder.resolve("a"), "a");
        final Manifest.Entry one = new Manifest.Entry("jars/x-1.0.jar", "a", null, null, null, "", List.of());
        final Manifest.Entry other = new Manifest.Entry("jars/x-2.0.jar", "a", null, null, null, "", List.of());
        final Manifest manifest = new Manifest("d", "l", "a", Map.of(), List.of(one, other));
        final Shipment shipment =
                new Shipment(manifest, folder, MavenFiles.standard(), folder, ProjectProperties.read());
        assertTrue(assertThrows(IOException.class, () -> shipment.files(List.of()))
                .getMessage()
                .contains("are one file"));
    }

    @ParameterizedTest
    @CsvSource({
        "plugins/explicell-0.1.0-SNAPSHOT.jar, plugins/explicell.jar",
        "jars/djl-api-0.35.1.jar, jars/djl-api.jar",
        "lib/linux64/explicell/libtorch-2.7.1-cpu.zip, lib/linux64/explicell/libtorch-2.7.1-cpu.zip"
    })
    void versionsOfJarsDoNotCount(final String path, final String key) {
        assertEquals(key, UpdaterRules.key(path));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, aarch64, macos-arm64",
        "Windows 11, amd64, win64"
    })
    void machinesHaveFijisNames(final String system, final String processor, final String name) throws IOException {
        assertEquals(name, Platform.of(system, processor));
        assertTrue(Manifest.read(FILE, ProjectProperties.read()).platforms().containsKey(name));
        assertEquals(name, UpdaterRules.platform("lib/" + name + "/explicell/x").orElseThrow());
        assertFalse(UpdaterRules.platform("models/" + name + "/x").isPresent());
    }
}
