package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.explicell.image.Region;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** Each macro of the folder macros, whole, on generated cells; see {@link MacroBridge} for what that proves. */
class ProjectMacrosTest {

    private static final String FIELD = "test-images/phantom-2026-01.tif";

    @TempDir
    private static Path folder;

    private static Context context;

    @BeforeAll
    static void start() {
        context = new Context();
    }

    @AfterAll
    static void stop() {
        context.dispose();
    }

    @BeforeEach
    void begin() throws Exception {
        MacroBridge.connect(context);
        ResultsTable.getResultsTable().reset();
    }

    /** A macro without a test here or in {@link MacroTest} would be one that nobody ran. */
    @Test
    void everyMacroHasItsTest() throws IOException {
        try (Stream<Path> macros = Files.list(Path.of("macros"))) {
            final Set<String> names =
                    macros.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            "classify_selection.ijm",
                            "classify_folder.ijm",
                            "explain_cam.ijm",
                            "explain_lime.ijm",
                            "evaluate.ijm"),
                    names);
        }
    }

    @Test
    void classifyFolder() throws Exception {
        final Path in = Files.createDirectory(folder.resolve("images of a folder"));
        Files.copy(Path.of(FIELD), in.resolve("a.tif"));
        Files.copy(Path.of("test-images/phantom-2026-02.tif"), in.resolve("b.tif"));
        final Path out = folder.resolve("results of a folder");
        run("classify_folder.ijm", in + "," + out + ",phantom-cells", null);
        final List<String> table = Files.readAllLines(out.resolve("predictions.csv"));
        assertEquals(31, table.size());
        final ImagePlus written = IJ.openImage(out.resolve("b.tif").toString());
        assertTrue(written.getOverlay().size() > 30, "outlines and predictions of 15 cells");
    }

    @Test
    void explainLime() throws Exception {
        final ImagePlus field = IJ.openImage(FIELD);
        field.setRoi(field.getOverlay().get(0));
        run("explain_lime.ijm", "phantom-cells", field);
        assertEquals(1, ResultsTable.getResultsTable().size());
        final String parts = ResultsTable.getResultsTable().getStringValue("superpixels", 0);
        assertTrue(parts.contains(";") || parts.contains(" "), parts);
    }

    @Test
    void evaluate() throws Exception {
        run("evaluate.ijm", "", null);
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals("accuracy", results.getStringValue("measure", 0));
        final double accuracy = results.getValue("value", 0);
        assertTrue(accuracy > 0.8, "accuracy " + accuracy + " on 60 cells that its card says to be above 0.9");
        assertTrue(results.getValue("low_95", 0) <= accuracy && accuracy <= results.getValue("high_95", 0));
    }

    /** The lines with #@ are SciJava's: it asks for them and sets variables of these names, as the test does. */
    @Test
    void theScriptOfTheJavaApi() throws Exception {
        final Binding variables = new Binding();
        variables.setVariable("model_folder", new File("models/phantom-cells"));
        variables.setVariable("image_file", new File(FIELD));
        final String script = Files.readString(Path.of("scripts/Explicell_Java_API.groovy"));
        new GroovyShell(variables).evaluate(script.replaceAll("(?m)^#@.*$", ""));
        final String summary = variables.getVariable("summary").toString();
        assertTrue(summary.matches("15 regions; the evidence of \\S+ reaches \\d.*"), summary);
    }

    @Test
    void phantomsAreActiveAndKnown() throws Exception {
        final ImagePlus[] field = new ImagePlus[1];
        final String macro = "run('Explicell Phantom Cells', 'content=field number=2 seed=2026 truth=true');"
                + "setMetadata('Info', getTitle() + ' ' + nImages + ' ' + Overlay.size);"
                + "saveAs('Tiff', '" + folder.toString().replace('\\', '/') + "/active.tif');";
        assertNull(interpret(macro, null));
        field[0] = IJ.openImage(folder.resolve("active.tif").toString());
        final String info = (String) field[0].getProperty("Info");
        assertTrue(info.contains("phantom-2026-02 3 15"), info);
        assertNotNull(field[0].getOverlay().get(0).getProperty(Region.CLASS));
        assertEquals(
                IJ.openImage("test-images/phantom-2026-02.tif").getProcessor().getPixel(200, 100),
                field[0].getProcessor().getPixel(200, 100));
    }

    /** Runs a macro of the project; it must not fail. Samples are few, since what counts here is that the macro runs. */
    static void run(final String name, final String argument, final ImagePlus image) throws IOException {
        final String macro = Files.readString(Path.of("macros", name))
                .replace("getArgument()", "\"" + argument.replace('\\', '/') + "\"")
                .replace("device=auto", "device=cpu")
                .replace("samples=200", "samples=20")
                .replace("draws=1000", "draws=50");
        assertNull(interpret(macro, image), name);
    }

    /** @return what the macro stopped with; null if it reached its end */
    private static String interpret(final String macro, final ImagePlus image) {
        final Interpreter interpreter = new Interpreter();
        interpreter.setIgnoreErrors(true);
        interpreter.runBatchMacro(macro.replace('\'', '"'), image);
        return interpreter.wasError()
                ? interpreter.getErrorMessage() + " " + MacroBridge.reason()
                : MacroBridge.reason();
    }
}
