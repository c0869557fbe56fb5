package io.github.explicell.explain.superpixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class SuperpixelsTest {

    private static RandomAccessibleInterval<FloatType> flat(final int width, final int height) {
        final float[] grey = new float[3 * width * height];
        Arrays.fill(grey, 0.5f);
        return ArrayImgs.floats(grey, width, height, 3);
    }

    @Test
    void aGridHasEqualRectangles() {
        final Superpixels parts = new Grid(3, 2).segment(flat(6, 4));
        assertArrayEquals(
                new int[] {0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 3, 3, 4, 4, 5, 5}, parts.labels());
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), parts.names());
        assertArrayEquals(new int[] {4, 4, 4, 4, 4, 4}, parts.areas());
        assertEquals(1, new Grid(1, 1).segment(flat(6, 4)).count());
        assertEquals(24, new Grid(100, 100).segment(flat(6, 4)).count());
    }

    @Test
    void anyLabelsBecomeConsecutive() {
        final Superpixels parts = Superpixels.of(3, 1, new int[] {7, -2, 7});
        assertArrayEquals(new int[] {1, 0, 1}, parts.labels());
        assertArrayEquals(new float[] {5, 3, 5}, parts.painted(new double[] {3, 5}));
        assertThrows(IllegalArgumentException.class, () -> new Superpixels(3, 1, new int[3], List.of("a", "b")));
        assertThrows(IllegalArgumentException.class, () -> new Superpixels(2, 1, new int[2], List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Superpixels(2, 2, new int[2], List.of("a")));
    }

    @Test
    void partsFollowToAnotherResolution() {
        final Superpixels fine = new Superpixels(4, 2, new int[] {0, 0, 1, 2, 0, 0, 1, 2}, List.of("a", "b", "c"));
        final Superpixels coarse = fine.resized(2, 1);
        assertEquals(List.of("a", "c"), coarse.names());
        assertArrayEquals(new int[] {0, 1}, coarse.labels());
        assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 2, 2}, fine.resized(8, 1).labels());
    }

    @Test
    void oneSuperpixelAndThousands() {
        final RandomAccessibleInterval<FloatType> cell =
                SuperpixelFixture.named("cell-0").pixels();
        assertEquals(1, Slic.DEFAULT.withSegments(1).segment(cell).count());
        assertEquals(1, new Felzenszwalb(1e9, 0.8, 20).segment(cell).count());
        assertEquals(96 * 96, new Felzenszwalb(0, 0, 0).segment(cell).count());
        final int many = Slic.DEFAULT.withSegments(4000).segment(cell).count();
        assertTrue(many > 1000, many + " parts");
        assertEquals(96 * 96, Slic.DEFAULT.withSegments(100_000).segment(cell).count());
    }

    @Test
    void tinyCompactnessLeavesClustersEmptyAndStillCuts() {
        final RandomAccessibleInterval<FloatType> cell =
                SuperpixelFixture.named("cell-17").pixels();
        for (final double compactness : new double[] {1e-9, 1e-3, 1e6})
            for (final boolean zero : new boolean[] {false, true}) {
                final Superpixels parts = new Slic(60, compactness, 10, 0, true, true, 0.5, 3, zero).segment(cell);
                assertTrue(parts.count() >= 1 && parts.count() <= 200, parts.count() + " parts");
            }
        assertEquals(
                60,
                Slic.DEFAULT
                        .withSegments(60)
                        .withCompactness(1e9)
                        .segment(flat(60, 1))
                        .count());
    }

    @Test
    void thinImagesAreCut() {
        for (final ColourSegmenter segmenter :
                List.of(Quickshift.LIME, Slic.DEFAULT, Slic.ZERO, Felzenszwalb.DEFAULT, Grid.DEFAULT)) {
            assertEquals(1, segmenter.segment(flat(1, 1)).count());
            assertEquals(100, segmenter.segment(flat(1, 100)).labels().length);
            assertEquals(100, segmenter.segment(flat(100, 1)).labels().length);
        }
    }

    @Test
    void parametersOutOfRangeAreNamed() {
        final Exception e = assertThrows(IllegalArgumentException.class, () -> Slic.DEFAULT.withCompactness(0));
        assertTrue(e.getMessage().contains("compactness") && e.getMessage().contains("not 0"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Slic.DEFAULT.withSegments(0));
        assertThrows(IllegalArgumentException.class, () -> new Quickshift(2, 5, 10, 0, true, 42));
        assertThrows(IllegalArgumentException.class, () -> new Quickshift(1, 0.5, 10, 0, true, 42));
        assertThrows(IllegalArgumentException.class, () -> new Felzenszwalb(Double.NaN, 0.8, 20));
        assertThrows(IllegalArgumentException.class, () -> new Grid(0, 3));
        assertThrows(IllegalArgumentException.class, () -> Slic.DEFAULT.segment(ArrayImgs.floats(4, 4)));
    }
}
