package io.github.explicell.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.engine.Precision;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.files.Hashes;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = temporary.resolve("tiny");
        TestModels.write(folder);
    }

    private String refusal() {
        return assertThrows(IOException.class, () -> ModelFolder.read(folder)).getMessage();
    }

    private void edit(final String from, final String to) throws IOException {
        final Path json = folder.resolve(ModelFolder.DESCRIPTION);
        final String text = Files.readString(json);
        final String changed = text.replace(from, to);
        assertTrue(!changed.equals(text), "nothing to edit: " + from);
        Files.writeString(json, changed);
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        final ModelFolder model = ModelFolder.read(folder);
        final ModelDescription expected =
                TestModels.description().withWeights(Hashes.sha256(folder.resolve(ModelFolder.WEIGHTS)));
        assertEquals(expected.crop(), model.description().crop());
        assertEquals(expected.architecture(), model.description().architecture());
        assertEquals(TestModels.CLASSES, model.description().classes());
        assertEquals(expected.weightsSha256(), model.description().weightsSha256());
        final Map<String, Tensor> weights = TestModels.weights(model.description());
        weights.forEach((name, tensor) ->
                assertArrayEquals(tensor.values(), model.weights().get(name).values(), name));
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(List.of(folder), files.toList(), "nothing else is left behind");
        }
    }

    @Test
    void costsAreOptionalAndCheckedAgainstTheClasses() throws IOException {
        assertFalse(Files.readString(folder.resolve(ModelFolder.DESCRIPTION)).contains("costs"));
        assertNull(ModelFolder.read(folder).description().costs());
        edit("\"temperature\": 1.0,", "\"temperature\": 1.0, \"costs\": {\"rows\": [[0,1,2],[5,0,1.5],[1,1,0]]},");
        final CostMatrix costs = ModelFolder.read(folder).description().costs();
        assertEquals(
                new CostMatrix(List.of(List.of(0.0, 1.0, 2.0), List.of(5.0, 0.0, 1.5), List.of(1.0, 1.0, 0.0))), costs);
        edit("[[0,1,2],[5,0,1.5],[1,1,0]]", "[[0,1],[5,0]]");
        assertTrue(refusal().endsWith("costs is a matrix of 2 classes, but classes names 3"), refusal());
        edit("[[0,1],[5,0]]", "[[0,1],[5,null]]");
        assertTrue(refusal().endsWith("costs row 2 must hold 2 numbers, one for each class"), refusal());
        edit("[[0,1],[5,null]]", "[[3,1],[5,0]]");
        assertTrue(refusal().endsWith("charges a mistake (1.0) less than the right decision (3.0)"), refusal());
        edit("[[3,1],[5,0]]", "[[1,1],[0,0]]");
        assertTrue(refusal().endsWith("costs must charge some mistake more than being right"), refusal());
    }

    @Test
    void itOpensInBothPrecisions() throws IOException {
        for (final Precision precision : Precision.INFERENCE)
            try (Session session = ModelFolder.read(folder).open(SessionOptions.DEFAULT.on("cpu", precision))) {
                assertEquals(precision, session.options().precision());
            }
    }

    @Test
    void aWrongAnswerIsFoundByTheSelfTest() throws IOException {
        final Path file = folder.resolve(SelfTest.FILE);
        final Safetensors right = new Safetensors(file);
        final Map<String, Tensor> wrong = new LinkedHashMap<>();
        right.names().forEach(name -> wrong.put(name, right.get(name)));
        final float[] logits = right.get("output.logits").values();
        // two classes mixed up
        wrong.put("output.logits", new Tensor(Shape.of(3), new float[] {logits[1], logits[0], logits[2]}));
        SafetensorsWriter.write(file, wrong, Map.of(), DataType.F32);
        final ModelFolder model = ModelFolder.read(folder);
        final String message = assertThrows(IllegalStateException.class, () -> model.open(SessionOptions.DEFAULT))
                .getMessage();
        assertTrue(message.startsWith("the self-test of tiny failed"), message);
    }

    @Test
    void otherWeightsAreNoticed() throws IOException {
        final Path file = folder.resolve(ModelFolder.WEIGHTS);
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] ^= 1;
        Files.write(file, bytes);
        assertTrue(refusal().contains("SHA-256 differs"), refusal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": 1 | \"format\": 2 | format is 2",
                "\"mobilenet_v3_small\" | \"mobilenet_v9\" | no architecture named mobilenet_v9",
                "\"features.3\" | \"features.99\" | no node named features.99",
                "\"benign\" | \"unsure\" | classes names a class twice",
                "\"benign\", | | wrongly shaped",
                "\"temperature\": 1.0 | \"temperature\": 0 | temperature must be above 0",
                "0.229 | -1 | input.std must hold numbers above 0",
                "\"RGB\" | \"RBG\" | input.order must be RGB or BGR",
                "\"size\": 32 | \"size\": 64 | architecture.size is 64",
                "\"size\": 32 | \"size\": 1000000 | architecture.size must be 1 to 2048",
                "\"format\": 1, | \"format\": 1,, | not the expected JSON",
                "\"kind\": \"head\" | \"kind\": \"script\" | unknown step: script",
                "\"width\": 32 | \"width\": -5 | -5"
            })
    void aBrokenDescriptionIsNamed(final String from, final String to, final String sentence) throws IOException {
        edit(from, to == null ? "" : to);
        final String message = refusal();
        assertTrue(message.contains(sentence), message);
        assertTrue(message.contains(folder.toString()), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aDescriptionThatIsNoTextIsNamed() throws IOException {
        final Path json = folder.resolve(ModelFolder.DESCRIPTION);
        Files.write(json, new byte[] {(byte) 0xc3, 0x28, 0, 1});
        assertTrue(refusal().startsWith(json + " is no text"), refusal());
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(folder.resolve(ModelFolder.WEIGHTS));
        assertTrue(refusal().endsWith("holds no weights.safetensors"), refusal());
        Files.delete(folder.resolve(ModelFolder.DESCRIPTION));
        assertTrue(refusal().startsWith("there is no "), refusal());
    }

    @Test
    void weightsAreComparedByNameAndShape() throws IOException {
        final ModelFolder model = ModelFolder.read(folder);
        final Map<String, Tensor> weights = new LinkedHashMap<>(TestModels.weights(model.description()));
        weights.remove("head.linear.bias");
        weights.put("head.linear.weight", new Tensor(Shape.of(1), new float[1]));
        weights.put("extra", new Tensor(Shape.of(1), new float[1]));
        weights.put("features.0.1.num_batches_tracked", new Tensor(Shape.of(1), new float[1]));
        final WeightsReport report = WeightsReport.of(model.network(), io.github.explicell.network.Weights.of(weights));
        assertEquals(List.of("head.linear.bias"), report.missing());
        assertEquals(List.of("extra"), report.unexpected());
        assertEquals(1, report.wronglyShaped().size());
        assertEquals(
                "1 missing (head.linear.bias); 1 unexpected (extra); 1 wrongly shaped (head.linear.weight (1 instead of"
                        + " 3 x 24))",
                report.toString());
    }

    @Test
    void aFailedWriteLeavesTheOldModel() throws IOException {
        final String before = ModelFolder.read(folder).description().weightsSha256();
        final ModelDescription description = TestModels.description();
        final Map<String, Tensor> weights = new LinkedHashMap<>(TestModels.weights(description));
        weights.remove("head.linear.bias");
        assertThrows(
                IOException.class, () -> ModelFolder.write(folder, description, weights, DataType.F32, "# broken\n"));
        assertEquals(before, ModelFolder.read(folder).description().weightsSha256());
        try (Stream<Path> files = Files.list(temporary)) {
            assertEquals(List.of(folder), files.toList());
        }
    }

    @Test
    void aFolderWithOtherFilesIsNeverReplaced() throws IOException {
        final Path precious = Files.writeString(folder.resolve("thesis.docx"), "three years");
        final ModelDescription description = TestModels.description();
        final IOException e = assertThrows(
                IOException.class,
                () -> ModelFolder.write(
                        folder, description, TestModels.weights(description), DataType.F32, "# tiny\n"));
        assertTrue(e.getMessage().contains("thesis.docx"), e.getMessage());
        assertEquals("three years", Files.readString(precious));
    }

    @Test
    void halfPrecisionWeightsAreStoredAndRead() throws IOException {
        final ModelDescription description = TestModels.description();
        ModelFolder.write(folder, description, TestModels.weights(description), DataType.F16, "# tiny\n");
        final Tensor exact = TestModels.weights(description).get("head.linear.weight");
        final Tensor stored = ModelFolder.read(folder).weights().get("head.linear.weight");
        assertArrayEquals(exact.values(), stored.values(), 1e-3f);
    }
}
