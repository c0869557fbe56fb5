package io.github.explicell.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.image.Crop;
import io.github.explicell.image.IntensityRange;
import io.github.explicell.train.augment.Augmentation;
import io.github.explicell.train.augment.Brightness;
import io.github.explicell.train.augment.Fill;
import io.github.explicell.train.augment.Mixing;
import io.github.explicell.train.augment.Presets;
import io.github.explicell.train.augment.Range;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class AugmentationPreviewTest {

    private static Crop crop(final float value) {
        final float[] planes = new float[3 * 32 * 32];
        Arrays.fill(planes, value);
        return new Crop(ArrayImgs.floats(planes, 32, 32, 3), null, new IntensityRange(0, 255), List.of());
    }

    private static int[] pixels(final BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static BufferedImage preview(final Augmentation augmentation, final int draws, final long seed) {
        return new AugmentationPreview(augmentation, draws, seed).draw(List.of(crop(0.5f), crop(1)));
    }

    @Test
    void itShowsOriginalsAndDraws() {
        final Augmentation half = Augmentation.of("half", Fill.EDGE, List.of(new Brightness(1, Range.only(0.5))));
        final int[] pixels = pixels(preview(half, 2, 1));
        // tiles of 128 x 128: the grey crop as it is in two rows, and two draws of the white one
        assertEquals(
                4 * 128 * 128,
                Arrays.stream(pixels).filter(p -> p == 0xff808080).count(),
                300);
        // two draws of the grey crop in each of two rows
        assertEquals(
                4 * 128 * 128,
                Arrays.stream(pixels).filter(p -> p == 0xff404040).count(),
                300);
    }

    @Test
    void theSeedFixesIt() {
        final Augmentation cells = Presets.get("cells").mixing(new Mixing(1, 1, 1));
        assertArrayEquals(pixels(preview(cells, 3, 1)), pixels(preview(cells, 3, 1)));
        assertNotEquals(Arrays.hashCode(pixels(preview(cells, 3, 1))), Arrays.hashCode(pixels(preview(cells, 3, 2))));
    }

    @Test
    void everyPresetIsShown() {
        for (final String name : Presets.names()) {
            final Augmentation preset = Presets.get(name);
            final BufferedImage image = preview(preset, 2, 1);
            assertTrue(image.getHeight() > (2 + preset.steps().size()) * 128, name);
        }
    }
}
