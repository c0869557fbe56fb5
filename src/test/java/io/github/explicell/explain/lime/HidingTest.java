package io.github.explicell.explain.lime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.explicell.engine.Session;
import io.github.explicell.engine.SessionOptions;
import io.github.explicell.explain.superpixel.Superpixels;
import io.github.explicell.network.FormulaWeights;
import io.github.explicell.network.Network;
import io.github.explicell.network.TinyNetwork;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HidingTest {

    /** Three columns: a part of 2 x 2, one of 1 x 2. */
    private static final Superpixels PARTS = Superpixels.of(3, 2, new int[] {0, 0, 1, 0, 0, 1});

    private static final float[] PLANES = {
        0.1f, 0.2f, 0.9f, 0.3f, 0.4f, 0.7f, //
        0, 0, 1, 0, 0, 1, //
        0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f
    };

    @Test
    void meansAndColours() {
        assertArrayEquals(
                new float[] {
                    0.25f, 0.25f, 0.8f, 0.25f, 0.25f, 0.8f, 0, 0, 1, 0, 0, 1, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f
                },
                Hiding.MEAN.fill(PARTS, PLANES),
                1e-6f);
        assertArrayEquals(new float[18], Hiding.BLACK.fill(PARTS, PLANES));
        final float[] colour = Hiding.parse("#ff0080").fill(PARTS, PLANES);
        assertEquals(1, colour[5]);
        assertEquals(0, colour[11]);
        assertEquals(128 / 255f, colour[17]);
        assertEquals("#ff0080", Hiding.parse("#ff0080").toString());
        for (final String name : List.of("mean", "blur", "mirror"))
            assertEquals(name, Hiding.parse(name).toString());
        assertEquals(Hiding.BLACK.toString(), Hiding.parse("black").toString());
        assertThrows(IllegalArgumentException.class, () -> Hiding.parse("grey"));
        assertThrows(IllegalArgumentException.class, () -> Hiding.colour(2, 0, 0));
    }

    @Test
    void mirroredSurroundings() {
        // one row: parts of 2, 3 and 2 pixels
        final Superpixels row = Superpixels.of(7, 1, new int[] {0, 0, 1, 1, 1, 2, 2});
        final float[] values = {1, 2, 3, 4, 5, 6, 7};
        final float[] planes = new float[21];
        for (int c = 0; c < 3; c++) System.arraycopy(values, 0, planes, 7 * c, 7);
        final float[] red = Arrays.copyOf(Hiding.MIRROR.fill(row, planes), 7);
        // mirrored at the nearest pixel of another part; where that leads outside the image, that pixel itself
        assertArrayEquals(new float[] {5, 4, 1, 2, 7, 4, 3}, red);
        final Superpixels whole = Superpixels.of(3, 2, new int[6]);
        assertEquals(0.5f, Hiding.MIRROR.fill(whole, PLANES)[12], 1e-6f);
    }

    @Test
    void blurKeepsTheMeanAndFlattens() {
        final Superpixels large = Superpixels.of(40, 40, new int[1600]);
        final float[] planes = new float[4800];
        for (int i = 0; i < planes.length; i++) planes[i] = i % 40 < 20 ? 0 : 1;
        final float[] blurred = Hiding.BLUR.fill(large, planes);
        assertEquals(0, blurred[0], 1e-3f);
        assertTrue(blurred[19] > 0.3f && blurred[19] < 0.5f, blurred[19] + "");
    }

    @Test
    void masksAreMadeOnTheDeviceAsTheyWouldBeHere() {
        final int size = 9;
        final Network network = TinyNetwork.of(size);
        final float[] image = FormulaWeights.uniform("image", 1.7, 3 * size * size);
        final float[] fill = FormulaWeights.uniform("fill", 1.7, 3 * size * size);
        final int[] labels = new int[size * size];
        for (int i = 0; i < labels.length; i++) labels[i] = i % size / 3 + i / size / 3 * 3;
        final Superpixels parts = Superpixels.of(size, size, labels);
        final List<BitSet> shown =
                FormulaNetwork.coalitions(List.of("111111111", "000000000", "100000000", "010101010", "000011111"));
        final float[] images = new float[5 * image.length];
        for (int n = 0; n < 5; n++)
            for (int i = 0; i < image.length; i++)
                images[n * image.length + i] = shown.get(n).get(labels[i % labels.length]) ? image[i] : fill[i];
        try (Session session = new Session(
                network,
                FormulaWeights.of(network),
                SessionOptions.DEFAULT.withBatch(2).withPrologues(List.of(Masking.PROLOGUE)))) {
            final float[][] expected = session.logits(Map.of(Network.IMAGE, images), 5);
            final float[][] actual =
                    session.logits(Masking.PROLOGUE, new Masking(parts, image, fill).arguments(shown), 5);
            for (int n = 0; n < 5; n++) assertArrayEquals(expected[n], actual[n], 1e-6f);
        }
        assertThrows(IllegalArgumentException.class, () -> new Masking(parts, image, new float[3]));
    }
}
