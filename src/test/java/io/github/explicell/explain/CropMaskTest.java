package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.OvalRoi;
import ij.gui.Roi;
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
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomField;
import java.io.IOException;
import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where masks lie in a crop. */
class CropMaskTest {

    private static final PhantomField FIELD = Phantom.STANDARD.field(77, 1);
    private static final int WIDTH = 60;
    private static final int HEIGHT = 44;

    private static CropRule rule(final Fit fit) {
        return new CropRule(
                WIDTH,
                HEIGHT,
                Extent.margin(0.3),
                fit,
                Beyond.COLOUR,
                Outside.KEEP,
                new float[3],
                Interpolation.BILINEAR,
                null);
    }

    private static CropMask mask(final CropRule rule, final Roi roi) throws IOException {
        final Region region = new Region("region", Plane.FIRST, roi, Map.of());
        final Crop crop = new Cropper(rule, ChannelRule.DEFAULT).crop(FIELD.picture(), region);
        return CropMask.of(crop, rule, FIELD.picture());
    }

    private static RandomAccessibleInterval<BitType> square(final int x, final int y, final int side) {
        final var bits = ArrayImgs.bits(side, side);
        bits.forEach(BitType::setOne);
        return Views.translate(bits, x, y);
    }

    private static int count(final boolean[] inside) {
        int n = 0;
        for (final boolean i : inside) if (i) n++;
        return n;
    }

    /** Where the middle of a mask lies in the image. */
    private static double[] middle(final boolean[] inside, final CropMapping mapping) {
        final double[] middle = new double[2];
        for (int i = 0; i < inside.length; i++)
            if (inside[i]) {
                middle[0] += mapping.imageX(i % WIDTH + 0.5) / count(inside);
                middle[1] += mapping.imageY(i / WIDTH + 0.5) / count(inside);
            }
        return middle;
    }

    @ParameterizedTest
    @EnumSource(Fit.class)
    void aMarkedPixelReturnsToItsPlaceFromAMagnifiedCrop(final Fit fit) throws IOException {
        final CropMask raster = mask(rule(fit), new Roi(101, 87, 20, 18));
        assertTrue(raster.mapping().scaleX() < 1 && raster.mapping().scaleY() < 1);
        for (int x = 103; x < 118; x += 2)
            for (int y = 89; y < 102; y += 3) {
                final double[] middle = middle(raster.of(square(x, y, 1)), raster.mapping());
                assertEquals(x + 0.5, middle[0], 0.5);
                assertEquals(y + 0.5, middle[1], 0.5);
            }
    }

    @ParameterizedTest
    @EnumSource(Fit.class)
    void aMarkedSquareReturnsToItsPlaceFromAReducedCrop(final Fit fit) throws IOException {
        final CropMask raster = mask(rule(fit), new Roi(60, 50, 330, 200));
        final CropMapping mapping = raster.mapping();
        assertTrue(mapping.scaleX() > 3 && mapping.scaleY() > 3);
        for (int x = 103; x < 300; x += 13) {
            final double[] middle = middle(raster.of(square(x, 2 * x / 3, 15)), mapping);
            assertEquals(x + 7.5, middle[0], mapping.scaleX() / 2);
            assertEquals(2 * x / 3 + 7.5, middle[1], mapping.scaleY() / 2);
        }
    }

    @Test
    void aRegionFillsItsPartOfTheCrop() throws IOException {
        final OvalRoi oval = new OvalRoi(200, 150, 50, 30);
        final CropMask raster = mask(rule(Fit.STRETCHED), oval);
        final boolean[] inside = raster.of(new Region("oval", Plane.FIRST, oval, Map.of()).mask());
        // an ellipse in a rectangle with a margin of 0.3 on each side
        assertEquals(Math.PI / 4 / (1.6 * 1.6), (double) count(inside) / inside.length, 0.01);
        assertTrue(inside[HEIGHT / 2 * WIDTH + WIDTH / 2] && !inside[0]);
    }

    @Test
    void aLabelIsItsPixels() {
        final byte[] numbers = {0, 1, 2, /**/ 2, 2, 0};
        final CropMask raster = new CropMask(new CropMapping(-1, 0, 1, 0.5), 4, 4, null);
        final RandomAccessibleInterval<UnsignedByteType> labels = ArrayImgs.unsignedBytes(numbers, 3, 2);
        final boolean f = false;
        final boolean t = true;
        assertArrayEquals(
                new boolean[] {f, f, f, t, /**/ f, f, f, t, /**/ f, t, t, f, /**/ f, t, t, f},
                raster.ofLabel(labels, 2));
        assertEquals(0, count(raster.ofLabel(labels, 3)));
    }

    @Test
    void whereTheCropIsMirroredSoIsTheMask() {
        final CropMask raster =
                new CropMask(new CropMapping(-2, 0, 1, 1), 8, 1, FinalInterval.createMinSize(0, 0, 4, 1));
        final boolean f = false;
        final boolean t = true;
        assertArrayEquals(new boolean[] {t, f, f, t, f, f, f, f}, raster.of(square(1, 0, 1)));
        assertArrayEquals(new boolean[] {f, f, f, f, f, t, t, f}, raster.of(square(3, 0, 1)));
    }

    @Test
    void theEvidenceOfACellIsTheSameAsMaskAndAsLabel() throws IOException {
        final Cropper cropper = new Cropper(CropRule.stretched(96, 96), ChannelRule.DEFAULT);
        for (int i = 0; i < FIELD.cells().size(); i++) {
            final Crop crop = cropper.crop(FIELD.picture(), FIELD.regions().get(i));
            final CropMask raster = CropMask.of(crop, CropRule.stretched(96, 96), FIELD.picture());
            final boolean[] mask = raster.of(FIELD.cells().get(i).evidence());
            final boolean[] label =
                    raster.ofLabel(FIELD.evidence(), FIELD.cells().get(i).label());
            int both = 0;
            for (int p = 0; p < mask.length; p++) {
                assertTrue(mask[p] || !label[p], "a labelled pixel outside the cell's evidence");
                if (mask[p] && label[p]) both++;
            }
            assertTrue(both > 0.9 * count(mask), "other cells may hide a little of it: " + both);
        }
    }
}
