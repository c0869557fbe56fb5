package io.github.explicell.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.Parameter;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import io.github.explicell.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImportTest {

    private static final String ARCHITECTURE = "mobilenet_v3_small";
    private static final Preprocessing PREPROCESSING =
            Preprocessing.usual(ARCHITECTURE).at(32);
    private static final String HEAD = "classifier.3.weight";

    @TempDir
    Path temporary;

    private Path file;
    private Path out;
    private Map<String, Tensor> published;

    @BeforeEach
    void publish() throws IOException {
        file = temporary.resolve("published.safetensors");
        out = temporary.resolve("model");
        final Network network = ArchitectureSpec.plain(ARCHITECTURE, 32).build(5);
        final Weights formula = FormulaWeights.of(network);
        published = new LinkedHashMap<>();
        for (final Parameter p : network.parameters()) published.put(p.name(), formula.get(p.name()));
        published.put("features.0.1.num_batches_tracked", new Tensor(new Shape(List.of()), new float[] {7}));
        SafetensorsWriter.write(file, published, Map.of(), DataType.F32);
    }

    private static ModelImport keeping(final List<String> labels) {
        return new ModelImport("m", ARCHITECTURE, PREPROCESSING, List.of(), labels, null, null);
    }

    private static ModelImport dropping(final List<String> classes) {
        return new ModelImport("m", ARCHITECTURE, PREPROCESSING, classes, List.of(), "BSD-3-Clause", "torchvision");
    }

    private String refusal(final ModelImport settings) {
        final String message =
                assertThrows(IOException.class, () -> settings.run(file, out)).getMessage();
        assertFalse(Files.exists(out), "nothing is left behind");
        return message;
    }

    @Test
    void aKeptHeadIsThePublishedOne() throws IOException {
        keeping(List.of()).run(file, out);
        final ModelFolder model = ModelFolder.read(out);
        assertEquals(
                List.of("class 0", "class 1", "class 2", "class 3", "class 4"),
                model.description().classes());
        assertArrayEquals(
                published.get(HEAD).values(), model.weights().get(HEAD).values());
        assertArrayEquals(
                Normalisation.of(ARCHITECTURE).mean(),
                model.description().input().mean());
        assertTrue(model.description().origin().startsWith("the file published.safetensors (SHA-256 "));
        assertEquals(null, model.description().licence());
    }

    @Test
    void labelsNameItsClassesAndTwinsAreTold() throws IOException {
        keeping(List.of("crane", "cat", "crane", "dog", "maillot")).run(file, out);
        assertEquals(
                List.of("crane (0)", "cat", "crane (2)", "dog", "maillot"),
                ModelFolder.read(out).description().classes());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelImport("m", ARCHITECTURE, PREPROCESSING, List.of("a", "b"), List.of("a"), null, null));
    }

    @Test
    void aDroppedHeadIsZeroAndTheRestPublished() throws IOException {
        dropping(List.of("benign", "malignant")).run(file, out);
        final ModelFolder model = ModelFolder.read(out);
        assertEquals(List.of("benign", "malignant"), model.description().classes());
        assertArrayEquals(new float[2 * 1024], model.weights().get(HEAD).values());
        for (final String name : List.of("classifier.0.weight", "features.0.1.running_var"))
            assertArrayEquals(
                    published.get(name).values(), model.weights().get(name).values());
        assertEquals("BSD-3-Clause", model.description().licence());
    }

    @Test
    void aHeadlessBackboneNeedsClasses() throws IOException {
        published.keySet().removeIf(n -> n.startsWith("classifier.3"));
        SafetensorsWriter.write(file, published, Map.of(), DataType.F32);
        assertTrue(refusal(keeping(List.of())).contains("have no head of " + ARCHITECTURE + " (" + HEAD + ")"));
        dropping(List.of("a", "b")).run(file, out);
        assertEquals(2, ModelFolder.read(out).description().classes().size());
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        assertTrue(refusal(keeping(List.of("only", "three", "names")))
                .contains("3 labels do not name the 5 classes of " + file));
        published.remove("features.2.block.0.1.weight");
        SafetensorsWriter.write(file, published, Map.of(), DataType.F32);
        assertTrue(refusal(dropping(List.of("a", "b")))
                .endsWith("1 missing (features.2.block.0.1.weight); is it another architecture's?"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new ModelImport(
                                "m", "alexnet", PREPROCESSING, List.of(), List.of(), null, null)
                        .run(file, out))
                .getMessage()
                .contains("no architecture named alexnet"));
    }
}
