package io.github.explicell.classify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.explicell.network.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewAverageTest {

    /** A network that looks at the first pixel of each image only: (v, 1 - v) are its probabilities. */
    private static float[][] firstPixel(final Map<String, float[]> inputs, final int each) {
        final float[] images = inputs.get(Network.IMAGE);
        final float[][] logits = new float[images.length / each][];
        for (int i = 0; i < logits.length; i++) {
            final double v = images[i * each];
            logits[i] = new float[] {(float) Math.log(v), (float) Math.log(1 - v)};
        }
        return logits;
    }

    @Test
    void aSquareHasEightSymmetriesAndAnotherRectangleFour() {
        final float[] square = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        final Set<List<Float>> seen = new HashSet<>();
        for (final Symmetry symmetry : Symmetry.of(3, 3)) {
            final List<Float> list = new ArrayList<>();
            for (final float v : symmetry.apply(square, 3, 3)) list.add(v);
            seen.add(list);
        }
        assertEquals(8, seen.size());
        assertEquals(4, Symmetry.of(3, 2).size());
        assertArrayEquals(square, Symmetry.of(3, 3).get(0).apply(square, 3, 3), "the image itself comes first");
        final float[] wide = {1, 2, 3, 4, 5, 6};
        assertArrayEquals(new float[] {6, 5, 4, 3, 2, 1}, new Symmetry(false, true, true).apply(wide, 3, 2));
    }

    @Test
    void theMeanIsOfProbabilities() {
        // two images with three planes of 2 x 2; the corners of the first planes are seen twice each by 8 views
        final float[] images = new float[2 * 12];
        final float[] corners = {0.1f, 0.2f, 0.6f, 0.9f, 0.5f, 0.5f, 0.5f, 0.7f};
        System.arraycopy(corners, 0, images, 0, 4);
        System.arraycopy(corners, 4, images, 12, 4);
        final ViewAverage average = new ViewAverage(2, 2, 1);
        final float[][] logits = average.logits(Map.of(Network.IMAGE, images), inputs -> firstPixel(inputs, 12));
        assertEquals(8, average.views());
        assertEquals(0.45, Prediction.softmax(logits[0], 1)[0], 1e-6);
        assertEquals(0.55, Prediction.softmax(logits[1], 1)[0], 1e-6);
    }

    @Test
    void theTemperatureIsThatOfTheModel() {
        final float[] images = new float[12];
        for (int i = 0; i < 12; i++) images[i] = 0.8f;
        final float[] alone = firstPixel(Map.of(Network.IMAGE, images), 12)[0];
        final float[] mean =
                new ViewAverage(2, 2, 2.5).logits(Map.of(Network.IMAGE, images), inputs -> firstPixel(inputs, 12))[0];
        // all views agree: the probabilities are those of one of them
        assertArrayEquals(Prediction.softmax(alone, 2.5), Prediction.softmax(mean, 2.5), 1e-6);
    }

    @Test
    void metadataGoesAlong() {
        final ViewAverage average = new ViewAverage(2, 2, 1);
        final float[] metadata = {3, 4};
        average.logits(Map.of(Network.IMAGE, new float[12], "metadata", metadata), inputs -> {
            assertArrayEquals(metadata, inputs.get("metadata"));
            return new float[][] {{0, 0}};
        });
    }
}
