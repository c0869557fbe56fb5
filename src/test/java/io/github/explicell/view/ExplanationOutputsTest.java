package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.explicell.explain.Explanation;
import io.github.explicell.explain.ExplanationTable;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.ImageFiles;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Region;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stack, files, tables and montage of the same explanations. */
class ExplanationOutputsTest {

    private static final Region FIRST = Explained.region("cell-1", 100, 60);
    private static final Region SECOND = Explained.region("cell-2", 200, 100);

    @TempDir
    private Path folder;

    private final ImagePlus image = IJ.createImage("field.tif", "RGB white", 400, 300, 1);

    @Test
    void theStackHasRawValuesInTheImagesCoordinates() throws IOException {
        image.getCalibration().pixelWidth = 0.5;
        final ImagePlus maps = MapStack.of(
                image,
                List.of(Explained.spot(FIRST, "grad-cam", 6, 14), Explained.nothing(SECOND, "grad-cam")),
                HeatColours.VIRIDIS);
        assertEquals(2, maps.getStackSize());
        maps.setSlice(2);
        assertEquals(
                HeatColours.VIRIDIS.rgb(1), maps.getProcessor().getColorModel().getRGB(255) & 0xffffff);
        assertEquals(
                HeatColours.VIRIDIS.rgb(0), maps.getProcessor().getColorModel().getRGB(0) & 0xffffff);
        assertEquals(32, maps.getBitDepth());
        assertEquals(0.5, maps.getCalibration().pixelWidth);
        assertEquals("cell-1 grad-cam for halo", maps.getStack().getSliceLabel(1));
        final float[] first = (float[]) maps.getStack().getPixels(1);
        assertTrue(Float.isNaN(first[0]) && Float.isNaN(first[60 * 400 + 99]), "NaN outside the crop");
        assertEquals(0, first[60 * 400 + 100]);
        assertTrue(first[(60 + 29) * 400 + 100 + 13] > 1.4, "more than 1: raw");
        assertTrue(((float[]) maps.getStack().getPixels(2))[100 * 400 + 206] < 0, "what speaks against it stays");
        final Path file = folder.resolve("maps.tif");
        ImageFiles.writeTiff(maps, file);
        final ImagePlus opened = IJ.openImage(file.toString());
        assertArrayEquals(first, (float[]) opened.getStack().getPixels(1));
        assertEquals("cell-2 grad-cam for halo", opened.getStack().getSliceLabel(2));
    }

    @Test
    void rawMapsKeepEveryBitAndSayWhatTheyAre() throws IOException {
        final MapFiles files = new MapFiles(folder);
        final String name = files.begin("field");
        final Explanation explanation = Explained.spot(FIRST, "grad-cam", 6, 14);
        final String file = files.write(name, explanation);
        assertEquals("maps/field/cell-1-grad-cam.tif", file);
        final ImagePlus opened = IJ.openImage(folder.resolve(file).toString());
        assertEquals(Explained.SIDE, opened.getWidth());
        assertArrayEquals(
                explanation.map().values(), (float[]) opened.getProcessor().getPixels());
        assertEquals("halo", opened.getProp("explicell_target"));
        assertEquals("layer4", opened.getProp("explicell_layer"));
        assertEquals("x=100.0 y=60.0 scale_x=2.0 scale_y=2.0", opened.getProp("explicell_crop"));
    }

    @Test
    void filesOfOneNameAreNotOverwritten() throws IOException {
        final MapFiles files = new MapFiles(folder);
        final List<String> images = List.of(files.begin("field"), files.begin("FIELD"), files.begin("../field"));
        final List<String> written = new ArrayList<>();
        for (final String name : images)
            for (final String region : List.of("a/b", "a:b", "A_B", "nul"))
                written.add(files.write(name, Explained.spot(Explained.region(region, 0, 0), "grad-cam", 1, 1)));
        assertEquals(12, written.stream().map(String::toLowerCase).distinct().count(), written.toString());
        for (final String file : written) {
            final Path path = folder.resolve(file).normalize();
            assertTrue(path.startsWith(folder.resolve("maps")) && Files.isRegularFile(path), file);
        }
    }

