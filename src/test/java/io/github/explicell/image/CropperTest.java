package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which pixels a crop holds. */
class CropperTest {

    private static final float[] COLOUR = {1, 0.5f, 0};

    @Test
    void aCropOfTheImagesSizeIsTheImage() throws IOException {
        final Crop crop = crop(TestImages.ramp(6, 5), CropRule.stretched(6, 5), new Roi(0, 0, 6, 5));
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < 30; i++) assertEquals(i / 255f, crop.planes()[c * 30 + i], 1e-6);
        assertEquals(new CropMapping(0, 0, 1, 1), crop.mapping());
        assertEquals(new IntensityRange(0, 255), crop.range());
        assertEquals(List.of(), crop.notes());
    }

    @Test
    void aMarginGrowsEachSideAndASquareHoldsOrIsHeldByTheRectangle() throws IOException {
        assertEquals(new CropMapping(35, 27.5, 3, 1.5), mapping(Fit.STRETCHED, 0.25));
        assertEquals(new CropMapping(35, 20, 3, 3), mapping(Fit.SQUARE_AROUND, 0.25));
        assertEquals(new CropMapping(42.5, 27.5, 1.5, 1.5), mapping(Fit.SQUARE_INSIDE, 0.25));
        assertEquals(new CropMapping(45, 32.5, 1, 0.5), mapping(Fit.STRETCHED, -0.25));
    }

    @Test
    void theMappingLeadsBackToTheSpotInTheImage() throws IOException {
        final ByteProcessor pixels = new ByteProcessor(90, 70);
        pixels.set(52, 33, 255);
        final CropRule rule = new CropRule(
                64,
                48,
                Extent.margin(0.3),
                Fit.SQUARE_AROUND,
                Beyond.MIRROR,
                Outside.KEEP,
                COLOUR,
                Interpolation.BILINEAR,
                null);
        final Crop crop = crop(new ImagePlus("spot", pixels), rule, new Roi(44, 27, 13, 11));
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < 64 * 48; i++) {
            final float value = crop.planes()[i];
            sum += value;
            x += value * (i % 64 + 0.5);
            y += value * (i / 64 + 0.5);
        }
        final CropMapping mapping = crop.mapping();
        assertEquals(52.5, mapping.imageX(x / sum), 0.05);
        assertEquals(33.5, mapping.imageY(y / sum), 0.05);
        assertEquals(x / sum, mapping.cropX(mapping.imageX(x / sum)), 1e-9);
        assertEquals(y / sum, mapping.cropY(mapping.imageY(y / sum)), 1e-9);
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void insideTheImageACropIsPillowsResizeOfABox(final Interpolation interpolation) throws IOException {
        final ImagePlus image = TestImages.noise(80, 60);
        final CropRule rule = new CropRule(
                24, 20, Extent.margin(0.125), Fit.STRETCHED, Beyond.COLOUR, Outside.KEEP, COLOUR, interpolation, null);
        final float[] crop = crop(image, rule, new Roi(20, 12, 42, 36)).planes();
        final float[] expected = Resampling.resizeUnit(
                        TestImages.unit(image), new double[] {14.75, 7.5, 67.25, 52.5}, 24, 20, interpolation)
                .update(null)
                .getCurrentStorageArray();
        for (int i = 0; i < 3 * expected.length; i++) assertEquals(expected[i % expected.length], crop[i], 1e-5);
    }

    @Test
    void aCropReadInBandsEqualsOneReadAtOnce() throws IOException {
        final ImagePlus image = TestImages.noise(4000, 3000);
        final float[] crop = crop(image, rule(Extent.EXACT, Beyond.MIRROR, Outside.KEEP, 32), new Roi(0, 0, 4000, 3000))
                .planes();
        final float[] expected = Resampling.resizeUnit(TestImages.unit(image), null, 32, 32, Interpolation.BILINEAR)
                .update(null)
                .getCurrentStorageArray();
        for (int i = 0; i < 3 * expected.length; i++) assertEquals(expected[i % expected.length], crop[i], 1e-5);
    }

    @Test
    void beyondTheEdgeTheImageIsMirrored() throws IOException {
        final Crop crop = crop(
                TestImages.ramp(4, 3),
                rule(Extent.fieldPixels(6), Beyond.MIRROR, Outside.KEEP, 6),
                new Roi(0, 0, 2, 2));
        assertEquals(new CropMapping(-2, -2, 1, 1), crop.mapping());
        assertLevels(
                new int[] {
                    5, 4, 4, 5, 6, 7, /**/ 1, 0, 0, 1, 2, 3, /**/ 1, 0, 0, 1, 2, 3, /**/ 5, 4, 4, 5, 6, 7, /**/ 9, 8, 8,
                    9, 10, 11, /**/ 9, 8, 8, 9, 10, 11
                },
                crop,
                0);
    }

    @Test
    void beyondTheEdgeStandsTheColour() throws IOException {
        final Crop crop = crop(
                TestImages.ramp(4, 3),
                rule(Extent.fieldPixels(4), Beyond.COLOUR, Outside.KEEP, 4),
                new Roi(3, 2, 2, 2));
        assertLevels(
                new int[] {6, 7, 255, 255, /**/ 10, 11, 255, 255, /**/ 255, 255, 255, 255, /**/ 255, 255, 255, 255},
                crop,
                0);
        assertLevels(new int[] {6, 7, 0, 0, /**/ 10, 11, 0, 0, /**/ 0, 0, 0, 0, /**/ 0, 0, 0, 0}, crop, 2);
    }

    @Test
    void outsideTheRegionStandsTheColour() throws IOException {
        final ImagePlus image = new ImagePlus("black", new ByteProcessor(30, 30));
        final OvalRoi oval = new OvalRoi(10, 8, 10, 12);
        final float[] red = crop(image, rule(Extent.fieldPixels(20), Beyond.MIRROR, Outside.COLOUR, 20), oval)
                .planes();
        int inside = 0;
        for (int y = 0; y < 20; y++)
            for (int x = 0; x < 20; x++) {
                assertEquals(oval.contains(x + 5, y + 4) ? 0 : 1, red[y * 20 + x], "at " + x + ", " + y);
                inside += red[y * 20 + x] == 0 ? 1 : 0;
            }
        assertTrue(inside > 80 && inside < 110, "pixels inside: " + inside);
    }

    @Test
    void aPointIsTheCentreOfAFixedField() throws IOException {
        final Crop crop = crop(
                TestImages.ramp(9, 9), rule(Extent.fieldPixels(3), Beyond.MIRROR, Outside.KEEP, 3), new PointRoi(4, 5));
        assertEquals(new CropMapping(3, 4, 1, 1), crop.mapping());
        assertEquals(5 * 9 + 4, Math.round(255 * crop.planes()[4]));
    }

    @Test
    void whatIsNoAreaOrOutsideIsSaidInASentence() {
        final ImagePlus image = TestImages.ramp(9, 9);
        final CropRule rule = CropRule.stretched(4, 4);
        assertSays("is a line or a point", image, rule, new PointRoi(4, 5));
        assertSays("is a line or a point", image, rule, new Line(1, 1, 5, 5));
        assertSays(
                "is a line or a point",
                image,
                rule(Extent.fieldPixels(3), Beyond.MIRROR, Outside.KEEP, 3),
                new Line(1, 1, 5, 5));
        assertSays("is empty", image, rule, new PolygonRoi(new float[] {1, 5, 3}, new float[] {2, 2, 2}, Roi.POLYGON));
        assertSays("lies outside the image (9 x 9 pixels)", image, rule, new Roi(9, 0, 4, 4));
        assertSays(
                "lies outside the image",
                image,
                rule(Extent.fieldPixels(3), Beyond.MIRROR, Outside.KEEP, 3),
                new PointRoi(20, 5));
        assertSays(
                "check the rule's field of view",
                image,
                rule(Extent.fieldPixels(1e12), Beyond.MIRROR, Outside.KEEP, 3),
                new Roi(1, 1, 2, 2));
    }

    // -- Helper methods --

    private static CropMapping mapping(final Fit fit, final double margin) throws IOException {
        final CropRule rule = new CropRule(
                10, 10, Extent.margin(margin), fit, Beyond.MIRROR, Outside.KEEP, COLOUR, Interpolation.BILINEAR, null);
        return crop(TestImages.ramp(100, 100), rule, new Roi(40, 30, 20, 10)).mapping();
    }

    private static CropRule rule(final Extent extent, final Beyond beyond, final Outside outside, final int size) {
        return new CropRule(size, size, extent, Fit.STRETCHED, beyond, outside, COLOUR, Interpolation.BILINEAR, null);
    }

    private static Crop crop(final ImagePlus image, final CropRule rule, final Roi roi) throws IOException {
        return new Cropper(rule, ChannelRule.DEFAULT).crop(Pictures.of(image), TestImages.region(roi));
    }

    private static void assertLevels(final int[] expected, final Crop crop, final int channel) {
        final int[] actual = new int[expected.length];
        for (int i = 0; i < actual.length; i++)
            actual[i] = Math.round(255 * crop.planes()[channel * actual.length + i]);
        assertArrayEquals(expected, actual);
    }

    private static void assertSays(final String words, final ImagePlus image, final CropRule rule, final Roi roi) {
        final var e = assertThrows(IllegalArgumentException.class, () -> crop(image, rule, roi));
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertTrue(e.getMessage().endsWith(".") || e.getMessage().endsWith("?"), e.getMessage());
    }
}
