package io.github.explicell.model.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.files.Hashes;
import io.github.explicell.model.DataType;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.Normalisation;
import io.github.explicell.model.TestModels;
import io.github.explicell.network.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private static final int SIZE = 32;

    @TempDir
    Path temporary;

    private ModelFolder model;
    private Path script;
    private Path pack;

    @BeforeEach
    void export() throws IOException {
        model = TestModels.write(temporary.resolve("tiny"));
        script = temporary.resolve("tiny.pt");
        pack = temporary.resolve("tiny.zip");
    }

    private static float[] crops(final int n) {
        final float[] crops = new float[n * 3 * SIZE * SIZE];
        final Random random = new Random(3);
        for (int i = 0; i < crops.length; i++) crops[i] = random.nextFloat();
        return crops;
    }

    /** Through this project's own way. */
    private static float[] logits(final ModelFolder model, final float[] crop) throws IOException {
        final float[] input = new float[crop.length];
        model.description().input().apply(crop, input, 0);
        try (Session session = model.open(SessionOptions.DEFAULT)) {
            return session.logits(Map.of(Network.IMAGE, input), 1)[0];
        }
    }

    /** Through libtorch, which is given nothing but the file. */
    private float[] logitsOfScript(final float[] crops, final int n) throws Exception {
        try (Model net = Model.newInstance("exported", Device.cpu(), "PyTorch");
                InputStream in = Files.newInputStream(script)) {
            net.load(in);
            try (NDManager scope = net.getNDManager().newSubManager()) {
                final NDList input = new NDList(scope.create(crops, new Shape(n, 3, SIZE, SIZE)));
                return net.getBlock()
                        .forward(new ParameterStore(scope, false), input, false)
                        .get(0)
                        .toFloatArray();
            }
        }
    }

    @Test
    void theScriptGivesTheModelsLogits() throws Exception {
        ScriptExport.write(model, script);
        final float[] two = logitsOfScript(crops(2), 2);
        assertArrayEquals(logits(model, crops(1)), java.util.Arrays.copyOf(two, 3), 1e-4f);
        assertFalse(java.util.Arrays.equals(two, 0, 3, two, 3, 6), "another crop, other logits");
    }

    @Test
    void theScriptNormalisesByTheModelsRule() throws Exception {
        final Normalisation bgr =
                new Normalisation("BGR", new double[] {0.1, 0.4, 0.8}, new double[] {0.5, 0.25, 0.75});
        final JsonObject json = JsonParser.parseString(
                        Files.readString(model.folder().resolve(ModelFolder.DESCRIPTION)))
                .getAsJsonObject();
        json.add("input", new com.google.gson.Gson().toJsonTree(bgr));
        final ModelDescription description = ModelFolder.parse(json.toString(), "test");
        ModelFolder.write(
                temporary.resolve("bgr"), description, TestModels.weights(description), DataType.F32, "# bgr\n");
        final ModelFolder other = ModelFolder.read(temporary.resolve("bgr"));
        ScriptExport.write(other, script);
        assertArrayEquals(logits(other, crops(1)), logitsOfScript(crops(1), 1), 1e-4f);
    }

    @Test
    void thePackageSaysWhatIsInIt() throws Exception {
        BioImageExport.write(model, List.of("A. Person"), pack);
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            final JsonObject rdf = JsonParser.parseString(
                            new String(bytes(zip, "bioimageio.yaml"), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            assertEquals("0.5.3", rdf.get("format_version").getAsString());
            assertEquals("tiny model", rdf.get("name").getAsString());
            assertEquals("BSD-2-Clause", rdf.get("license").getAsString());
            final JsonObject input = rdf.getAsJsonArray("inputs").get(0).getAsJsonObject();
            final JsonObject output = rdf.getAsJsonArray("outputs").get(0).getAsJsonObject();
            final JsonObject weights = rdf.getAsJsonObject("weights").getAsJsonObject("torchscript");
            for (final JsonObject file :
                    List.of(input.getAsJsonObject("test_tensor"), output.getAsJsonObject("test_tensor"), weights))
                assertEquals(
                        sha256(bytes(zip, file.get("source").getAsString())),
                        file.get("sha256").getAsString());
            assertEquals(
                    "[\"benign\",\"malignant\",\"unsure\"]",
                    output.getAsJsonArray("axes")
                            .get(1)
                            .getAsJsonObject()
                            .get("channel_names")
                            .toString());
            assertEquals(
                    512,
                    ImageIO.read(new ByteArrayInputStream(bytes(zip, "cover.png")))
                            .getWidth());
            assertArrayEquals(
                    npy(bytes(zip, "test_output.npy"), "(1, 3,)"),
                    logits(model, npy(bytes(zip, "test_input.npy"), "(1, 3, 32, 32,)")),
                    1e-5f);
        }
    }

    private static byte[] bytes(final ZipFile zip, final String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static String sha256(final byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static float[] npy(final byte[] bytes, final String shape) {
        final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final int start = 10 + in.getShort(8);
        assertEquals(0, start % 64);
        final String header = new String(bytes, 10, start - 10, StandardCharsets.US_ASCII);
        assertTrue(header.contains("'shape': " + shape) && header.endsWith("\n"), header);
        final float[] values = new float[(bytes.length - start) / 4];
        in.position(start).order(ByteOrder.LITTLE_ENDIAN);
        in.asFloatBuffer().get(values);
        return values;
    }

    @Test
    void bothComeBackAsTheyWere() throws IOException {
        ScriptExport.write(model, script);
        BioImageExport.write(model, List.of("A. Person"), pack);
        for (final Path file : List.of(script, pack)) {
            assertTrue(PackageImport.isPackage(file));
            final Path back = temporary.resolve("back-" + file.getFileName());
            PackageImport.run(file, back);
            for (final String name : List.of(ModelFolder.WEIGHTS, ModelFolder.DESCRIPTION))
                assertEquals(Hashes.sha256(model.folder().resolve(name)), Hashes.sha256(back.resolve(name)), name);
        }
        assertEquals("# tiny\n", Files.readString(temporary.resolve("back-tiny.zip/README.md")));
    }

    @Test
    void whatOthersWroteOrIsBrokenIsRefused() throws IOException {
        ScriptExport.write(model, script);
        BioImageExport.write(model, List.of("A. Person"), pack);
        assertRefused(without(pack, "weights.pt"), "it is no package that Explicell wrote");
        assertRefused(without(script, "net/data/0"), "its tensor 0 is not features.0.0.weight of 16 x 3 x 3 x 3");
        assertFalse(PackageImport.isPackage(without(script, "net/extra/model.json")));
        assertFalse(PackageImport.isPackage(model.folder().resolve(ModelFolder.WEIGHTS)));
        assertThrows(IllegalArgumentException.class, () -> BioImageExport.write(model, List.of(), pack));
    }

    private void assertRefused(final Path file, final String why) {
        final Path out = temporary.resolve("refused");
        final String message = assertThrows(IOException.class, () -> PackageImport.run(file, out))
                .getMessage();
        assertTrue(message.contains(file + " cannot be imported: " + why), message);
        assertFalse(Files.exists(out));
    }

    /** A copy of a zip that lacks a file. */
    private Path without(final Path file, final String name) throws IOException {
        final Path copy = temporary.resolve("without-" + file.getFileName());
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (final ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().equals(name)) continue;
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes(zip, entry.getName()));
                out.closeEntry();
            }
        }
        return copy;
    }

    /** With EXPLICELL_EXPORT_PYTHON, a Python that has src/test/python/requirements-export.txt. */
    @Test
    void pythonRunsBoth() throws Exception {
        final String python = System.getenv("EXPLICELL_EXPORT_PYTHON");
        Assumptions.assumeTrue(python != null, "skipped: EXPLICELL_EXPORT_PYTHON names no Python");
        ScriptExport.write(model, script);
        BioImageExport.write(model, List.of("A. Person"), pack);
        final Path log = temporary.resolve("log.txt");
        final int status = new ProcessBuilder(
                        python, "src/test/python/check_export.py", script.toString(), pack.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertEquals(0, status, Files.readString(log));
        assertTrue(Files.readString(log).contains("bioimageio: passed"), Files.readString(log));
    }
}
