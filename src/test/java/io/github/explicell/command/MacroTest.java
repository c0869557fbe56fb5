package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.PlugIn;
import io.github.explicell.cli.RandomModel;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.TestModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** Real ImageJ macros in batch mode without a screen; see {@link MacroBridge} for what that proves. */
class MacroTest {

    @TempDir
    private static Path folder;

    private static String model;
    private static Context context;

    private ImagePlus image;

    @BeforeAll
    static void start() throws Exception {
        TestModels.write(folder.resolve("formula"));
        model = folder.resolve("formula").toString().replace('\\', '/');
        context = new Context();
    }

    @AfterAll
    static void stop() {
        context.dispose();
    }

    @BeforeEach
    void field() throws Exception {
        MacroBridge.connect(context);
        ResultsTable.getResultsTable().reset();
        image = IJ.createImage("field", "RGB ramp", 300, 200, 1);
        final Roi cell = new OvalRoi(20, 20, 60, 50);
        cell.setName("cell-1");
        image.setOverlay(new Overlay(cell));
    }

    @Test
    void theMacroFindsRowsAndOverlay() {
        final String found = run("run('Explicell Classify', 'model=[" + model + "] device=cpu');\n"
                + "setMetadata('Info', '' + nResults + ' ' + getResultString('region', 0) + ' '"
                + " + d2s(getResult('probability', 0), 3) + ' ' + Overlay.size);");
        assertNull(MacroBridge.reason());
        final double probability = ResultsTable.getResultsTable().getValue("probability", 0);
        assertEquals(
                "1 cell-1 " + IJ.d2s(probability, 3) + " " + image.getOverlay().size(), found);
        assertTrue(image.getOverlay().size() > 1);
    }

    @Test
    void everyKeyOfTheMacroLineIsRead() throws Exception {
        final Path out = folder.resolve("of a macro");
        run("run('Explicell Classify', 'image=field model=[" + model + "] regions=whole roi_file=[] labels=[] "
                + "device=cpu precision=bfloat16 channels=2 range=3,200 logits=true output_folder=["
                + out.toString().replace('\\', '/') + "]');");
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals("image", results.getStringValue("region", 0));
        assertEquals("bfloat16", results.getStringValue("precision", 0));
        assertEquals(3, results.getValue("intensity_min", 0));
        assertTrue(results.columnExists("z malignant"));
        assertEquals(2, Files.readAllLines(out.resolve("predictions.csv")).size());
    }

    @Test
    void aFailureStopsTheMacro() {
        final Map<String, String> sentences = Map.of(
                "model=nowhere",
                "There is no model folder nowhere",
                "model=[" + model + "] device=tpu",
                "device must be auto, cpu, gpu or gpu:N, not tpu.",
                "model=[" + model + "] regions=cells",
                "regions must be automatic, rois, labels, slices, whole",
                "model=[" + model + "] image=[no such title]",
                "give the title of an open image, one of field.");
        sentences.forEach((options, sentence) -> {
            final String found = run("setMetadata('Info', 'before'); run('Explicell Classify', '" + options
                    + "'); setMetadata('Info', 'after');");
            assertEquals("before", found, options);
            assertTrue(MacroBridge.reason().contains(sentence), MacroBridge.reason());
            assertEquals(0, ResultsTable.getResultsTable().size());
            assertEquals(1, image.getOverlay().size());
        });
    }

    @Test
    void modelsAreListedImportedAndRemoved() throws Exception {
        final String models = folder.resolve("models of a macro").toString().replace('\\', '/');
        final Path weights = folder.resolve("random");
        RandomModel.write(weights, List.of("a", "b"));
        final String all = "agree=false architecture=mobilenet_v3_small keep_head=false classes=[x,y] models_folder=["
                + models + "] file=[" + weights.toString().replace('\\', '/') + "/weights.safetensors]";
        run("run('Explicell Models', 'action=import name=mine " + all + "');");
        assertNull(MacroBridge.reason());
        assertEquals(
                List.of("x", "y"),
                ModelFolder.read(Path.of(models, "mine")).description().classes());
        final String refused = run("setMetadata('Info', 'before'); run('Explicell Models', 'action=download"
                + " name=resnet34.imagenet1k_v1 agree=false models_folder=[" + models
                + "]'); setMetadata('Info', 'after');");
        assertEquals("before", refused);
        assertTrue(MacroBridge.reason().startsWith("Nothing was downloaded: set agree=true"), MacroBridge.reason());
        run("run('Explicell Models', 'action=remove name=mine models_folder=[" + models + "]');");
        assertTrue(Files.notExists(Path.of(models, "mine")));
    }

