package io.github.explicell.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    private Path folder;

    private Path fiji;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void fiji() throws IOException {
        fiji = folder.resolve("Fiji");
        Files.createDirectories(fiji.resolve("jars"));
        Files.createDirectories(fiji.resolve("lib/linux64"));
        Files.writeString(fiji.resolve("jars/ij-1.54p.jar.txt"), "Fiji's own");
    }

    private ShippedFile file(final String path, final String content) throws IOException {
        final Path file = folder.resolve("content").resolve(path);
        Files.createDirectories(file.getParent());
        return new ShippedFile(path, Files.writeString(file, content), "", List.of());
    }

    private List<ShippedFile> version(final String number, final String native1) throws IOException {
        return List.of(
                file("macros/explicell/a-" + number + ".ijm", number),
                file("models/explicell/m/model.json", "{}"),
                file("lib/linux64/explicell/libtorch-" + native1 + "-cpu.zip", native1));
    }

    private void install(final List<ShippedFile> files, final boolean dry) throws IOException {
        said.clear();
        new Installation(fiji).install(files, dry, said::add);
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(fiji)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> fiji.relativize(file).toString().replace('\\', '/'))
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() throws IOException {
        final Set<String> before = files();
        install(version("1", "2.7.1"), true);
        assertEquals(3, said.size());
        assertEquals("install macros/explicell/a-1.ijm", said.get(0));
        assertEquals(before, files());
    }

    @Test
    void anUpgradeLeavesNothingOfTheOlderVersion() throws IOException {
        install(version("1", "2.7.1"), false);
        final Path unpacked = Files.createDirectories(fiji.resolve("lib/linux64/explicell/libtorch-2.7.1-cpu"));
        Files.writeString(unpacked.resolve("libtorch.so"), "unpacked at first use");
        install(version("2", "2.8.0"), false);
        assertEquals(
                Set.of(
                        "jars/ij-1.54p.jar.txt",
                        "macros/explicell/a-2.ijm",
                        "models/explicell/m/model.json",
                        "lib/linux64/explicell/libtorch-2.8.0-cpu.zip",
                        "licenses/explicell/installed.json"),
                files());
        install(version("2", "2.8.0"), false);
        assertEquals(List.of(), said);
    }

    @Test
    void uninstallingRestoresAndKeepsWhatIsTheUsers() throws IOException {
        final Set<String> before = files();
        install(version("1", "2.7.1"), false);
        said.clear();
        new Installation(fiji).uninstall(true, said::add);
        assertEquals(3, said.size());
        assertEquals(5, files().size());
        Files.writeString(fiji.resolve("models/explicell/m/mine.txt"), "the user's");
        new Installation(fiji).uninstall(false, said::add);
        Files.delete(fiji.resolve("models/explicell/m/mine.txt"));
        assertEquals(before, files());
        assertTrue(Files.isDirectory(fiji.resolve("lib/linux64")) && Files.notExists(fiji.resolve("macros")));
        assertTrue(assertThrows(IOException.class, () -> new Installation(fiji).uninstall(false, said::add))
                .getMessage()
                .contains("nothing was installed by hand"));
    }

    @Test
    void foldersThatInstallingMadeGoWithIt() throws IOException {
        final Set<String> before = folders();
        install(List.of(file("scripts/Plugins/Explicell/a.groovy", "1"), file("images/explicell/a.tif", "1")), false);
        install(List.of(file("scripts/Plugins/Explicell/b.groovy", "2"), file("images/explicell/a.tif", "1")), false);
        assertTrue(Files.isDirectory(fiji.resolve("scripts/Plugins")));
        new Installation(fiji).uninstall(false, said::add);
        assertEquals(before, folders());
        Files.createDirectories(fiji.resolve("scripts/Plugins"));
        install(List.of(file("scripts/Plugins/Explicell/a.groovy", "1"), file("images/explicell/a.tif", "1")), false);
        Files.writeString(fiji.resolve("images/mine.txt"), "the user's");
        new Installation(fiji).uninstall(false, said::add);
        assertTrue(Files.isDirectory(fiji.resolve("scripts/Plugins")), "which was there before");
        assertTrue(Files.isRegularFile(fiji.resolve("images/mine.txt")));
        assertTrue(Files.notExists(fiji.resolve("licenses")));
    }

    private Set<String> folders() throws IOException {
        try (Stream<Path> walk = Files.walk(fiji)) {
            return walk.filter(Files::isDirectory)
                    .map(folder -> fiji.relativize(folder).toString())
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    @Test
    void aPlainImageJAndAnOldFijiAreNamed() throws IOException {
        assertTrue(new Installation(fiji).doubts().get(0).contains("this is no Fiji"));
        Files.writeString(fiji.resolve("jars/scijava-common-2.99.2.jar"), "");
        Files.writeString(fiji.resolve("jars/slf4j-api-2.0.17.jar"), "");
        assertEquals(List.of(), new Installation(fiji).doubts());
        Files.move(fiji.resolve("jars/slf4j-api-2.0.17.jar"), fiji.resolve("jars/slf4j-api-1.7.36.jar"));
        assertTrue(new Installation(fiji).doubts().get(0).contains("Java 8"));
    }

    @Test
    void whatIsNotOursIsNeverReplaced() throws IOException {
        Files.createDirectories(fiji.resolve("models/explicell/m"));
        Files.writeString(fiji.resolve("models/explicell/m/model.json"), "{\"of\": \"the user\"}");
        final Set<String> before = files();
        final IOException e = assertThrows(IOException.class, () -> install(version("1", "2.7.1"), false));
        assertTrue(e.getMessage().contains("was not installed by hand"), e.getMessage());
        assertEquals(before, files());
    }

    @Test
    void aFolderThatIsNoFijiIsRefused() {
        assertTrue(assertThrows(IOException.class, () -> new Installation(folder))
                .getMessage()
                .contains("is no Fiji"));
    }
}
