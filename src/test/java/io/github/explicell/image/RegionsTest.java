package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where regions come from. */
class RegionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void eachLabelIsARegionInOnePieceOrNot(final int bitDepth) throws IOException {
        final ImageProcessor labels = pixels("..33..", "7.33.7", "7.33.7", "......");
        final ImagePlus image = new ImagePlus(
                "labels",
                bitDepth == 8 ? labels : bitDepth == 16 ? labels.convertToShort(false) : labels.convertToFloat());
        final List<Region> regions = Regions.fromLabels(Pictures.of(image));
        assertEquals(List.of("label-3", "label-7"), names(regions));
        assertEquals(new Bounds(2, 0, 2, 3), regions.get(0).bounds());
        assertEquals(new Bounds(0, 1, 6, 2), regions.get(1).bounds());
        assertMask(labels, 7, regions.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void ofABinaryMaskEachConnectedComponentIsARegion(final int inside) throws IOException {
        final ImageProcessor mask = pixels("11...1", "..1..1", "...1..", "1.1...", "111...");
        mask.multiply(inside);
        final List<Region> regions = Regions.fromLabels(Pictures.of(new ImagePlus("mask", mask)));
        assertEquals(List.of("object-1", "object-2"), names(regions));
        assertEquals(new Bounds(0, 0, 4, 5), regions.get(0).bounds());
        assertEquals(new Bounds(5, 0, 1, 2), regions.get(1).bounds());
        assertEquals(9, count(regions.get(0)));
    }

    @Test
    void componentsThatMeetLateAreOne() throws IOException {
        final ImageProcessor mask = pixels("1.1.1", "1.1.1", "11111", ".....", "..1..");
        final List<Region> regions = Regions.fromLabels(Pictures.of(new ImagePlus("comb", mask)));
        assertEquals(2, regions.size());
        assertEquals(11, count(regions.get(0)));
        assertEquals(1, count(regions.get(1)));
    }

    @Test
    void holesStayHoles() throws IOException {
        final ImageProcessor labels = pixels("5555", "5..5", "5555", "9...");
        final Region ring =
                Regions.fromLabels(Pictures.of(new ImagePlus("ring", labels))).get(0);
        assertMask(labels, 5, ring);
        assertMask(labels, 5, TestImages.region(Rois.fromMask(ring.mask())));
    }

    @Test
    void aMaskMayBePaintedInOneColour() throws IOException {
        final ColorProcessor painted = new ColorProcessor(40, 40);
        painted.setColor(0x00ff00);
        painted.fill(new Roi(3, 4, 5, 6));
        painted.fill(new Roi(20, 21, 7, 8));
        final ImagePlus image = new ImagePlus("painted", painted);
        assertEquals(List.of("object-1", "object-2"), names(Regions.fromLabels(Pictures.of(image))));
        painted.setColor(0xff0000);
        painted.fill(new Roi(30, 2, 6, 6));
        final var e = assertThrows(IllegalArgumentException.class, () -> Regions.fromLabels(Pictures.of(image)));
        assertTrue(e.getMessage().contains("it is in colour"), e.getMessage());
    }

    @Test
    void aMaskMayBeBlurredByJpeg() throws IOException {
        final ByteProcessor mask = new ByteProcessor(200, 150);
        mask.setColor(255);
        mask.fill(new OvalRoi(20, 30, 61, 55));
        mask.fill(new OvalRoi(120, 40, 53, 72));
        final Path file = folder.resolve("mask.jpg");
        ij.plugin.JpegWriter.save(new ImagePlus("mask", mask), file.toString(), 75);
        try (Picture picture = Pictures.open(file, 0)) {
            final List<Region> regions = Regions.fromLabels(picture);
            assertEquals(List.of("object-1", "object-2"), names(regions));
            assertEquals(61, regions.get(0).bounds().width(), 2);
            assertEquals(72, regions.get(1).bounds().height(), 2);
        }
    }

    @Test
    void whatIsNoLabelImageIsSaid() {
        final ImagePlus image = new ImagePlus("real", new FloatProcessor(2, 1, new float[] {0, 1.5f}));
        final var e = assertThrows(IllegalArgumentException.class, () -> Regions.fromLabels(Pictures.of(image)));
        assertTrue(
                e.getMessage().contains("real is not a label image, because it holds the value 1.5"), e.getMessage());
    }

    @Test
    void slicesTakeClassAndGroupFromTheirLabels() {
        final ImagePlus image = IJ.createImage("stack", 5, 4, 3, 8);
        image.getStack().setSliceLabel("koilocyte|slide 7\nmore", 1);
        image.getStack().setSliceLabel(" parabasal ", 2);
        final List<Region> regions = Regions.slices(Pictures.of(image));
        assertEquals(List.of("slice-1", "slice-2", "slice-3"), names(regions));
        assertEquals("koilocyte", regions.get(0).label());
        assertEquals("slide 7", regions.get(0).group());
        assertEquals(Map.of("class", "parabasal"), regions.get(1).properties());
        assertEquals(Map.of(), regions.get(2).properties());
        assertEquals(new Plane(2, 0), regions.get(2).plane());
    }

    @Test
    void anOverlayGivesAllButResultsTextsAndImages() {
        final ImagePlus image = TestImages.ramp(50, 50);
        final Roi cell = new OvalRoi(3, 4, 10, 12);
        cell.setName("cell");
        cell.setProperty("class", "koilocyte: sure");
        final Roi result = new Roi(20, 20, 5, 5);
        result.setProperty(Regions.RESULT, "0.1.0");
        final Overlay overlay = new Overlay(cell);
        overlay.add(result);
        overlay.add(new TextRoi(1, 1, "text"));
        overlay.add(new ImageRoi(1, 1, new ColorProcessor(4, 4)));
        overlay.add(new Roi(30, 30, 5, 5));
        image.setOverlay(overlay);
        final List<Region> regions = Regions.overlay(image);
        assertEquals(List.of("cell", "roi-4"), names(regions));
        assertEquals("koilocyte: sure", regions.get(0).label());
    }

    @Test
    void positionsInHyperstacksAreHonoured() {
        final ImagePlus image = IJ.createHyperStack("hyper", 20, 20, 2, 3, 4, 8);
        image.setPosition(1, 3, 2);
        final Roi placed = new Roi(1, 1, 5, 5);
        placed.setPosition(2, 2, 4);
        final Roi stacked = new Roi(1, 1, 5, 5);
        stacked.setPosition(image.getStackIndex(2, 3, 3));
        final List<Region> regions =
                Regions.fromRois(List.of(placed, stacked, new Roi(1, 1, 2, 2)), Pictures.of(image));
        assertEquals(new Plane(1, 3), regions.get(0).plane());
        assertEquals(new Plane(2, 2), regions.get(1).plane());
        assertEquals(new Plane(2, 1), regions.get(2).plane());
        placed.setPosition(1, 9, 1);
        final var e = assertThrows(
                IllegalArgumentException.class, () -> Regions.fromRois(List.of(placed), Pictures.of(image)));
        assertTrue(e.getMessage().contains("lies in slice 9"), e.getMessage());
    }

    @Test
    void eachPointOfAMultiPointIsARegion() {
        final PointRoi points = new PointRoi(new float[] {3, 8.5f}, new float[] {4, 9});
        points.setName("clicked");
        final List<Region> regions = Regions.fromRois(List.of(points), Pictures.of(TestImages.ramp(20, 20)));
        assertEquals(List.of("clicked-1", "clicked-2"), names(regions));
        assertEquals(new Bounds(9, 9.5, 0, 0), regions.get(1).bounds());
    }

    @Test
    void roiFilesKeepNamesPropertiesAndPositions() throws IOException {
        final Roi first = new OvalRoi(3, 4, 10, 12);
        first.setName("a/b");
        first.setProperty("class", "HSIL");
        final Roi second = new Roi(5, 6, 7, 8);
        second.setName("a/b");
        second.setPosition(0, 2, 1);
        final Path zip = folder.resolve("cells.zip");
        ImageFiles.writeRois(List.of(first, second), zip);
        final Picture picture = Pictures.of(IJ.createHyperStack("hyper", 20, 20, 2, 3, 1, 8));
        final List<Region> regions = Regions.fromRoiFile(zip, picture);
        assertEquals(2, regions.size());
        assertEquals("HSIL", regions.get(0).label());
        assertEquals(new Bounds(3, 4, 10, 12), regions.get(0).bounds());
        assertEquals(new Plane(1, 0), regions.get(1).plane());
        final Path single = folder.resolve("cell.roi");
        ImageFiles.writeRois(List.of(second), single);
        assertEquals(
                new Bounds(5, 6, 7, 8),
                Regions.fromRoiFile(single, picture).get(0).bounds());
    }

    @Test
    void damagedRoiFilesAreNamed() throws IOException {
        final Picture picture = Pictures.of(TestImages.ramp(9, 9));
        final Path cut = folder.resolve("cut.roi");
        ImageFiles.writeRois(List.of(new PointRoi(new float[] {1, 2, 3}, new float[] {1, 2, 3})), cut);
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 70));
        assertNamed("cut.roi is damaged", cut, picture);
        final Path empty = Files.write(folder.resolve("empty.zip"), new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0});
        assertNamed("empty.zip holds no ROI", empty, picture);
        assertNamed("There is no ROI file", folder.resolve("none.zip"), picture);
    }

    // -- Helper methods --

    private static void assertNamed(final String words, final Path file, final Picture picture) {
        final var e = assertThrows(IOException.class, () -> Regions.fromRoiFile(file, picture));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }

    private static ImageProcessor pixels(final String... rows) {
        final ByteProcessor pixels = new ByteProcessor(rows[0].length(), rows.length);
        for (int y = 0; y < rows.length; y++)
            for (int x = 0; x < rows[y].length(); x++) pixels.set(x, y, Math.max(0, rows[y].charAt(x) - '0'));
        return pixels;
    }

    private static void assertMask(final ImageProcessor labels, final int label, final Region region) {
        final int[] expected = new int[labels.getPixelCount()];
        final int[] actual = new int[labels.getPixelCount()];
        for (int i = 0; i < expected.length; i++) expected[i] = labels.get(i) == label ? 1 : 0;
        final var cursor = region.mask().localizingCursor();
        while (cursor.hasNext())
            if (cursor.next().get())
                actual[cursor.getIntPosition(1) * labels.getWidth() + cursor.getIntPosition(0)] = 1;
        assertArrayEquals(expected, actual);
    }

    private static int count(final Region region) {
        int count = 0;
        for (final BitType pixel : region.mask()) count += pixel.get() ? 1 : 0;
        return count;
    }

    private static List<String> names(final List<Region> regions) {
        return regions.stream().map(Region::name).toList();
    }
}
