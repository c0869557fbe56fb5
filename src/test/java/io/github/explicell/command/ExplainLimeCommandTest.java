package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.model.TestModels;
import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

class ExplainLimeCommandTest {

    @TempDir
    private static Path folder;

    private static Context context;

    private ImagePlus image;

    @BeforeAll
    static void start() throws Exception {
        TestModels.write(folder.resolve("formula"));
        context = new Context();
        context.service(LogService.class).setLevel(LogLevel.NONE);
    }

    @AfterAll
    static void stop() {
        context.dispose();
    }

    @BeforeEach
    void field() {
        ResultsTable.getResultsTable().reset();
        image = IJ.createImage("field", "RGB ramp", 300, 200, 1);
        image.setOverlay(new Overlay(named(new OvalRoi(20, 20, 60, 50), "cell-1")));
    }

    @Test
    void superpixelsBecomeRoisRowsAndFiles() throws Exception {
        final Path out = folder.resolve("out");
        run(Map.of("superpixels", "grid", "segments", 9, "output_folder", out.toString()));
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals(1, results.size());
        assertEquals("lime", results.getStringValue("method", 0));
        assertEquals("probability", results.getStringValue("score", 0));
        assertEquals(20, results.getValue("samples", 0));
        assertEquals(
                10,
                Files.readAllLines(out.resolve("superpixels/field/cell-1.csv")).size());
        assertEquals(9, superpixels().size());
        assertTrue(
                superpixels().get(0).getName().startsWith("cell-1 1 "),
                superpixels().get(0).getName());
        run(Map.of("superpixels", "grid", "segments", 4, "method", "kernel-shap", "range", "10,200"));
        assertEquals(4, superpixels().size());
        assertEquals(10, ResultsTable.getResultsTable().getValue("intensity_min", 1));
    }

    @Test
    void drawnPartsKeepTheirNames() throws Exception {
        final Path parts = folder.resolve("parts.zip");
        ImageFiles.writeRois(
                List.of(named(new OvalRoi(40, 35, 15, 15), "nucleus"), named(new OvalRoi(20, 20, 60, 50), "cytoplasm")),
                parts);
        run(Map.of("superpixels", "rois", "parts", parts.toString(), "method", "kernel-shap", "hide", "mirror"));
        assertEquals(
                List.of("nucleus", "cytoplasm", "background"),
                superpixels().stream().map(r -> r.getProperty("super-pixel")).toList());
        final String words = ResultsTable.getResultsTable().getStringValue("superpixels", 0);
        assertTrue(words.contains("nucleus ") && words.contains("cytoplasm "), words);
    }

    @Test
    void aPreviewOutlinesWithoutTheNetwork() throws Exception {
        run(Map.of("superpixels", "grid", "segments", 9, "preview", true));
        assertEquals(0, ResultsTable.getResultsTable().size());
        assertEquals(9, superpixels().size());
        assertEquals("cell-1 1", superpixels().get(0).getName());
        assertNull(superpixels().get(0).getFillColor());
        run(Map.of("superpixels", "grid", "segments", 9, "view", "for"));
        assertTrue(superpixels().stream().noneMatch(roi -> roi.getName().contains(" -")), "only positive weights");
    }

    /** Thin stripes that the network's image of 32 pixels blurs are parts of the region's own pixels. */
    @Test
    void theRegionsOwnPixelsAreCut() throws Exception {
        image.setOverlay(new Overlay(named(new Roi(0, 0, 300, 200), "cell-1")));
        for (int y = 0; y < 200; y++)
            for (int x = 0; x < 300; x++) image.getProcessor().set(x, y, x / 4 % 2 == 0 ? 0xffffff : 0);
        run(Map.of("superpixels", "felzenszwalb", "preview", true));
        final int blurred = superpixels().size();
        run(Map.of("superpixels", "felzenszwalb", "preview", true, "own_resolution", true));
        assertTrue(superpixels().size() > blurred, superpixels().size() + " parts, and " + blurred);
        run(Map.of("superpixels", "felzenszwalb", "own_resolution", true));
        assertEquals(1, ResultsTable.getResultsTable().size());
        failure(
                "own_resolution does not go with superpixels=rois",
                Map.of("superpixels", "rois", "parts", "x", "own_resolution", true));
    }

    @Test
    void measuresAndFilesAreThoseOfTheOtherMethods() throws Exception {
        final Path out = folder.resolve("measured");
        run(Map.of("superpixels", "grid", "segments", 4, "measures", true, "output_folder", out.toString()));
        final ResultsTable results = ResultsTable.getResultsTable();
        for (final String column : List.of("deletion_auc", "insertion_auc", "pointing_game"))
            assertTrue(results.columnExists(column), column + " is not among " + results.getColumnHeadings());
        final String header =
                Files.readAllLines(out.resolve("explanations.csv")).get(0);
        assertTrue(header.contains("intercept") && header.contains("deletion"), header);
        for (final String file : List.of("maps/field/cell-1-lime.tif", "overlays/field-lime.png", "montages/field.png"))
            assertTrue(Files.isRegularFile(out.resolve(file)), file);
    }

    @Test
    void whatIsMissingIsSaid() {
        failure("view must be", Map.of("view", "against"));
        if (GraphicsEnvironment.isHeadless()) failure("needs windows", Map.of("roi_manager", true));
        failure("parts is empty", Map.of("superpixels", "rois"));
        failure("not grey", Map.of("hide", "grey"));
        failure("at least 10", Map.of("samples", 3));
    }

    private List<Roi> superpixels() {
        return Arrays.stream(image.getOverlay().toArray())
                .filter(roi -> roi.getProperty("super-pixel") != null)
                .toList();
    }

    private static Roi named(final Roi roi, final String name) {
        roi.setName(name);
        return roi;
    }

    private void run(final Map<String, Object> inputs) throws InterruptedException, ExecutionException {
        final Map<String, Object> all = new LinkedHashMap<>(
                Map.of("image", image, "model", folder.resolve("formula").toString(), "device", "cpu", "samples", 20));
        all.putAll(inputs);
        final CommandModule module = context.service(CommandService.class)
                .run(ExplainLimeCommand.class, true, all)
                .get();
        assertFalse(module.isCanceled(), module.getCancelReason());
    }

    private void failure(final String sentence, final Map<String, Object> inputs) {
        Throwable e = assertThrows(ExecutionException.class, () -> run(inputs));
        while (e.getCause() != null && !(e instanceof IllegalStateException)) e = e.getCause();
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
    }
}
