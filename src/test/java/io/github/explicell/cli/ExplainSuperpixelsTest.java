package io.github.explicell.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Regions;
import io.github.explicell.phantom.PhantomFiles;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explicell explain --method lime}. */
class ExplainSuperpixelsTest {

    @TempDir
    private static Path shared;

    private static Path field;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        RandomModel.write(shared.resolve("random"), List.of("a", "b", "c"));
        PhantomFiles.write(shared.resolve("fields"), 1, 7);
        field = shared.resolve("fields/phantom-7-01.tif");
    }

    private static CommandLineRun explain(final Object... more) {
        return CommandLineRun.of(Stream.concat(
                        Stream.of("explain", "--model", shared.resolve("random"), "--device", "cpu", "--samples", 12),
                        Stream.of(more))
                .toArray());
    }

    private static List<CSVRecord> rows(final Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSVFormat.RFC4180.builder().setHeader().get().parse(reader).getRecords();
        }
    }

    @Test
    void superpixelsHaveFilesAndTheFitItsColumns() throws IOException {
        final CommandLineRun run = explain(
                "--method", "lime,smooth-grad", "--superpixels", "grid", "--segments", 9, "--out", folder, field);
        assertEquals(0, run.status(), run.err());
        final List<CSVRecord> rows = rows(folder.resolve("explanations.csv"));
        final CSVRecord lime = rows.get(0);
        assertEquals("lime", lime.get("method"));
        assertEquals("probability", lime.get("score"));
        assertEquals("12", lime.get("samples"));
        assertTrue(Double.isFinite(Double.parseDouble(lime.get("r2"))));
        assertEquals("logit", rows.get(1).get("score"));
        assertEquals("NaN", rows.get(1).get("r2"));
        final List<CSVRecord> parts = rows(folder.resolve("superpixels/phantom-7-01/cell-01.csv"));
        assertEquals(9, parts.size());
        assertEquals("1", parts.get(0).get("rank"));
        double sum = Double.parseDouble(lime.get("intercept"));
        for (final CSVRecord part : parts) sum += Double.parseDouble(part.get("weight"));
        assertEquals(Double.parseDouble(lime.get("local_prediction")), sum, 1e-9);
        assertTrue(Files.isRegularFile(folder.resolve("superpixels/phantom-7-01/cell-01.tif")));
    }

    @Test
    void stabilityComparesSeeds() throws IOException {
        final CommandLineRun run = explain(
                "--method",
                "lime,smooth-grad",
                "--superpixels",
                "grid",
                "--segments",
                9,
                "--stability",
                3,
                "--out",
                folder,
                field);
        assertEquals(0, run.status(), run.err());
        final List<CSVRecord> rows = rows(folder.resolve("explanations.csv"));
        final double jaccard = Double.parseDouble(rows.get(0).get("seed_jaccard"));
        // Five of nine share one at least, and twelve samples do not settle all of them.
        assertTrue(jaccard >= 1 / 9.0 && jaccard < 1, jaccard + "");
        assertTrue(Math.abs(Double.parseDouble(rows.get(0).get("seed_rank_correlation"))) <= 1);
        assertEquals("NaN", rows.get(1).get("seed_jaccard"));
        final CommandLineRun one = explain("--method", "lime", "--stability", 1, field);
        assertTrue(one.status() != 0);
        assertTrue(one.err().contains("two seeds or more"), one.err());
    }

    @Test
    void drawnPartsAreThoseOfEachImage() throws IOException {
        final Roi whole = new Roi(0, 0, 512, 384);
        whole.setName("everything");
        final Roi middle = new OvalRoi(100, 100, 300, 200);
        middle.setName("middle");
        ImageFiles.writeRois(List.of(whole, middle), folder.resolve("phantom-7-01-parts.zip"));
        final CommandLineRun run = explain(
                "--method",
                "kernel-shap",
                "--superpixels",
                "rois",
                "--parts",
                folder.resolve("{}-parts.zip"),
                "--out",
                folder.resolve("out"),
                field);
        assertEquals(0, run.status(), run.err());
        final String words = rows(folder.resolve("out/explanations.csv")).get(0).get("superpixels");
        assertTrue(words.contains("everything ") || words.contains("middle "), words);
        ImageFiles.writeTiff(new ImagePlus("labels", new ByteProcessor(9, 9)), folder.resolve("small.tif"));
        final CommandLineRun small =
                explain("--method", "lime", "--superpixels", "labels", "--parts", folder.resolve("small.tif"), field);
        assertEquals(1, small.status());
        assertTrue(small.err().contains("9 x 9"), small.err());
    }

    @Test
    void aPreviewCutsWithoutTheNetwork() throws IOException {
        final CommandLineRun run = explain(
                "--method", "lime", "--superpixels", "grid", "--segments", 9, "--preview", "--out", folder, field);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("super-pixels") && run.out().contains("cell-01"), run.out());
        try (Picture labels = Pictures.open(folder.resolve("superpixels/phantom-7-01/cell-01.tif"), 0)) {
            assertEquals(9, Regions.fromLabels(labels).size());
        }
        final BufferedImage drawn = ImageIO.read(
                folder.resolve("overlays/phantom-7-01-superpixels.png").toFile());
        int yellow = 0;
        for (int i = 0; i < drawn.getWidth() * drawn.getHeight(); i++) {
            final Color colour = new Color(drawn.getRGB(i % drawn.getWidth(), i / drawn.getWidth()));
            if (colour.getRed() > 240 && colour.getGreen() > 200 && colour.getBlue() < 40) yellow++;
        }
        assertTrue(yellow > 1000, yellow + " yellow pixels");
        assertFalse(Files.exists(folder.resolve("explanations.csv")));
        final CommandLineRun small =
                explain("--method", "lime", "--superpixels", "rois", "--parts", "no.zip", "--preview", field);
        assertEquals(1, small.status());
        assertTrue(small.err().contains("was not cut"), small.err());
    }

    @Test
    void mistakesAreSaid() {
        final CommandLineRun none = explain("--method", "lime", "--superpixels", "rois", field);
        assertEquals(2, none.status());
        assertTrue(none.err().contains("--superpixels rois needs --parts FILE"), none.err());
        final CommandLineRun circles = explain("--method", "lime", "--superpixels", "circles", field);
        assertEquals(2, circles.status());
        assertTrue(circles.err().contains("slic-zero") && circles.err().contains("not circles"), circles.err());
        assertTrue(explain("--method", "lime", "--hide", "grey", field).err().contains("not grey"));
    }

    @Test
    void theRegionsOwnPixelsAreCut() throws IOException {
        final CommandLineRun coarse = explain(
                "--method",
                "lime",
                "--superpixels",
                "quickshift",
                "--preview",
                "--out",
                folder.resolve("coarse"),
                field);
        assertEquals(0, coarse.status(), coarse.err());
        final CommandLineRun own = explain(
                "--method",
                "lime",
                "--superpixels",
                "quickshift",
                "--own-resolution",
                "--out",
                folder.resolve("own"),
                field);
        assertEquals(0, own.status(), own.err());
        assertFalse(
                Arrays.deepEquals(labels("coarse"), labels("own")), "the network's image has fewer pixels to go by");
        final CommandLineRun drawn =
                explain("--method", "lime", "--superpixels", "rois", "--parts", "p.zip", "--own-resolution", field);
        assertTrue(drawn.err().contains("--own-resolution does not go with --superpixels rois"), drawn.err());
    }

    private float[][] labels(final String run) {
        return IJ.openImage(folder.resolve(run + "/superpixels/phantom-7-01/cell-01.tif")
                        .toString())
                .getProcessor()
                .getFloatArray();
    }
}
