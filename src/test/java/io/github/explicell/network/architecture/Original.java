package io.github.explicell.network.architecture;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * What a library's network computes, as src/test/python/networks.py recorded
 * it. README.md there says what the fields are.
 */
public final class Original {

    /** A node, parameter or activation: whatever the fixture says of it. */
    public static final class Entry {

        public String name;
        public String node;
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
    public Entry[] parameters;
    public Entry[] nodes;

    @SerializedName("library_nodes")
    public String[] libraryNodes;

    public Entry logits;
    public Entry[] activations;

    /** @return the fixture of this name */
    public static Original read(final String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                Original.class.getResourceAsStream("/fixtures/networks/" + name + ".json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Original.class);
        }
    }
}
