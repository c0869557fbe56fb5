package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class UpsamplingTest {

    @Test
    void centresLieHalfAPixelIn() {
        // torch.nn.functional.interpolate([[0, 4]], size=(1, 8), mode="bilinear", align_corners=False)
        assertArrayEquals(
                new float[] {0, 0, 0.5f, 1.5f, 2.5f, 3.5f, 4, 4},
                Upsampling.bilinear(new float[] {0, 4}, 1, 2, 1, 8),
                1e-6f);
        // interpolate([[0, 3], [6, 12]], size=(3, 3))
        assertArrayEquals(
                new float[] {0, 1.5f, 3, 3, 5.25f, 7.5f, 6, 9, 12},
                Upsampling.bilinear(new float[] {0, 3, 6, 12}, 2, 2, 3, 3),
                1e-6f);
        final float[] same = {1, 2, 3, 4};
        assertArrayEquals(same, Upsampling.bilinear(same, 2, 2, 2, 2));
    }

    @Test
    void mapsAreFusedPixelByPixel() {
        final List<float[]> maps = List.of(new float[] {0, 1}, new float[] {1, 0.5f});
        assertArrayEquals(new float[] {0.5f, 0.75f}, Fusion.MEAN.fuse(maps));
        assertArrayEquals(new float[] {1, 1}, Fusion.MAXIMUM.fuse(maps));
        assertEquals(Fusion.MAXIMUM, Fusion.parse("maximum"));
        assertThrows(IllegalArgumentException.class, () -> Fusion.parse("median"));
    }
}
