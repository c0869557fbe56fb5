package io.github.explicell.explain.superpixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import io.github.explicell.image.Rois;
import io.github.explicell.phantom.Phantom;
import io.github.explicell.phantom.PhantomCell;
import io.github.explicell.phantom.PhantomField;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class DrawnPartsTest {

    /** 4 x 4 pixels of which each covers 2 x 2 of the image, from (10, 20) on. */
    private static final Crop CROP =
            new Crop(ArrayImgs.floats(4, 4, 3), new CropMapping(10, 20, 2, 2), new IntensityRange(0, 255), List.of());

    private static Region part(final String name, final int x, final int y, final int width, final int height) {
        return new Region(name, Plane.FIRST, new Roi(x, y, width, height), Map.of());
    }

    @Test
    void theSmallestRoiWinsAndTheRestIsBackground() {
        final Region nucleus = part("nucleus", 12, 22, 2, 2);
        final Region cell = part("cell", 10, 20, 6, 6);
        final Superpixels parts = new DrawnParts(
                        List.of(nucleus, cell, part("elsewhere", 90, 90, 5, 5)), DrawnParts.BACKGROUND)
                .segment(CROP);
        assertEquals(List.of("nucleus", "cell", "background"), parts.names());
        assertArrayEquals(new int[] {1, 1, 1, 2, 1, 0, 1, 2, 1, 1, 1, 2, 2, 2, 2, 2}, parts.labels());
    }

    @Test
    void roisBesideTheCropAreASentence() {
        final Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> new DrawnParts(List.of(part("a", 0, 0, 5, 5)), "rest").segment(CROP));
        assertTrue(e.getMessage().contains("none of the 1 ROIs"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new DrawnParts(List.of(), "rest"));
    }

    @Test
    void labelsFollowTheCrop() {
        final int[] labels = new int[18 * 28];
        for (int y = 0; y < 28; y++) for (int x = 0; x < 18; x++) labels[y * 18 + x] = x < 14 ? 0 : y < 24 ? 5 : 3;
        final Superpixels parts = new LabelledParts(ArrayImgs.ints(labels, 18, 28)).segment(CROP);
        assertEquals(List.of("background", "label-3", "label-5"), parts.names());
        assertArrayEquals(new int[] {0, 0, 2, 2, 0, 0, 2, 2, 0, 0, 1, 1, 0, 0, 1, 1}, parts.labels());
        // beyond the edge is background
        assertThrows(IllegalArgumentException.class, () -> new LabelledParts(ArrayImgs.ints(new int[] {1}, 1, 1))
                .segment(CROP));
    }

    @Test
    void nucleusAndCytoplasmOfAGeneratedCell() {
        final PhantomField field = Phantom.STANDARD.field(77, 1);
        final PhantomCell cell = field.cells().get(0);
        final List<Region> rois = List.of(
                new Region("nucleus", Plane.FIRST, Rois.fromMask(cell.nucleus()), Map.of()),
                new Region("cytoplasm", Plane.FIRST, Rois.fromMask(cell.mask()), Map.of()));
        final long left = cell.mask().min(0) - 3;
        final long top = cell.mask().min(1) - 3;
        final Crop crop = new Crop(
                ArrayImgs.floats(96, 96, 3), new CropMapping(left, top, 1, 1), new IntensityRange(0, 255), List.of());
        final Superpixels parts = new DrawnParts(rois, DrawnParts.BACKGROUND).segment(crop);
        assertEquals(List.of("nucleus", "cytoplasm", "background"), parts.names());
        int nucleus = 0;
        for (final var inside : cell.nucleus().view().flatIterable()) if (inside.get()) nucleus++;
        assertEquals(nucleus, parts.areas()[0]);
    }
}
