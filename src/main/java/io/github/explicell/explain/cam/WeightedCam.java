package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/** A class activation map with one weight for each channel: ReLU(sum of w_k A_k). */
abstract class WeightedCam extends Cam {

    WeightedCam(final Method method) {
        super(method);
    }

    /**
     * The method's definition.
     *
     * @param subject the crop and what is explained
     * @param layer the node to read
     * @return a weight for each channel
     */
    abstract double[] weights(Subject subject, String layer);

    @Override
    float[] map(final Subject subject, final String layer) {
        return positive(sum(subject.activation(layer), weights(subject, layer)));
    }

    /** The sum of w_k A_k: height x width. */
    static float[] sum(final Features features, final double[] weights) {
        final double[] sum = new double[features.area()];
        for (int k = 0; k < weights.length; k++)
            for (int i = 0; i < sum.length; i++) sum[i] += weights[k] * features.values()[k * sum.length + i];
        final float[] map = new float[sum.length];
        for (int i = 0; i < map.length; i++) map[i] = (float) sum[i];
        return map;
    }
}
