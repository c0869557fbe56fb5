package io.github.explicell.network.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a library's network computes, as src/test/python/networks.py recorded
 * it. README.md there says what the fields are.
 */
public final class Original {

    /** A node, parameter or activation: whatever the fixture says of it. */
    public static final class Entry {

        public String name;
        public String node;
        /** How far float32 is off float64 in the original library. */
        @SerializedName("float64_difference")
        public double float64Difference;

        public String operation;
        public int[] shape;
        /** Moments of all elements. */
        public double mean;

        public double std;

        @SerializedName("max_abs")
        public double maxAbs;
        /** Flat indices of the values; null where all values are there. */
        public int[] positions;

        public float[] values;

        /**
         * Checks shape and moments, where there are any.
         *
         * @param tolerance of the moments, relative
         * @return max|a-b| / max|b| at the recorded positions
         */
        public double difference(final int[] ourShape, final float[] ours, final double tolerance) {
            assertArrayEquals(shape, ourShape, node);
            if (positions == null)
                return largest(i -> ours[i] - values[i], values.length) / largest(i -> values[i], ours.length);
            assertEquals(maxAbs, largest(i -> ours[i], ours.length), tolerance * maxAbs, node);
            final double ourMean = mean(ours, 0, 1);
            assertEquals(mean, ourMean, tolerance * std, node);
            assertEquals(std, Math.sqrt(mean(ours, ourMean, 2)), tolerance * std, node);
            return largest(i -> ours[positions[i]] - values[i], values.length) / maxAbs;
        }

        private static double largest(final IntToDoubleFunction value, final int count) {
            return IntStream.range(0, count)
                    .mapToDouble(value)
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
        }

        private static double mean(final float[] values, final double centre, final int power) {
            return IntStream.range(0, values.length)
                    .mapToDouble(i -> Math.pow(values[i] - centre, power))
                    .average()
                    .orElseThrow();
        }
    }

    public String network;
    public int[] input;

    @SerializedName("parameter_count")
    public long parameterCount;

    @SerializedName("default_tap")
    public String defaultTap;

    @SerializedName("batch_norm")
    public double[] batchNorm;

    public double[] dropout;

    @SerializedName("stochastic_depth")
    public double[] stochasticDepth;

    public Entry[] parameters;
    public Entry[] nodes;

    @SerializedName("library_nodes")
    public String[] libraryNodes;

    public Entry logits;
    public Entry[] activations;
    /** Of training: the module whose output is the end, or "" for the logits. */
    public String trained;
    /** Running statistics after a step. */
    public Entry[] running;

    public Entry[] gradients;

    /** NASNet does not take 110x110. */
    private static final Set<String> PUBLISHED_SIZE_ONLY = Set.of("nasnet_large", "nasnet_mobile");

    /** @return names of the fixtures in evaluation mode: of each architecture one or two */
    public static Stream<String> fixtures() {
        return Architectures.names().stream()
                .flatMap(n -> PUBLISHED_SIZE_ONLY.contains(n) ? Stream.of(n) : Stream.of(n, n + "-110"));
    }

    /** @return names of the architectures with a fixture of training: all */
    public static Stream<String> trainingFixtures() {
        return Architectures.names().stream();
    }

    /** @return the fixture of this name */
    public static Original read(final String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                Original.class.getResourceAsStream("/fixtures/networks/" + name + ".json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Original.class);
        }
    }
}
