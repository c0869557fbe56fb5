package io.github.explicell.explain;

import java.util.Arrays;

/**
 * Feature maps of one image at a node, or the gradient of a score with respect to them.
 *
 * @param channels how many maps
 * @param height of each, in pixels
 * @param width of each, in pixels
 * @param values channels x height x width, row-major
 */
public record Features(int channels, int height, int width, float[] values) {

    /** @return pixels of each map */
    public int area() {
        return height * width;
    }

    /**
     * @param channel from 0
     * @return a copy of that map
     */
    public float[] channel(final int channel) {
        return Arrays.copyOfRange(values, channel * area(), (channel + 1) * area());
    }

    /**
     * @param channel from 0
     * @return the sum of that map
     */
    public double sum(final int channel) {
        double sum = 0;
        for (int i = channel * area(); i < (channel + 1) * area(); i++) sum += values[i];
        return sum;
    }
}
