package io.github.explicell.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    private static final int SIZE = 9;

    private static float[] planes() {
        final float[] planes = new float[3 * SIZE * SIZE];
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < planes.length; i++) planes[i] = (float) random.nextDouble(0.2, 0.8);
        return planes;
    }

    @Test
    void withoutChangesAllStays() {
        assertArrayEquals(planes(), Augmentation.NONE.apply(planes(), SIZE, new SplittableRandom(1)), 1e-6f);
    }

    @Test
    void flipsKeepThePixels() {
        final Augmentation flips = new Augmentation(true, 0, 0, 0, 0);
        boolean changed = false;
        for (int seed = 0; seed < 8; seed++) {
            final float[] flipped = flips.apply(planes(), SIZE, new SplittableRandom(seed));
            changed |= !Arrays.equals(planes(), flipped);
            final float[] sorted = flipped.clone();
            final float[] original = planes();
            Arrays.sort(sorted);
            Arrays.sort(original);
            assertArrayEquals(original, sorted, 1e-6f);
            assertEquals(planes()[SIZE * SIZE / 2], flipped[SIZE * SIZE / 2], 1e-6f, "the centre stays");
        }
        assertTrue(changed);
    }

    @Test
    void rotationMovesAPointAroundTheCentre() {
        final int size = 41;
        final float[] planes = new float[3 * size * size];
        // a blob 8 pixels right of the centre
        for (int y = -1; y <= 1; y++) for (int x = -1; x <= 1; x++) planes[(20 + y) * size + 28 + x] = 1;
        final Augmentation rotation = new Augmentation(false, 180, 0, 0, 0);
        double spread = 0;
        for (int seed = 0; seed < 10; seed++) {
            final float[] out = rotation.apply(planes, size, new SplittableRandom(seed));
            double sum = 0;
            double cx = 0;
            double cy = 0;
            for (int i = 0; i < size * size; i++) {
                sum += out[i];
                cx += out[i] * (i % size - 20);
                cy += out[i] * (i / size - 20);
            }
            assertEquals(8, Math.hypot(cx, cy) / sum, 0.2, "distance from the centre");
            assertEquals(9, sum, 0.7, "nothing is lost");
            spread += Math.abs(cy / sum);
        }
        assertTrue(spread > 14, "angles differ");
    }

    @Test
    void lightStaysInRangeAndFollowsTheSeed() {
        final float[] a = Augmentation.CELLS.apply(planes(), SIZE, new SplittableRandom(5));
        assertArrayEquals(a, Augmentation.CELLS.apply(planes(), SIZE, new SplittableRandom(5)));
        assertFalse(Arrays.equals(a, Augmentation.CELLS.apply(planes(), SIZE, new SplittableRandom(6))));
        final Augmentation bright = new Augmentation(false, 0, 0.99, 0.99, 0.99);
        for (int seed = 0; seed < 20; seed++)
            for (final float v : bright.apply(planes(), SIZE, new SplittableRandom(seed))) assertTrue(v >= 0 && v <= 1);
        assertThrows(IllegalArgumentException.class, () -> new Augmentation(true, 181, 0, 0, 0));
    }
}