    @Test
    void theMacroOfTheProjectRuns() throws Exception {
        final String macro = Files.readString(Path.of("macros/classify_selection.ijm"))
                .replace("getArgument()", "\"" + model + "\"");
        run(macro.replace("device=auto", "device=cpu"));
        assertEquals(1, ResultsTable.getResultsTable().size());
    }

    @Test
    void explainingGivesRowsOverlayAndAnActiveStack() throws Exception {
        final Path out = folder.resolve("explained by a macro");
        final String found = run("run('Explicell Explain (CAM)', 'model=[" + model + "] device=cpu contours=0.5"
                + " output_folder=[" + out.toString().replace('\\', '/') + "]');"
                + " found = getTitle() + ' ' + nImages + ' ' + nSlices + ' ' + bitDepth() + ' ' + isNaN(getPixel(0, 0))"
                + " + ' ' + isNaN(getPixel(50, 45)); selectImage('field montage'); found += ' ' + bitDepth();"
                + " selectImage('field'); setMetadata('Info', found + ' ' + getResultString('method', 0) + ' '"
                + " + Overlay.size);");
        assertNull(MacroBridge.reason());
        assertEquals(
                "field explained 3 1 32 1 0 24 grad-cam " + image.getOverlay().size(), found);
        assertTrue(image.getOverlay().size() > 6, "outline, heat map, contour, prediction, colour bar");
        assertEquals(2, Files.readAllLines(out.resolve("explanations.csv")).size());
        assertTrue(Files.isRegularFile(out.resolve("maps/field/cell-1-grad-cam.tif")));
        assertEquals(
                "maps/field/cell-1-grad-cam.tif", ResultsTable.getResultsTable().getStringValue("file", 0));
    }

    @Test
    void theMacroThatExplainsRuns() throws Exception {
        final String macro = Files.readString(Path.of("macros/explain_cam.ijm"))
                .replace("getArgument()", "\"" + model + "\"")
                .replace("device=auto", "device=cpu");
        run(macro + "selectImage('field'); setMetadata('Info', 'reached the end');");
        assertNull(MacroBridge.reason());
        assertEquals("reached the end", image.getProperty("Info"));
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals(2, results.size());
        assertEquals("layer-cam", results.getStringValue("method", 1));
    }

    @Test
    void aFailureToExplainStopsTheMacro() {
        final Map<String, String> sentences = Map.of(
                "method=jet-cam", "There is no method jet-cam",
                "target=cat", "has no class cat",
                "opacity=7", "opacity must be 0 to 1",
                "lut=jet", "lut must be viridis",
                "mask=nothing", "mask must be roi",
                "only_errors=true", "no region carries its true class",
                "layers=nowhere", "nowhere");
        sentences.forEach((options, sentence) -> {
            final String found = run("setMetadata('Info', 'before'); run('Explicell Explain (CAM)', 'model=[" + model
                    + "] device=cpu " + options + "'); setMetadata('Info', 'after');");
            assertEquals("before", found, options);
            assertTrue(MacroBridge.reason().contains(sentence), MacroBridge.reason());
            assertEquals(0, ResultsTable.getResultsTable().size());
            assertEquals(1, image.getOverlay().size());
        });
    }

    @Test
    void aResultImageIsActiveForTheMacroAndForNobodyElse() throws Exception {
        MacroBridge.connect("Show Result", ShowResult.class);
        assertEquals(
                "result 2 null",
                run("run('Show Result'); found = getTitle() + ' ' + nImages; selectImage('field');"
                        + " setMetadata('Info', found + ' ' + call('" + ShowResult.class.getName() + ".seen'));"));
    }

    /** Shows an image as a command does: from a thread of its own. */
    public static final class ShowResult implements PlugIn {

        private static ImagePlus seenByThread;

        /** @return title of the image that was current for the thread afterwards, other than the macro's */
        public static String seen() {
            return String.valueOf(seenByThread);
        }

        @Override
        public void run(final String argument) {
            final Thread thread = new Thread(() -> {
                Outputs.show(IJ.createImage("result", "8-bit", 7, 7, 1));
                seenByThread = WindowManager.getTempCurrentImage();
            });
            thread.start();
            try {
                thread.join();
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Runs a macro with the image open and active. */
    private String run(final String macro) {
        final Interpreter interpreter = new Interpreter();
        interpreter.setIgnoreErrors(true);
        interpreter.runBatchMacro(macro.replace('\'', '"'), image);
        return (String) image.getProperty("Info");
    }
}