    @Test
    void rowsHaveTheSameColumnsInFileAndTable() throws IOException {
        final Map<String, Double> measures = new java.util.LinkedHashMap<>();
        measures.put("deletion_auc", 0.125);
        measures.put("pointing_game", Double.NaN);
        final float[] values = new float[400];
        values[7] = 0.5f;
        final Explanation explanation = Explained.of(FIRST, "grad-cam", values, measures);
        final Path file = folder.resolve("explanations.csv");
        ExplanationsCsv.write(file, rows -> {
            rows.accept(ExplanationTable.row(explanation, "maps/a.tif"));
            rows.accept(ExplanationTable.row(Explained.of(SECOND, "grad-cam", new float[400], measures), ""));
        });
        final List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        final List<String> columns = List.of(lines.get(0).split(","));
        final List<String> wanted = List.of(
                "image",
                "region",
                "class",
                "probability",
                "target",
                "against",
                "method",
                "layer",
                "deletion_auc",
                "pointing_game",
                "positive_evidence",
                "seconds",
                "file",
                "model_sha256");
        assertEquals(wanted, columns.stream().filter(wanted::contains).toList());
        assertEquals("yes", lines.get(1).split(",")[columns.indexOf("positive_evidence")]);
        assertEquals("no", lines.get(2).split(",")[columns.indexOf("positive_evidence")]);
        final ResultsTable table = new ResultsTable();
        ExplanationsTable.append(table, List.of(explanation), List.of("maps/a.tif"));
        assertEquals(0.125, table.getValue("deletion_auc", 0));
        assertTrue(Double.isNaN(table.getValue("pointing_game", 0)));
        assertEquals("maps/a.tif", table.getStringValue("file", 0));
        assertEquals("halo", table.getStringValue("target", 0));
        assertEquals("yes", table.getStringValue(ExplanationTable.POSITIVE, 0));
    }

