package io.github.explicell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.explicell.classify.Classifier;
import io.github.explicell.classify.ClassifierOptions;
import io.github.explicell.classify.MetadataModel;
import io.github.explicell.classify.Prediction;
import io.github.explicell.classify.Progress;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import io.github.explicell.image.Regions;
import io.github.explicell.model.ModelDescription;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.model.TestModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The command as Java, scripts and ImageJ2's launcher run it: by its parameters' names. */
class ClassifyCommandTest {

    @TempDir
    private static Path folder;

    private static ModelDescription model;
    private static Context context;

    private ImagePlus image;

    @BeforeAll
    static void start() throws Exception {
        model = TestModels.write(folder.resolve("formula")).description();
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
        overlay.add(named(new OvalRoi(20, 20, 60, 50), "cell-1"));
        overlay.add(named(new Roi(150, 90, 80, 70), "cell-2"));
        image.setOverlay(overlay);
    }

    /** What the command line's model gets from its options, and no other numbers. */
    @Test
    void metadataOfTableAndFieldsReachTheModel() throws Exception {
        final Path reader = MetadataModel.write(folder.resolve("reader"), MetadataModel.FIELDS);
        final Path table = Files.writeString(folder.resolve("known.csv"), "image,region,age\nfield.tif,cell-2,80\n");
        run(Map.of("model", reader.toString(), "metadata_table", table.toString(), "fields", "age: 30, sex=male"));
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals("30", results.getStringValue("field age", 0));
        assertEquals("80", results.getStringValue("field age", 1));
        assertEquals("male", results.getStringValue("field sex", 1));
        final List<Prediction> expected = new ArrayList<>();
        try (Classifier classifier = new Classifier(ModelFolder.read(reader), ClassifierOptions.DEFAULT)) {
            final List<Region> regions = Regions.overlay(Pictures.of(image));
            classifier.classify(
                    Pictures.of(image),
                    List.of(
                            regions.get(0).with(Map.of("age", "30", "sex", "male")),
                            regions.get(1).with(Map.of("age", "80", "sex", "male"))),
                    expected::add,
                    Progress.NONE);
        }
        for (int row = 0; row < 2; row++)
            assertEquals(expected.get(row).probabilities()[0], results.getValue("p a", row), 1e-6);
        final double before = results.getValue("p a", 1);
        run(Map.of("model", reader.toString()));
        assertTrue(Math.abs(before - results.getValue("p a", 3)) > 1e-4, "metadata change the answer");
        failure("The model does not read the field age; it reads the image alone", Map.of("fields", "age: 30"));
    }

    @Test
    void theOverlaysCellsBecomeRowsAndResults() throws Exception {
        run(Map.of("logits", true, "output_folder", folder.resolve("out").toString()));
        final ResultsTable results = ResultsTable.getResultsTable();
        assertEquals(2, results.size());
        final List<String> wanted = List.of(
                "image",
                "region",
                "class",
                "probability",
                "series",
                "x",
                "y",
                "width",
                "height",
                "p benign",
                "p malignant",
                "p unsure",
                "z benign",
                "z malignant",
                "z unsure",
                "entropy",
                "margin",
                "model",
                "model_sha256",
                "device",
                "precision");
        assertEquals(
                wanted,
                List.of(results.getHeadings()).stream().filter(wanted::contains).toList());
        assertEquals("cell-2", results.getStringValue("region", 1));
        assertEquals(150, results.getValue("x", 1));
        assertEquals(model.weightsSha256(), results.getStringValue("model_sha256", 0));
        assertEquals("cpu", results.getStringValue("device", 0));
        assertEquals(
                1,
                results.getValue("p benign", 0) + results.getValue("p malignant", 0) + results.getValue("p unsure", 0),
                1e-9);
        assertEquals(
                "cell-1 " + results.getStringValue("class", 0),
                image.getOverlay().get(2).getName());
        assertEquals(
                3, Files.readAllLines(folder.resolve("out/predictions.csv")).size());
    }

