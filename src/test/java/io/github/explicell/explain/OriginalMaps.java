package io.github.explicell.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What pytorch-grad-cam and captum made of a network with formula weights: src/test/python/explanations.py wrote it. */
public final class OriginalMaps {

    private static final int SAMPLES = 300;

    /** Side of the image in pixels. */
    public int side;
    /** Number of classes. */
    public int classes;
    /** The class that is explained. */
    @SerializedName("class")
    public int target;
    /** All logits. */
    public double[] logits;
    /** Layer, then method, then {@code raw} or {@code final}, to numbers. */
    public Map<String, Map<String, Map<String, double[]>>> layers;
    /** Some pixels of captum's map. */
    @SerializedName("integrated_gradients")
    public double[] integratedGradients;
    /** Some pixels of captum's map. */
    public double[] occlusion;

    /** @return the fixture of a network */
    public static OriginalMaps read(final String network) throws IOException {
        final Path file = Path.of("src/test/resources/fixtures/explanations/" + network + ".json");
        return new Gson().fromJson(Files.readString(file), OriginalMaps.class);
    }

    /** @return those of a map's pixels that fixtures hold */
    public static float[] sampled(final float[] map) {
        final float[] samples = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) samples[i] = map[i * map.length / SAMPLES];
        return samples;
    }

    /** Fails if max|a-b| / max|b| is not below the tolerance. */
    public static void near(final String what, final double[] theirs, final float[] ours, final double tolerance) {
        assertEquals(theirs.length, ours.length, what);
        double difference = 0;
        double most = Double.MIN_NORMAL;
        for (int i = 0; i < ours.length; i++) {
            difference = Math.max(difference, Math.abs(ours[i] - theirs[i]));
            most = Math.max(most, Math.abs(theirs[i]));
        }
        System.out.printf("%s: %.1e%n", what, difference / most);
        assertTrue(difference / most < tolerance, what + ": " + difference / most);
    }
}