    @Test
    void rowsWithOtherMeasuresDoNotFit() {
        final Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> ExplanationsCsv.write(folder.resolve("e.csv"), rows -> {
                    rows.accept(ExplanationTable.row(Explained.spot(FIRST, "grad-cam", 1, 1), ""));
                    rows.accept(ExplanationTable.row(
                            Explained.of(FIRST, "grad-cam", new float[400], Map.of("iou", 1.0)), ""));
                }));
        assertTrue(e.getMessage().contains("different measures"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("e.csv")));
    }

    @Test
    void theMontageHasARowForEachRegionAndAColumnForEachMethod() throws IOException {
        final List<BufferedImage> pages = new ArrayList<>();
        final MontagePages montage = new MontagePages(HeatStyle.DEFAULT, 2, pages::add);
        for (int i = 0; i < Montage.ROWS + 1; i++) {
            final Region region = Explained.region("cell-" + i, 0, 0);
            montage.add(Explained.spot(region, "grad-cam", 6, 14));
            montage.add(Explained.nothing(region, "layer-cam"));
        }
        montage.finish();
        assertEquals(2, pages.size());
        assertTrue(pages.get(0).getHeight() > 4 * pages.get(1).getHeight());
        final BufferedImage page = pages.get(1);
        final int zoom = 224 / Explained.SIDE;
        final int tile = zoom * Explained.SIDE;
        assertEquals(6 + 3 * (tile + 6), page.getWidth());
        final int y = 2 * 20 + zoom * 14 + zoom / 2;
        assertEquals(0xff000000, page.getRGB(6 + zoom * 6 + 5, y), "the crop as it is: black");
        final int heat = page.getRGB(6 + tile + 6 + zoom * 6 + 5, y);
        assertTrue((heat >> 16 & 0xff) > 100, "the heat map's maximum: " + Integer.toHexString(heat));
        assertEquals(0xff000000, page.getRGB(6 + tile + 6 + 2, 2 * 20 + 2), "below the threshold");
        final int centre = 6 + 2 * (tile + 6) + tile / 2;
        int light = 0;
        for (int x = centre - 60; x < centre + 60; x++) if ((page.getRGB(x, 2 * 20 + tile / 2) & 0xff) > 100) light++;
        assertTrue(light > 60, "a note where nothing speaks for the target");
    }

    @Test
    void thePictureOfTheImageHasTheHeatMapInItsPlace() throws IOException {
        final HeatPng png = new HeatPng(Pictures.of(image), ChannelRule.DEFAULT, HeatStyle.DEFAULT, folder, "field");
        png.add(Explained.spot(FIRST, "grad-cam", 6, 14));
        png.add(Explained.nothing(FIRST, "layer-cam"));
        png.finish();
        assertEquals(List.of(folder.resolve("field-grad-cam.png"), folder.resolve("field-layer-cam.png")), png.files());
        final BufferedImage drawn =
                ImageIO.read(folder.resolve("field-grad-cam.png").toFile());
        final int zoom = 3;
        assertEquals(zoom * 400, drawn.getWidth());
        assertTrue(drawn.getHeight() > zoom * 300, "a legend below");
        final int hot = drawn.getRGB(zoom * (100 + 13), zoom * (60 + 29));
        assertTrue((hot & 0xff) < 200, Integer.toHexString(hot));
        assertEquals(0xffffffff, drawn.getRGB(zoom * 128, zoom * 68), "below the threshold");
    }

    @Test
    void theStackOnDiskIsTheOneOnTheScreen() throws IOException {
        image.getCalibration().setUnit("um");
        image.getCalibration().pixelWidth = 0.5;
        image.getCalibration().pixelHeight = 0.25;
        final List<Explanation> all =
                List.of(Explained.spot(FIRST, "grad-cam", 6, 14), Explained.nothing(SECOND, "grad-cam"), atTheEdge());
        for (int n = 1; n <= all.size(); n++) {
            final ExplanationFiles files =
                    new ExplanationFiles(folder.resolve("" + n), HeatStyle.DEFAULT, ChannelRule.DEFAULT, 1, true);
            final ExplanationFiles.OfImage of = files.begin(Pictures.of(image), "field", n);
            for (final Explanation explanation : all.subList(0, n)) of.add(explanation);
            of.finish();
            final ImagePlus opened =
                    IJ.openImage(folder.resolve(n + "/stacks/field.tif").toString());
            final ImagePlus shown = MapStack.of(image, all.subList(0, n), HeatColours.GREY);
            assertEquals(n, opened.getStackSize());
            assertEquals(0.5, opened.getCalibration().pixelWidth, 1e-9);
            assertEquals(0.25, opened.getCalibration().pixelHeight, 1e-9);
            for (int i = 1; i <= n; i++) {
                assertArrayEquals((float[]) shown.getStack().getPixels(i), (float[])
                        opened.getStack().getPixels(i));
                assertEquals(
                        shown.getStack().getSliceLabel(i),
                        opened.getStack().getSliceLabel(i),
                        "slice " + i + " of " + n);
            }
        }
    }

    /** A map of which a part lies outside the image. */
    private static Explanation atTheEdge() {
        return Explained.spot(Explained.region("edge", 380, 290), "grad-cam", 2, 2);
    }

    @Test
    void aStackThatNoTiffHoldsIsRefusedBeforeTheWork() {
        final ExplanationFiles files = new ExplanationFiles(folder, HeatStyle.DEFAULT, ChannelRule.DEFAULT, 2, true);
        // 480,000 bytes for each of two maps of a region; 2^32 are 4.295 GB
        files.begin(Pictures.of(image), "field", 4430);
        final Exception e =
                assertThrows(IllegalArgumentException.class, () -> files.begin(Pictures.of(image), "field", 4475));
        assertTrue(e.getMessage().contains("8950 slices of 400 x 300 pixels, 4.3 GB"), e.getMessage());
        assertTrue(e.getMessage().contains("--map-stack"), e.getMessage());
    }

    @Test
    void whatAFailedImageLeftIsDeleted() throws IOException {
        final ExplanationFiles files = new ExplanationFiles(folder, HeatStyle.DEFAULT, ChannelRule.DEFAULT, 1, true);
        final ExplanationFiles.OfImage of = files.begin(Pictures.of(image), "field", 2);
        of.add(Explained.spot(FIRST, "grad-cam", 6, 14));
        of.finish();
        assertTrue(Files.exists(folder.resolve("montages/field.png")));
        of.discard();
        try (var left = Files.walk(folder).filter(Files::isRegularFile)) {
            assertEquals(0, left.count());
        }
    }
}
