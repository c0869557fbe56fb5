package io.github.explicell.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {

    @TempDir
    private Path folder;

    private ModelLibrary library;

    @BeforeEach
    void models() throws IOException {
        for (final String name : List.of("models/b", "models/explicell/a", "mine/c")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name).resolve(ModelFolder.DESCRIPTION), "{}");
        }
        library = new ModelLibrary(
                List.of(folder.resolve("models/explicell"), folder.resolve("models"), folder.resolve("none")));
    }

    @Test
    void namesAreThoseOfModelFolders() throws IOException {
        assertEquals(List.of("a", "b"), library.names());
    }

    @Test
    void namesAndPathsAreFound() throws IOException {
        assertEquals(folder.resolve("models/explicell/a"), library.find(" a "));
        assertEquals(folder.resolve("models/b"), library.find("models/b"), "from the folder beside the library's");
        assertEquals(
                folder.resolve("mine/c"), library.find(folder.resolve("mine/c").toString()));
    }

    @Test
    void whatIsMissingIsSaidWithTheFoldersAndNamesThereAre() {
        final String looked = folder.resolve("models/explicell") + " or " + folder.resolve("models") + " or "
                + folder.resolve("none") + ", where there are a, b.";
        assertEquals(
                "There is no model folder c (a folder with a model.json), and no model of that name in " + looked,
                assertThrows(IOException.class, () -> library.find("c")).getMessage());
        assertEquals(
                "No model is given: name a model folder or a model in " + looked,
                assertThrows(IOException.class, () -> library.find(" ")).getMessage());
        assertEquals(
                "There is no model folder c (a folder with a model.json), and no model of that name in "
                        + folder.resolve("none") + ", where there is none.",
                assertThrows(IOException.class, () -> new ModelLibrary(List.of(folder.resolve("none"))).find("c"))
                        .getMessage());
    }
}
