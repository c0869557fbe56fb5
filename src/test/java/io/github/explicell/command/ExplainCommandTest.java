package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Methods;
import io.github.explicell.image.Region;
import io.github.explicell.model.TestModels;
import io.github.explicell.view.HeatColours;
import java.nio.file.Path;
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
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;

/** The command as Java, scripts and ImageJ2's launcher run it: by its parameters' names. */
class ExplainCommandTest {

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
        final Overlay overlay = new Overlay();
        for (int i = 0; i < TestModels.CLASSES.size(); i++) {
            final Roi cell = new OvalRoi(20 + 90 * i, 20, 60, 50);
            cell.setName("cell-" + (i + 1));
            cell.setProperty(Region.CLASS, TestModels.CLASSES.get(i));
            overlay.add(cell);
        }
        image.setOverlay(overlay);
    }

    private void run(final Map<String, Object> inputs) throws InterruptedException, ExecutionException {
        final Map<String, Object> all = new LinkedHashMap<>(Map.of(
                "image",
                image,
                "model",
                folder.resolve("formula").toString(),
                "device",
                "cpu",
                "map_stack",
                false,
                "montage",
                false));
        all.putAll(inputs);
        context.service(CommandService.class)
                .run(ExplainCommand.class, true, all)
                .get();
    }

    private List<String> column(final String name) {
        return List.of(ResultsTable.getResultsTable().getColumnAsStrings(name));
    }

    private long elements(final String kind) {
        long count = 0;
        for (final Roi roi : image.getOverlay()) if (kind.equals(roi.getProperty("explicell"))) count++;
        return count;
    }

    @Test
    void everyRegionGetsARowForEachMethodAndOneHeatMap() throws Exception {
        run(Map.of("compare", "layer-cam", "measures", true));
        assertEquals(
                List.of("grad-cam", "layer-cam", "grad-cam", "layer-cam", "grad-cam", "layer-cam"), column("method"));
        assertEquals(List.of("cell-1", "cell-1", "cell-2", "cell-2", "cell-3", "cell-3"), column("region"));
        assertEquals(3, elements("heat map") + elements("note"));
        assertEquals(3, elements("prediction"));
        final double insertion = ResultsTable.getResultsTable().getValue("insertion_auc", 0);
        assertTrue(insertion >= 0 && insertion <= 1, "insertion " + insertion);
    }

    @Test
    void theTargetIsTheOneAskedFor() throws Exception {
        run(Map.of("target", "true"));
        assertEquals(TestModels.CLASSES, column("target"));
        ResultsTable.getResultsTable().reset();
        run(Map.of("target", "unsure", "against", "benign", "probability", true));
        assertEquals(List.of("unsure", "unsure", "unsure"), column("target"));
        assertEquals(List.of("benign", "benign", "benign"), column("against"));
        assertEquals("probability", column("score").get(0));
    }

    @Test
    void onlyErrorsLeavesTheRestOut() throws Exception {
        run(Map.of("only_errors", true));
        final List<String> classes = column("class");
        final List<String> known = column("true_class");
        long errors = 0;
        for (int i = 0; i < classes.size(); i++) if (!classes.get(i).equals(known.get(i))) errors++;
        assertTrue(errors >= 1 && classes.size() <= 2 * errors, classes + " " + known);
    }

    @Test
    void theDialogOffersTheMethodsOfTheOneList() {
        final CommandInfo info = context.service(CommandService.class).getCommand(ExplainCommand.class);
        assertEquals(
                Methods.all().stream().map(Method::name).toList(),
                info.getInput("method").getChoices());
        assertEquals(
                HeatColours.names(),
                String.join(", ", info.getInput("lut", String.class).getChoices()));
    }

    @Test
    void cancelingEndsItAndChangesNothing() {
        try (TaskCanceler canceler = new TaskCanceler(context)) {
            final Exception e = assertThrows(ExecutionException.class, () -> run(Map.of()));
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof IllegalStateException)) cause = cause.getCause();
            assertEquals("Explicell Explain (CAM) was canceled; nothing was changed.", cause.getMessage());
        }
        assertEquals(0, ResultsTable.getResultsTable().size());
        assertEquals(3, image.getOverlay().size());
    }

    @Test
    void removingRestores() throws Exception {
        run(Map.of("contours", "0.5"));
        assertTrue(image.getOverlay().size() > 3);
        context.service(CommandService.class)
                .run(RemoveResultsCommand.class, true, "image", image)
                .get();
        assertEquals(3, image.getOverlay().size());
        assertNull(image.getProp("explicell_model"));
    }
}
