package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 150;

    private static CropRule rule(final int width, final int height, final Extent extent, final Fit fit) {
        return new CropRule(
                width, height, extent, fit, Beyond.MIRROR, Outside.KEEP, new float[3], Interpolation.BILINEAR, null);
    }

    /** Crops larger and smaller than the region, and regions in the middle and at each edge. */
    static Stream<Arguments> crops() {
        return Stream.of(
                        rule(64, 64, Extent.EXACT, Fit.STRETCHED),
                        rule(224, 224, Extent.EXACT, Fit.STRETCHED),
                        rule(32, 48, Extent.EXACT, Fit.STRETCHED),
                        rule(96, 96, Extent.margin(0.25), Fit.SQUARE_AROUND),
                        rule(224, 224, Extent.margin(1), Fit.SQUARE_AROUND),
                        rule(96, 96, Extent.EXACT, Fit.SQUARE_INSIDE),
                        rule(64, 64, Extent.fieldPixels(90), Fit.STRETCHED),
                        rule(224, 224, Extent.fieldPixels(77), Fit.STRETCHED))
                .flatMap(rule -> Stream.of(
                                new Roi(60, 50, 61, 40),
                                new Roi(0, 0, 40, 50),
                                new Roi(170.5, 120.25, 29.5, 29.75),
                                new Roi(0, 30, WIDTH, 60))
                        .map(roi -> Arguments.of(rule, roi)));
    }

    @ParameterizedTest
    @MethodSource("crops")
    void aMarkReturnsWithinHalfAPixel(final CropRule rule, final Roi roi) throws IOException {
        final Region region = new Region("cell", Plane.FIRST, roi, Map.of());
        final Bounds seen = seen(rule, region);
        for (final double part : new double[] {0.04, 0.3, 0.5, 0.77, 0.96}) {
            final int x = (int) Math.max(0, Math.min(WIDTH - 1, seen.x() + part * seen.width()));
            final int y = (int) Math.max(0, Math.min(HEIGHT - 1, seen.y() + (1 - part) * seen.height()));
            final Placement placed = throughTheCrop(rule, region, x, y);
            final double[] centre = centre(placed, x, y);
            assertEquals(x, centre[0], 0.5, "x of a mark at " + x + ", " + y);
            assertEquals(y, centre[1], 0.5, "y of a mark at " + x + ", " + y);
        }
    }

    private static Bounds seen(final CropRule rule, final Region region) throws IOException {
        final ImagePlus image = IJ.createImage("field", "8-bit black", WIDTH, HEIGHT, 1);
        final CropMapping mapping = new Cropper(rule, ChannelRule.DEFAULT)
                .crop(Pictures.of(image), region)
                .mapping();
        final double left = Math.max(0, mapping.x());
        final double top = Math.max(0, mapping.y());
        return new Bounds(
                left,
                top,
                Math.min(WIDTH, mapping.imageX(rule.width())) - left,
                Math.min(HEIGHT, mapping.imageY(rule.height())) - top);
    }

    private static Placement throughTheCrop(final CropRule rule, final Region region, final int x, final int y)
            throws IOException {
        final ImagePlus image = IJ.createImage("field", "8-bit black", WIDTH, HEIGHT, 1);
        image.getProcessor().set(x, y, 255);
        final Crop crop = new Cropper(rule, ChannelRule.DEFAULT).crop(Pictures.of(image), region);
        final float[] map = new float[crop.width() * crop.height()];
        System.arraycopy(crop.planes(), 0, map, 0, map.length);
        return Placement.of(map, crop.width(), crop.height(), crop.mapping(), WIDTH, HEIGHT);
    }

    /** The centre of what is bright around a place; what the mirror adds lies within it, too. */
    private static double[] centre(final Placement placed, final int x, final int y) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < placed.values().length; i++) {
            final int column = placed.x() + i % placed.width();
            final int row = placed.y() + i / placed.width();
            if (Math.abs(column - x) > 12 || Math.abs(row - y) > 12) continue;
            sum += placed.values()[i];
            sumX += placed.values()[i] * column;
            sumY += placed.values()[i] * row;
        }
        assertTrue(sum > 0, "the mark at " + x + ", " + y + " is lost");
        return new double[] {sumX / sum, sumY / sum};
    }

    @Test
    void pixelForPixelNothingChanges() {
        final float[] map = {1, 2, 3, 4, 5, 6};
        final Placement placed = Placement.of(map, 3, 2, new CropMapping(10, 20, 1, 1), 100, 100);
        assertEquals(10, placed.x());
        assertEquals(20, placed.y());
        assertEquals(3, placed.width());
        assertArrayEquals(map, placed.values(), 1e-6f);
    }

    @Test
    void whatLiesBeyondTheEdgeIsCut() {
        final float[] map = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        final Placement left = Placement.of(map, 3, 3, new CropMapping(-1, -2, 1, 1), 50, 50);
        assertArrayEquals(new float[] {8, 9}, left.values(), 1e-6f);
        assertEquals(0, left.x());
        final Placement right = Placement.of(map, 3, 3, new CropMapping(48, 49, 1, 1), 50, 50);
        assertArrayEquals(new float[] {1, 2}, right.values(), 1e-6f);
        assertEquals(48, right.x());
    }

    @Test
    void halfPixelCentresAreInterpolated() {
        final Placement placed = Placement.of(new float[] {0, 4}, 2, 1, new CropMapping(0, 0, 4, 1), 20, 20);
        assertArrayEquals(new float[] {0, 0, 0.5f, 1.5f, 2.5f, 3.5f, 4, 4}, placed.values(), 1e-6f);
    }

    @Test
    void aCropWithinOnePixelGetsThatPixel() {
        final Placement placed = Placement.of(new float[] {2, 4}, 2, 1, new CropMapping(7.1, 3.6, 0.1, 0.2), 20, 20);
        assertEquals(7, placed.x());
        assertEquals(3, placed.y());
        assertArrayEquals(new float[] {3}, placed.values(), 1e-6f);
    }
}
