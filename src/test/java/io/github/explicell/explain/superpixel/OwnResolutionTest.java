package io.github.explicell.explain.superpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.explicell.image.Beyond;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;
import io.github.explicell.image.Picture;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class OwnResolutionTest {

    private static final Fit[] FITS = Fit.values();

    /** Parts by the rounded red of each pixel: 0 or 1. */
    private static final ColourSegmenter BY_RED = pixels -> {
        final int width = (int) pixels.dimension(0);
        final int height = (int) pixels.dimension(1);
        final int[] labels = new int[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                labels[y * width + x] = Math.round(pixels.getAt(x, y, 0).get());
        return Superpixels.of(width, height, labels);
    };

    private static CropRule rule(final int width, final int height, final Extent extent, final Fit fit) {
        return new CropRule(
                width, height, extent, fit, Beyond.MIRROR, Outside.KEEP, new float[3], Interpolation.BILINEAR, null);
    }

    private static Region region(final int x, final int y, final int width, final int height) {
        return new Region("cell", Plane.FIRST, new Roi(x, y, width, height), Map.of());
    }

    /** Red left of a column of the image, black right of it. */
    private static Picture picture(final int edge) {
        final ColorProcessor pixels = new ColorProcessor(200, 160);
        pixels.setColor(0xff0000);
        pixels.fillRect(0, 0, edge, 160);
        return Pictures.of(new ImagePlus("edge", pixels));
    }

    /**
     * A column of the crop at 8 pixels each: the edge at 30 of the region's 64 lies in the crop's column 3 (24 to 32),
     * whose centre, 28, is left of it, and whose mean, of 6 red pixels and 2 black ones, is blurred by the resampling.
     */
    @Test
    void theImagesOwnPixelsDecide() throws IOException {
        final CropRule rule = CropRule.stretched(8, 8);
        final Region region = region(20, 10, 64, 64);
        final Picture picture = picture(50);
        final Crop crop = new Cropper(rule, ChannelRule.DEFAULT).crop(picture, region);
        final List<Integer> sizes = new ArrayList<>();
        final ColourSegmenter watched = new ColourSegmenter() {
            @Override
            public Superpixels segment(final RandomAccessibleInterval<FloatType> pixels) {
                sizes.add((int) pixels.dimension(0));
                final float red = pixels.getAt(29, 5, 0).get();
                final float black = pixels.getAt(30, 5, 0).get();
                assertEquals(1, red, 1e-6, "as sharp as the image");
                assertEquals(0, black, 1e-6, "as sharp as the image");
                return BY_RED.segment(pixels);
            }
        };
        final Superpixels parts = new OwnResolution(watched, rule, ChannelRule.DEFAULT, picture).segment(crop, region);
        assertEquals(List.of(64), sizes);
        assertEquals(8, parts.width());
        assertEquals(2, parts.count());
        for (int x = 0; x < 8; x++) assertEquals(x < 4 ? 1 : 0, parts.labels()[3 * 8 + x], "column " + x);
        assertThrows(IllegalStateException.class, () -> new OwnResolution(watched, rule, ChannelRule.DEFAULT, picture)
                .segment(crop));
    }

    /** Whatever the rule makes of the region's shape, the rectangle is the same, and a pixel is one of the image's. */
    @Test
    void theRectangleIsTheCrops() throws IOException {
        final Picture picture = picture(90);
        for (final Fit fit : FITS)
            for (final Extent extent : List.of(Extent.EXACT, Extent.margin(0.3), Extent.fieldPixels(61)))
                for (final int[] size : List.of(new int[] {24, 24}, new int[] {24, 16}, new int[] {30, 45})) {
                    final CropRule rule = rule(size[0], size[1], extent, fit);
                    final Region region = region(40, 30, 71, 50);
                    final CropMapping coarse = mapping(rule, picture, region);
                    final CropRule fine = OwnResolution.fine(rule, coarse);
                    final CropMapping own = mapping(fine, picture, region);
                    final String what = fit + " " + extent + " " + size[0] + " x " + size[1];
                    assertEquals(coarse.x(), own.x(), 1e-9, what);
                    assertEquals(coarse.y(), own.y(), 1e-9, what);
                    assertEquals(coarse.scaleX() * rule.width(), own.scaleX() * fine.width(), 1e-9, what);
                    assertEquals(coarse.scaleY() * rule.height(), own.scaleY() * fine.height(), 1e-9, what);
                    assertEquals(1, own.scaleX(), 0.06, what);
                    assertEquals(1, own.scaleY(), 0.06, what);
                }
    }

    private static CropMapping mapping(final CropRule rule, final Picture picture, final Region region)
            throws IOException {
        return new Cropper(rule, ChannelRule.DEFAULT).crop(picture, region).mapping();
    }

    @Test
    void whatIsCutIsBounded() {
        final CropRule large = OwnResolution.fine(CropRule.stretched(224, 224), new CropMapping(0, 0, 40, 1));
        assertEquals(OwnResolution.LARGEST, large.width());
        assertEquals(224, large.height());
        final CropRule square =
                OwnResolution.fine(rule(224, 224, Extent.EXACT, Fit.SQUARE_AROUND), new CropMapping(0, 0, 40, 40));
        assertEquals(OwnResolution.LARGEST, square.width());
        assertEquals(OwnResolution.LARGEST, square.height());
        assertTrue(OwnResolution.fine(CropRule.stretched(224, 224), new CropMapping(0, 0, 0.001, 0.001))
                        .width()
                >= 1);
    }
}
