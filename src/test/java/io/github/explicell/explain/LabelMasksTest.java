package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.gui.PointRoi;
import ij.gui.Roi;
import io.github.explicell.image.Crop;
import io.github.explicell.image.CropMapping;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.image.Plane;
import io.github.explicell.image.Region;
import java.util.List;
import java.util.Map;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class LabelMasksTest {

    /** 4 x 3 pixels. */
    private static final byte[] LABELS = {0, 1, 1, 0, /**/ 2, 0, 1, 0, /**/ 2, 2, 2, 3};

    private static boolean[] mask(final Roi roi) {
        final Crop crop =
                new Crop(ArrayImgs.floats(4, 3, 3), new CropMapping(0, 0, 1, 1), new IntensityRange(0, 1), List.of());
        return new LabelMasks(ArrayImgs.unsignedBytes(LABELS, 4, 3))
                .of(new Region("r", Plane.FIRST, roi, Map.of()), crop);
    }

    private static boolean[] where(final int label) {
        final boolean[] where = new boolean[LABELS.length];
        for (int i = 0; i < where.length; i++) where[i] = LABELS[i] == label;
        return where;
    }

    @Test
    void theLabelWithMostPixelsInTheOutlineCounts() {
        assertArrayEquals(where(1), mask(new Roi(1, 0, 3, 2)));
        assertArrayEquals(where(2), mask(new Roi(-5, 0, 7, 9)));
        // one pixel of each: the smaller label
        assertArrayEquals(where(2), mask(new Roi(2, 2, 2, 1)));
    }

    @Test
    void ofAPointTheLabelAtItsPlaceCounts() {
        assertArrayEquals(where(3), mask(new PointRoi(3, 2)));
        assertNull(mask(new PointRoi(0, 0)));
        assertNull(mask(new PointRoi(9, 9)));
    }

    @Test
    void withoutALabelThereIsNoMask() {
        assertNull(mask(new Roi(3, 0, 1, 2)));
        assertNull(mask(new Roi(20, 0, 1, 2)));
    }
}
