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
    void whatIsMissingIsSaidWithTheNamesThereAre() {
        assertEquals(
                "There is no model folder c: give a folder with a model.json, or one of a, b.",
                assertThrows(IOException.class, () -> library.find("c")).getMessage());
        assertEquals(
                "No model is given: name a model folder, or one of a, b.",
                assertThrows(IOException.class, () -> library.find(" ")).getMessage());
    }
}
