package io.github.explicell.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Resampling against Pillow's answers, which
 * {@code src/test/python/resampling_fixtures.py} made.
 */
class ResamplingTest {

    /** One case of the fixtures. */
    private static final class Case {

        int width;
        int height;
        double[] box;
        int outWidth;
        int outHeight;
        Interpolation interpolation;
        int[] rgb;
        float[] real;

        @Override
        public String toString() {
            return interpolation + " " + width + "x" + height + " to " + outWidth + "x" + outHeight;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = ResamplingTest.class.getResourceAsStream("/fixtures/resampling/pillow.json");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Stream.of(new Gson().fromJson(reader, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eightBitImagesEqualPillowsWithinOneGreyLevel(final Case expected) {
        final float[] pixels = new float[expected.width * expected.height * 3];
        for (int c = 0, i = 0; c < 3; c++)
            for (int y = 0; y < expected.height; y++)
                for (int x = 0; x < expected.width; x++, i++)
                    pixels[i] = (x * 7919 + y * 104729 + c * 1299709 + x * y * 31) % 257 % 256 / 255f;
        final float[] actual = Resampling.resizeUnit(
                        ArrayImgs.floats(pixels, expected.width, expected.height, 3),
                        expected.box,
                        expected.outWidth,
                        expected.outHeight,
                        expected.interpolation)
                .update(null)
                .getCurrentStorageArray();
        assertEquals(expected.rgb.length, actual.length);
        final int tolerance = expected.interpolation == Interpolation.NEAREST ? 0 : 1;
        for (int i = 0; i < actual.length; i++)
            assertEquals(expected.rgb[i], Math.round(actual[i] * 255), tolerance, "at " + i);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void realValuesEqualPillows(final Case expected) {
        final float[] pixels = new float[expected.width * expected.height];
        for (int y = 0, i = 0; y < expected.height; y++)
            for (int x = 0; x < expected.width; x++, i++)
                pixels[i] = Math.floorMod(x * x * 3 - y * x * 5 + y * 11, 1009) / 8f - 40;
        final float[] actual = Resampling.resize(
                        ArrayImgs.floats(pixels, expected.width, expected.height),
                        expected.box,
                        expected.outWidth,
                        expected.outHeight,
                        expected.interpolation)
                .update(null)
                .getCurrentStorageArray();
        assertArrayEquals(expected.real, actual, 1e-3f);
    }

    @Test
    void theFixturesHoldOvershootThatMustNotBeClipped() throws IOException {
        assertTrue(
                cases().anyMatch(c -> c.interpolation == Interpolation.BICUBIC && max(c.real) > 86.1f + 1),
                "no bicubic case overshoots the input's maximum");
    }

    @Test
    void theBoxIsInTheImagesOwnCoordinates() {
        final var image = net.imglib2.view.Views.translate(ArrayImgs.floats(new float[] {1, 2, 3, 4}, 4, 1), 10, 20);
        final float[] part = Resampling.resize(image, new double[] {12, 20, 14, 21}, 2, 1, Interpolation.BILINEAR)
                .update(null)
                .getCurrentStorageArray();
        assertArrayEquals(new float[] {3, 4}, part);
    }

    @Test
    void aBoxBeyondTheImageIsAnError() {
        final var image = ArrayImgs.floats(4, 4);
        final var e = assertThrows(
                IllegalArgumentException.class,
                () -> Resampling.resize(image, new double[] {0, 0, 5, 4}, 2, 2, Interpolation.BILINEAR));
        assertTrue(e.getMessage().contains("does not lie in the image"), e.getMessage());
    }

    private static float max(final float[] values) {
        float max = Float.NEGATIVE_INFINITY;
        for (final float value : values) max = Math.max(max, value);
        return max;
    }
}
