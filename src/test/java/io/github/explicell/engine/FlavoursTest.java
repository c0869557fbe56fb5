package io.github.explicell.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing, unpacking and trying libtorch's flavours. */
class FlavoursTest {

    @TempDir
    private Path home;

    @BeforeEach
    void ownHome() {
        System.setProperty(EngineHome.PROPERTY, home.toString());
    }

    @AfterEach
    void usualHome() {
        System.clearProperty(EngineHome.PROPERTY);
    }

    /** The rows are nvidia-smi's own. */
    @Test
    void theDriverIsReadAndCompared() {
        final NvidiaDriver driver = NvidiaDriver.parse(
                        "570.124.06, NVIDIA H100 80GB HBM3\n570.124.06, NVIDIA H100 80GB HBM3\n")
                .orElseThrow();
        assertEquals("570.124.06", driver.version());
        assertEquals(2, driver.gpus().size());
        assertTrue(driver.isAtLeast("525.60.13") && driver.isAtLeast("570.124.06"));
        assertFalse(driver.isAtLeast("570.124.7") || driver.isAtLeast("1000.1"));
        assertEquals(Optional.empty(), NvidiaDriver.parse("NVIDIA-SMI has failed because it couldn't communicate"));
    }

    @Test
    void settingsAreKeptAndNonsenseIsIgnored() throws IOException {
        assertEquals(EngineSettings.DEFAULT, EngineSettings.read());
        EngineSettings.DEFAULT.withDevice("gpu:1").withFlavour("cu128").write();
        assertEquals(new EngineSettings("gpu:1", "cu128", ""), EngineSettings.read());
        Files.writeString(home.resolve("engine.properties"), "device=toaster\n");
        assertEquals(EngineSettings.DEFAULT, EngineSettings.read());
        assertThrows(IllegalArgumentException.class, () -> EngineSettings.DEFAULT.withFlavour("../cpu"));
    }

    private Path zip(final String... names) throws IOException {
        final Path zip = home.resolve(Flavour.CPU.folder() + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (final String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes());
                out.closeEntry();
            }
        }
        return zip;
    }

    @Test
    void aZipIsUnpackedOnceAndWholeAndReplacesAnOlderOne() throws IOException {
        Files.createDirectories(home.resolve("libtorch-1.0.0-cpu"));
        zip("libtorch.so", "libgomp-98b21ff3.so.1");
        final Path folder = NativeFolders.find(Flavour.CPU).orElseThrow();
        assertEquals(home.resolve(Flavour.CPU.folder()), folder);
        assertEquals("libgomp-98b21ff3.so.1", Files.readString(folder.resolve("libgomp-98b21ff3.so.1")));
        assertFalse(Files.exists(home.resolve("libtorch-1.0.0-cpu")));
        Files.writeString(folder.resolve("libtorch.so"), "as it was");
        NativeFolders.find(Flavour.CPU);
        assertEquals("as it was", Files.readString(folder.resolve("libtorch.so")));
    }

    @Test
    void aZipThatIsBrokenOrLeadsOutOfItsFolderLeavesNothing() throws IOException {
        zip("libtorch.so", "../escaped.so");
        assertThrows(EngineException.class, () -> NativeFolders.find(Flavour.CPU));
        final byte[] whole = Files.readAllBytes(zip("libtorch.so", "libc10.so"));
        Files.write(home.resolve(Flavour.CPU.folder() + ".zip"), Arrays.copyOf(whole, whole.length / 2));
        final EngineException e = assertThrows(EngineException.class, () -> NativeFolders.find(Flavour.CPU));
        assertTrue(e.getMessage().contains("get the file anew"), e.getMessage());
        try (var left = Files.list(home)) {
            assertEquals(
                    List.of(Flavour.CPU.folder() + ".zip"),
                    left.map(p -> p.getFileName().toString()).toList());
        }
        assertFalse(Files.exists(home.resolveSibling("escaped.so")));
    }

    /** The process does not start libtorch at all, or ends because of it; this one goes on. */
    @Test
    void aBrokenFlavourIsFoundOutInAProcessOfItsOwn() throws IOException {
        final Path broken = Files.createDirectories(home.resolve("libtorch-" + Flavour.version() + "-cu128"));
        Files.writeString(broken.resolve(System.mapLibraryName("torch")), "no library");
        Files.writeString(broken.resolve(System.mapLibraryName("djl_torch")), "no library");
        final String reason = FlavourTrial.failure(new Flavour("cu128"), broken).orElseThrow();
        assertTrue(reason.length() > 10 && !reason.contains("\n"), reason);
    }

    @Test
    void theVerdictIsTheSentenceOrTheStatus() {
        assertEquals(Optional.empty(), FlavourTrial.verdict(0, "warning\nexplicell: gpu and cpu agree\n"));
        assertEquals(Optional.of("it sees no GPU"), FlavourTrial.verdict(1, "explicell: it sees no GPU\n"));
        assertEquals(Optional.of("its trial ended with the status 134"), FlavourTrial.verdict(134, "# SIGSEGV\n"));
        assertTrue(FlavourTrial.verdict(139, "explicell: gpu and cpu agree\n").isPresent());
    }

    @Test
    void aGpuThatCannotBeUsedLeadsToTheCpuAndAReason() throws IOException {
        EngineSettings.DEFAULT.withFlavour("cu128").write();
        final String before = System.getProperty(Libtorch.LIBRARY_PATH);
        try {
            System.clearProperty(Libtorch.LIBRARY_PATH);
            final FlavourChoice choice = FlavourChoice.make();
            assertEquals(Flavour.CPU, choice.flavour());
            assertEquals(1, choice.reasons().size());
            assertTrue(
                    choice.reasons().get(0).startsWith("libtorch cu128 was chosen but cannot be used: ")
                            && choice.reasons().get(0).endsWith("Computing on the CPU."),
                    choice.reasons().toString());
        } finally {
            if (before != null) System.setProperty(Libtorch.LIBRARY_PATH, before);
        }
    }

    @Test
    void cudaAndDriverAreNamed() {
        assertEquals("12.8", new Flavour("cu128").cuda());
        assertEquals("", Flavour.CPU.driver());
        assertTrue(new Flavour("cu128").driver().matches("52[58]\\.\\d+(\\.\\d+)?"));
    }
}
