package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.model.ModelFolder;
import io.github.explicell.phantom.CellType;
import io.github.explicell.phantom.PhantomFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {

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

    private CommandLineRun classify(final Object... more) {
        return CommandLineRun.of(Stream.concat(Stream.of("classify", "--model", model), Stream.of(more))
                .toArray());
    }

    private static List<CSVRecord> rows(final Path out) throws IOException {
        try (Reader reader = Files.newBufferedReader(out.resolve("predictions.csv"))) {
            return CSVFormat.RFC4180.builder().setHeader().get().parse(reader).getRecords();
        }
    }

    private static Set<String> files(final Path out) throws IOException {
        try (Stream<Path> list = Files.list(out)) {
            return list.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theOverlaysRegionsGoIntoTableFileAndPicture() throws IOException {
        final CommandLineRun run = classify("--out", folder, "--logits", field);
        assertEquals(0, run.status(), run.err());
        assertEquals(List.of(), run.errors());
        assertEquals(Set.of("predictions.csv", "phantom-7-01-overlay.png"), files(folder));
        final List<CSVRecord> rows = rows(folder);
        assertEquals(CELLS, rows.size());
        final Map<String, String> first = rows.get(0).toMap();
        assertEquals("phantom-7-01.tif", first.get("image"));
        assertEquals("cell-01", first.get("region"));
        assertEquals("float32", first.get("precision"));
        assertEquals(ModelFolder.read(model).description().weightsSha256(), first.get("model_sha256"));
        double sum = 0;
        for (final String c : CLASSES) {
            sum += Double.parseDouble(first.get("p " + c));
            assertTrue(first.containsKey("z " + c), first.toString());
        }
        assertEquals(1, sum, 1e-9);
        assertTrue(run.lines().get(0).startsWith("model random ("), run.out());
        assertTrue(run.out().contains(": the overlay (15 regions)"), run.out());
        assertEquals(
                CELLS, run.lines().stream().filter(l -> l.startsWith("cell-")).count());
        assertTrue(run.lines().stream().anyMatch(l -> l.startsWith("cell-01 ") && l.contains(first.get("class"))));
    }

    @Test
    void labelsSlicesAndTheWholeImageAreRegions() throws IOException {
        final Path labels = field.resolveSibling("phantom-7-01-labels.tif");
        assertEquals(
                0,
                classify("--labels", labels, "--out", folder.resolve("labels"), field)
                        .status());
        assertEquals("label-1", rows(folder.resolve("labels")).get(0).get("region"));
        assertEquals(CELLS, rows(folder.resolve("labels")).size());

        assertEquals(
                0, classify("--whole", "--out", folder.resolve("whole"), field).status());
        final CSVRecord whole = rows(folder.resolve("whole")).get(0);
        assertEquals(
                List.of("image", "512.0", "384.0"),
                List.of(whole.get("region"), whole.get("width"), whole.get("height")));

        final Path stack = field.resolveSibling("cells.tif");
        assertEquals(
                0,
                classify("--slices", "--out", folder.resolve("slices"), stack).status());
        final List<CSVRecord> slices = rows(folder.resolve("slices"));
        assertEquals(CELLS, slices.size());
        assertEquals("15", slices.get(14).get("slice"));
        assertTrue(
                files(folder.resolve("slices")).contains("cells-overlay-z15-t1.png"),
                files(folder.resolve("slices")).toString());
    }

    @Test
    void anImageThatFailsDoesNotStopTheOthers() throws IOException {
        final Path text = Files.writeString(folder.resolve("text.png"), "no image");
        final CommandLineRun run = classify("--out", folder.resolve("out"), "no-such.tif", field, text);
        assertEquals(Main.FAILED, run.status());
        assertEquals(2, run.errors().size(), run.err());
        assertTrue(run.errors().get(0).matches("explicell: no-such.tif was not classified: .*\\."), run.err());
        assertTrue(run.errors().get(1).matches("explicell: .*text.png was not classified: .*\\."), run.err());
        assertEquals(CELLS, rows(folder.resolve("out")).size());
    }

    @Test
    void ifAllFailNoTableIsLeft() throws IOException {
        final CommandLineRun run = classify("--out", folder.resolve("out"), "no-such.tif");
        assertEquals(Main.FAILED, run.status());
        assertEquals(1, run.errors().size(), run.err());
        assertEquals(Set.of(), files(folder.resolve("out")));
        assertFalse(run.out().contains("Written"), run.out());
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "");
        for (final Path out : List.of(file, file.resolve("below"))) {
            final CommandLineRun run = classify("--out", out, field);
            assertEquals(Main.FAILED, run.status());
            assertTrue(
                    run.err().matches("(?s).*explicell: The folder " + out + " cannot be made: .*\\.\\R"), run.err());
        }
    }

    @Test
    void namesOfAnyKindComeBack() throws IOException {
        final List<String> names = List.of("a,b", "say \"hi\"", "two\nlines", "=1+2", "\u7d30\u80de \u00e4", " blank ");
        final ImagePlus image = ij.IJ.openImage(field.toString());
        image.setOverlay(new Overlay());
        for (final String name : names) {
            final Roi roi = new Roi(10, 10, 50, 50);
            roi.setName(name);
            image.getOverlay().add(roi);
        }
        final Path odd = folder.resolve("\u00e4 b, c.tif");
        ImageFiles.writeTiff(image, odd);
        final CommandLineRun run = classify("--out", folder.resolve("aus gabe \u7d30"), odd);
        assertEquals(0, run.status(), run.err());
        final List<CSVRecord> rows = rows(folder.resolve("aus gabe \u7d30"));
        assertEquals(names, rows.stream().map(r -> r.get("region")).toList());
        assertEquals("\u00e4 b, c.tif", rows.get(0).get("image"));
        assertTrue(run.lines().stream().anyMatch(l -> l.startsWith("two lines ")), run.out());
    }

    @Test
    void aBatchThatNoMemoryHoldsIsRefused() {
        final CommandLineRun run = classify("--batch", Integer.MAX_VALUE, field);
        assertEquals(Main.FAILED, run.status());
        assertTrue(
                run.err().matches("explicell: .*batch of 2147483647 is too large.* choose \\d+ at most\\.\\R"),
                run.err());
    }

    @Test
    void imagesOfOneNameGetTwoOverlays() throws IOException {
        final Path twin = Files.copy(
                field, Files.createDirectories(folder.resolve("twin")).resolve(field.getFileName()));
        assertEquals(0, classify("--out", folder.resolve("out"), field, twin).status());
        assertEquals(
                Set.of("predictions.csv", "phantom-7-01-overlay.png", "phantom-7-01-2-overlay.png"),
                files(folder.resolve("out")));
    }

    @Test
    void rangeChannelsAndPrecisionReachTheModel() throws IOException {
        classify("--out", folder.resolve("plain"), field);
        classify("--out", folder.resolve("range"), "--range", "10,200", field);
        classify("--out", folder.resolve("channels"), "--channels", "3,2,1", field);
        classify("--out", folder.resolve("bfloat16"), "--precision", "bfloat16", field);
        final CSVRecord range = rows(folder.resolve("range")).get(0);
        assertEquals(List.of("10.0", "200.0"), List.of(range.get("intensity_min"), range.get("intensity_max")));
        assertEquals("bfloat16", rows(folder.resolve("bfloat16")).get(0).get("precision"));
        final Set<String> probabilities = new TreeSet<>();
        for (final String run : List.of("plain", "range", "channels", "bfloat16"))
            probabilities.add(rows(folder.resolve(run)).get(0).get("p " + CLASSES.get(0)));
        assertEquals(4, probabilities.size(), probabilities.toString());
    }

    @Test
    void theDemoEndsWithItsAccuracy() throws IOException {
        final CommandLineRun run =
                CommandLineRun.of("demo", "--model", model, "--images", field.getParent(), "--out", folder);
        assertEquals(0, run.status(), run.err());
        assertEquals(
                Set.of(
                        "predictions.csv",
                        "phantom-7-01-overlay.png",
                        "explanations.csv",
                        "maps",
                        "overlays",
                        "montages"),
                files(folder));
        final long right = rows(folder).size() == CELLS ? right(run) : -1;
        assertEquals(String.format(java.util.Locale.ROOT, "accuracy %.3f on 15 cells", right / 15.0), run.lastLine());
        assertTrue(run.out().contains("true \\ predicted") && run.out().contains(folder.toString()), run.out());
    }

    private static long right(final CommandLineRun run) {
        final String line = run.lines().stream()
                .filter(l -> l.startsWith("phantom-7-01.tif: "))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll(".*: (\\d+) of 15 cells right", "$1"));
    }

    @Test
    void aModelIsCheckedAndDescribed() throws IOException {
        final CommandLineRun run = CommandLineRun.of("models", "check", model);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("5: " + String.join(", ", CLASSES)), run.out());
        assertTrue(run.lastLine().matches("self-test +passed on .*"), run.out());

        RandomModel.write(folder.resolve("broken"), CLASSES);
        final Path weights = folder.resolve("broken").resolve(ModelFolder.WEIGHTS);
        final byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);
        final CommandLineRun broken = CommandLineRun.of("models", "check", folder.resolve("broken"));
        assertEquals(Main.FAILED, broken.status());
        assertEquals("", broken.out());
        assertTrue(broken.err().contains("SHA-256 differs"), broken.err());
    }
}