    @Test
    void regionsComeFromWhereTheUserSays() throws Exception {
        assertEquals(List.of("image"), regions(Map.of("regions", "whole")));
        image.setRoi(5, 5, 40, 40);
        assertEquals(List.of("roi-1"), regions(Map.of()));
        image.deleteRoi();
        final Path rois = folder.resolve("cells.zip");
        ImageFiles.writeRois(List.of(named(new Roi(1, 1, 30, 30), "a"), named(new Roi(9, 9, 30, 30), "b")), rois);
        assertEquals(List.of("a", "b"), regions(Map.of("roi_file", rois.toString())));
        final ImagePlus labels = IJ.createImage("labels", "8-bit black", 300, 200, 1);
        labels.getProcessor().setColor(7);
        labels.getProcessor().fillRect(10, 10, 50, 50);
        labels.getProcessor().setColor(3);
        labels.getProcessor().fillRect(100, 10, 50, 50);
        final Path file = folder.resolve("labels.tif");
        ImageFiles.writeTiff(labels, file);
        assertEquals(List.of("label-3", "label-7"), regions(Map.of("regions", "labels", "labels", file.toString())));
        image = IJ.createImage("stack", "8-bit ramp", 50, 50, 3);
        assertEquals(List.of("slice-1", "slice-2", "slice-3"), regions(Map.of("regions", "slices")));
    }

    @Test
    void theRangeGivenIsTheRangeUsed() throws Exception {
        run(Map.of("range", "10, 99.5", "channels", "1"));
        assertEquals(99.5, ResultsTable.getResultsTable().getValue("intensity_max", 0));
    }

    @Test
    void errorsAreSentencesAndChangeNothing() {
        failure("regions must be automatic, rois, labels, slices, whole, not overlay.", Map.of("regions", "overlay"));
        failure("There is no model folder nowhere", Map.of("model", "nowhere"));
        failure("device must be auto, cpu, gpu or gpu:N, not tpu.", Map.of("device", "tpu"));
        failure("precision must be float32 or bfloat16, not half.", Map.of("precision", "half"));
        failure("There is no file nothing.zip", Map.of("roi_file", "nothing.zip"));
        failure("regions is rois, but roi_file is empty", Map.of("regions", "rois"));
        failure("range must be two numbers", Map.of("range", "5"));
        failure("range must be numbers", Map.of("range", "a,b"));
        failure("channels must be whole numbers", Map.of("channels", "1.5"));
        failure("cannot be used", Map.of("channels", "9"));
        failure("has no pixels or was closed", Map.of("image", new ImagePlus()));
        assertEquals(0, ResultsTable.getResultsTable().size());
        assertEquals(2, image.getOverlay().size());
    }

    @Test
    void aClosedImageIsSaidToBeClosed() {
        image.flush();
        failure("field has no pixels or was closed", Map.of());
    }

    @Test
    void aRoiWithoutAreaIsNamed() {
        image.setOverlay(new Overlay(named(new Line(5, 5, 80, 90), "my line")));
        failure("The region my line of field is a line or a point", Map.of());
        assertEquals(1, image.getOverlay().size());
    }

    @Test
    void cancelingEndsItAndChangesNothing() {
        try (TaskCanceler canceler = new TaskCanceler(context)) {
            failure("Explicell Classify was canceled; nothing was changed.", Map.of());
        }
        assertEquals(0, ResultsTable.getResultsTable().size());
        assertEquals(2, image.getOverlay().size());
    }

    @Test
    void removingRestores() throws Exception {
        run(Map.of());
        assertTrue(image.getOverlay().size() > 2);
        context.service(CommandService.class)
                .run(RemoveResultsCommand.class, true, "image", image)
                .get();
        assertEquals(2, image.getOverlay().size());
        assertNull(image.getProp("explicell_model"));
    }

    // -- Helper methods --

    private static Roi named(final Roi roi, final String name) {
        roi.setName(name);
        return roi;
    }

    private List<String> regions(final Map<String, Object> inputs) throws Exception {
        ResultsTable.getResultsTable().reset();
        run(inputs);
        return List.of(ResultsTable.getResultsTable().getColumnAsStrings("region"));
    }

    private void run(final Map<String, Object> inputs) throws InterruptedException, ExecutionException {
        final Map<String, Object> all = new LinkedHashMap<>(
                Map.of("image", image, "model", folder.resolve("formula").toString(), "device", "cpu"));
        all.putAll(inputs);
        final CommandModule module = context.service(CommandService.class)
                .run(ClassifyCommand.class, true, all)
                .get();
        assertFalse(module.isCanceled(), module.getCancelReason());
    }

    private void failure(final String sentence, final Map<String, Object> inputs) {
        Throwable e = assertThrows(ExecutionException.class, () -> run(inputs));
        while (e.getCause() != null && !(e instanceof IllegalStateException)) e = e.getCause();
        assertTrue(e.getMessage().contains(sentence), e.getMessage());
    }
}
