package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import io.github.explicell.image.Beyond;
import io.github.explicell.image.ChannelRule;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropRule;
import io.github.explicell.image.Cropper;
import io.github.explicell.image.Extent;
import io.github.explicell.image.Fit;
import io.github.explicell.image.Interpolation;
import io.github.explicell.image.Outside;
import io.github.explicell.image.Pictures;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureMasksTest {

    private static final CropRule FIELD = new CropRule(
            40,
            40,
            Extent.fieldPixels(40),
            Fit.STRETCHED,
            Beyond.MIRROR,
            Outside.KEEP,
            new float[3],
            Interpolation.BILINEAR,
            null);

    private final ImagePlus image = IJ.createImage("field", "8-bit black", 100, 100, 1);
    private final ImagePlus labels = IJ.createImage("labels", "8-bit black", 100, 100, 1);

    private void fill(final int label, final int x, final int y, final int width, final int height) {
        labels.getProcessor().setColor(label);
        labels.getProcessor().fillRect(x, y, width, height);
    }

    private boolean[] mask(final Roi roi) throws IOException {
        final Region region = new Region("cell", Plane.FIRST, roi, Map.of());
        final Crop crop = new Cropper(FIELD, ChannelRule.DEFAULT).crop(Pictures.of(image), region);
        return new PictureMasks(Pictures.of(labels), Pictures.of(image), FIELD).of(region, crop);
    }

    private static int count(final boolean[] mask) {
        int count = 0;
        for (final boolean in : mask) count += in ? 1 : 0;
        return count;
    }

    @Test
    void theMostFrequentLabelInsideTheOutlineCounts() throws IOException {
        fill(3, 45, 45, 10, 10);
        fill(5, 55, 45, 3, 10);
        final boolean[] mask = mask(new Roi(40, 40, 20, 20));
        assertEquals(100, count(mask));
        assertEquals(true, mask[20 * 40 + 20]);
        assertEquals(false, mask[20 * 40 + 26], "the other label");
    }

    @Test
    void whatLiesOutsideTheOutlineDoesNot() throws IOException {
        fill(255, 30, 30, 40, 40);
        assertEquals(80, count(mask(new Roi(46, 45, 8, 10))));
        final int disc = count(mask(new OvalRoi(40, 40, 20, 20)));
        assertEquals(Math.PI * 100, disc, 10);
    }

    @Test
    void aPointHasNoOutlineSoThatAllCounts() throws IOException {
        fill(1, 45, 45, 4, 4);
        fill(2, 60, 60, 4, 4);
        assertEquals(32, count(mask(new PointRoi(50, 50))));
    }

    @Test
    void whereNothingIsMarkedThereIsNoMask() throws IOException {
        fill(1, 0, 0, 5, 5);
        assertNull(mask(new Roi(40, 40, 20, 20)));
    }

    @Test
    void theMirrorShowsTheMaskToo() throws IOException {
        fill(1, 0, 10, 4, 4);
        assertEquals(32, count(mask(new Roi(0, 2, 20, 20))), "mirrored at the left edge");
    }

    @Test
    void anotherSizeIsRefused() {
        final ImagePlus other = IJ.createImage("other", "8-bit black", 50, 100, 1);
        assertThrows(
                IllegalArgumentException.class, () -> new PictureMasks(Pictures.of(other), Pictures.of(image), FIELD));
    }
}
