package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Methods;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.phantom.CellType;
import io.github.explicell.phantom.PhantomFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final List<String> CLASSES =
            Stream.of(CellType.values()).map(CellType::label).toList();
    private static final int CELLS = 15;

    @TempDir
    private static Path shared;

    private static Path model;
    private static Path field;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        model = shared.resolve("random");
        RandomModel.write(model, CLASSES);
        PhantomFiles.write(shared.resolve("fields"), 1, 7);
        field = shared.resolve("fields/phantom-7-01.tif");
    }

    private static CommandLineRun explain(final Object... more) {
        return CommandLineRun.of(
                Stream.concat(Stream.of("explain", "--model", model, "--device", "cpu"), Stream.of(more))
                        .toArray());
    }

    private static List<CSVRecord> rows(final Path out) throws IOException {
        try (Reader reader = Files.newBufferedReader(out.resolve("explanations.csv"))) {
            return CSVFormat.RFC4180.builder().setHeader().get().parse(reader).getRecords();
        }
    }

    private static Set<String> files(final Path out) throws IOException {
        try (Stream<Path> list = Files.walk(out)) {
            return list.filter(Files::isRegularFile)
                    .map(f -> out.relativize(f).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyRegionHasARowAMapAndAPlaceInThePictures() throws IOException {
        final CommandLineRun run = explain("--out", folder, field);
        assertEquals(0, run.status(), run.err());
        assertEquals(List.of(), run.errors());
        final List<CSVRecord> rows = rows(folder);
        assertEquals(CELLS, rows.size());
        final CSVRecord first = rows.get(0);
        assertEquals("cell-01", first.get("region"));
        assertEquals("grad-cam", first.get("method"));
        assertEquals(first.get("class"), first.get("target"));
        assertEquals("logit", first.get("score"));
        assertTrue(CLASSES.contains(first.get("true_class")));
        assertFalse(first.get("layer").isEmpty());
        final ImagePlus map = IJ.openImage(folder.resolve(first.get("file")).toString());
        assertEquals(32, map.getBitDepth());
        assertEquals(32, map.getWidth(), "the crop as the network sees it");
        assertEquals(Double.parseDouble(first.get("maximum")), map.getStatistics().max, 1e-6);
        final Set<String> files = files(folder);
        assertEquals(CELLS, files.stream().filter(f -> f.startsWith("maps/")).count());
        assertTrue(
                files.containsAll(Set.of("overlays/phantom-7-01-grad-cam.png", "montages/phantom-7-01.png")),
                files.toString());
        assertTrue(run.out().contains(": the overlay (15 regions)"), run.out());
        assertTrue(run.lines().stream().anyMatch(l -> l.startsWith("cell-01 ") && l.contains("grad-cam")), run.out());
    }

    @Test
    void mapsGoBackIntoTheImageWhereThatIsAskedFor() throws IOException {
        final CommandLineRun run = explain("--method", "grad-cam,layer-cam", "--map-stack", "--out", folder, field);
        assertEquals(0, run.status(), run.err());
        final ImagePlus stack =
                IJ.openImage(folder.resolve("stacks/phantom-7-01.tif").toString());
        final ImagePlus image = IJ.openImage(field.toString());
        assertEquals(2 * CELLS, stack.getStackSize());
        assertEquals(List.of(image.getWidth(), image.getHeight()), List.of(stack.getWidth(), stack.getHeight()));
        final String label = stack.getStack().getSliceLabel(2);
        assertTrue(label.startsWith("cell-01 layer-cam for "), label);
        final double x = image.getOverlay().get(0).getBounds().getCenterX();
        final double y = image.getOverlay().get(0).getBounds().getCenterY();
        assertFalse(Float.isNaN(stack.getStack().getProcessor(1).getf((int) x, (int) y)), "the cell");
        final CommandLineRun alone = explain("--map-stack", field);
        assertEquals(2, alone.status());
        assertTrue(alone.err().contains("--map-stack needs --out"), alone.err());
    }

    @Test
    void theTargetIsTheOneAskedFor() throws IOException {
        final String other = CLASSES.get(3);
        explain("--out", folder.resolve("named"), "--target", other, "--against", CLASSES.get(1), field);
        final CSVRecord named = rows(folder.resolve("named")).get(0);
        assertEquals(List.of(other, CLASSES.get(1)), List.of(named.get("target"), named.get("against")));
        explain("--out", folder.resolve("true"), "--target", "true", "--probability", field);
        for (final CSVRecord row : rows(folder.resolve("true"))) {
            assertEquals(row.get("true_class"), row.get("target"));
            assertEquals("probability", row.get("score"));
        }
        explain("--out", folder.resolve("plain"), "--target", other, field);
        assertNotEquals(
                named.get("maximum"), rows(folder.resolve("plain")).get(0).get("maximum"));
    }

    @Test
    void measuresAndMasksBecomeColumnsAndMeans() throws IOException {
        final Path rois = oneCell();
        final Path evidence = field.resolveSibling("{}-evidence.tif");
        final CommandLineRun run =
                explain("--out", folder.resolve("a"), "--measures", "--mask", evidence, "--rois", rois, field);
        assertEquals(0, run.status(), run.err());
        final CSVRecord inEvidence = rows(folder.resolve("a")).get(0);
        explain("--out", folder.resolve("b"), "--measures", "--rois", rois, field);
        final CSVRecord inOutline = rows(folder.resolve("b")).get(0);
        for (final String measure : List.of("deletion_auc", "insertion_auc", "road_morf", "gini"))
            assertEquals(
                    Double.parseDouble(inEvidence.get(measure)),
                    Double.parseDouble(inOutline.get(measure)),
                    1e-4,
                    measure);
        assertTrue(
                Double.parseDouble(inEvidence.get("chance_mass")) < Double.parseDouble(inOutline.get("chance_mass")),
                "the evidence is smaller than the cell");
        assertTrue(run.out().contains("means over all regions:"), run.out());
        explain("--out", folder.resolve("c"), "--measure-place", "--mask", evidence, "--rois", rois, field);
        final CSVRecord placed = rows(folder.resolve("c")).get(0);
        assertFalse(placed.isMapped("deletion_auc"), "needs the network");
        for (final String measure : List.of("relevance_mass", "pointing_game", "iou", "chance_mass", "gini"))
            assertEquals(inEvidence.get(measure), placed.get(measure), measure);
    }

    private Path oneCell() throws IOException {
        final Roi cell = IJ.openImage(field.toString()).getOverlay().get(0);
        final Path rois = folder.resolve("cell.roi");
        ImageFiles.writeRois(List.of(cell), rois);
        return rois;
    }

    @Test
    void onlyErrorsStandBesideAsManyRightOnes() throws IOException {
        final CommandLineRun run = explain("--only-errors", "--out", folder, field);
        assertEquals(0, run.status(), run.err());
        final List<CSVRecord> rows = rows(folder);
        final long right = rows.stream()
                .filter(r -> r.get("class").equals(r.get("true_class")))
                .count();
        final long errors = rows.size() - right;
        assertTrue(errors > 7, "the model has learned nothing: " + errors);
        assertTrue(right <= errors && (right == errors || rows.size() == CELLS), right + " of " + rows.size());
        assertTrue(run.out().startsWith(errors + " of the regions were misclassified."), run.out());
        final CommandLineRun unknown = explain("--only-errors", "--whole", field);
        assertEquals(Main.FAILED, unknown.status());
        assertTrue(unknown.err().contains("no region carries its true class"), unknown.err());
    }

    @Test
    void anImageThatFailsLeavesNothingAndStopsNobody() throws IOException {
        final Path text = Files.writeString(folder.resolve("text.png"), "no image");
        final Path line = folder.resolve("line.tif");
        final ImagePlus image = IJ.openImage(field.toString());
        image.getOverlay().add(new ij.gui.Line(3, 3, 40, 50));
        ImageFiles.writeTiff(image, line);
        final Path out = folder.resolve("out");
        final CommandLineRun run = explain("--out", out, "no-such.tif", line, field, text);
        assertEquals(Main.FAILED, run.status());
        assertEquals(3, run.errors().size(), run.err());
        assertTrue(run.errors().get(0).matches("explicell: no-such.tif was not explained: .*\\."), run.err());
        assertEquals(CELLS, rows(out).size());
        assertTrue(
                files(out).stream().noneMatch(f -> f.contains("line")),
                files(out).toString());
    }

    @Test
    void ifAllFailNoTableIsLeft() throws IOException {
        final CommandLineRun run = explain("--out", folder.resolve("out"), "no-such.tif");
        assertEquals(Main.FAILED, run.status());
        assertEquals(Set.of(), files(folder.resolve("out")));
        assertFalse(run.out().contains("Written"), run.out());
    }

    @Test
    void namesOfAnyKindGetFilesOfTheirOwn() throws IOException {
        final List<String> names =
                List.of("a/b", "A:B", "con", "..", "\u7d30\u80de", "two\nlines", " ", "x".repeat(300), "a/b", "a/B");
        final ImagePlus image = IJ.openImage(field.toString());
        image.setOverlay(new Overlay());
        for (final String name : names) {
            final Roi roi = new Roi(10, 10, 50, 50);
            roi.setName(name);
            image.getOverlay().add(roi);
        }
        final Path odd = folder.resolve("nul. b.tif");
        ImageFiles.writeTiff(image, odd);
        final Path out = folder.resolve("out");
        final CommandLineRun run = explain("--out", out, odd, odd);
        assertEquals(0, run.status(), run.err());
        final Set<String> lower = new HashSet<>();
        for (final CSVRecord row : rows(out)) {
            assertTrue(lower.add(row.get("file").toLowerCase(java.util.Locale.ROOT)), row.get("file"));
            assertTrue(Files.isRegularFile(out.resolve(row.get("file"))), row.get("file"));
        }
        assertEquals(2 * names.size(), lower.size());
    }

    @Test
    void slicesHaveAPictureEach() throws IOException {
        final Path stack = field.resolveSibling("cells.tif");
        final CommandLineRun run = explain("--slices", "--out", folder, stack);
        assertEquals(0, run.status(), run.err());
        assertEquals(CELLS, rows(folder).size());
        assertTrue(
                files(folder).contains("overlays/cells-grad-cam-z15-t1.png"),
                files(folder).toString());
    }

    @Test
    void theHelpListsEveryMethodOfTheOneList() {
        final String help = CommandLineRun.of("explain", "--help").out();
        for (final Method method : Methods.all()) assertTrue(help.contains("  " + method.name() + " "), method.name());
    }

    @Test
    void wrongArgumentsAreRefused() {
        for (final List<String> wrong : List.of(
                List.of("--method", "jet-cam", "there is no method jet-cam"),
                List.of("--opacity", "2", "opacity must be 0 to 1"),
                List.of("--contours", "half", "contours must be"),
                List.of("--lut", "jet", "lut must be viridis"),
                List.of("--fuse", "sum", "must be mean or maximum"),
                List.of("--batch", "0", "--batch must be at least 1"))) {
            final CommandLineRun run = explain(wrong.get(0), wrong.get(1), field);
            assertEquals(Main.USAGE, run.status(), run.err());
            assertTrue(run.err().contains(wrong.get(2)), run.err());
        }
        for (final List<String> wrong : List.of(
                List.of("--target", "cat", "has no class cat"),
                List.of("--layer", "nowhere", "nowhere"),
                List.of("--mask", "none.tif", "none.tif"))) {
            final CommandLineRun run = explain(wrong.get(0), wrong.get(1), "--measures", field);
            assertEquals(Main.FAILED, run.status(), run.err());
            assertTrue(run.err().contains(wrong.get(2)), run.err());
        }
    }

    @Test
    void sanityPrintsATableAndAVerdict() throws IOException {
        final CommandLineRun run = explain("--sanity", "--rois", oneCell(), field);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.lines().get(0).startsWith("Rank correlation of the maps of 1 regions"), run.out());
        assertTrue(run.out().contains("down to") && run.out().contains("mean "), run.out());
        assertTrue(run.lastLine().matches("Every method depends on .*|Hardly changed, .*"), run.lastLine());
    }
}
