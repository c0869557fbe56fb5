package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/** A class activation map that weighs each pixel of each channel by its own gradient. */
abstract class ElementwiseCam extends Cam {

    ElementwiseCam(final Method method) {
        super(method);
    }

    /**
     * @param gradient of the target's score at a pixel of a channel
     * @return the pixel's weight
     */
    abstract float weight(float gradient);

    /** The sum of w A over the channels: height x width. */
    final float[] sum(final Subject subject, final String layer) {
        final Features activation = subject.activation(layer);
        final float[] gradient = subject.gradient(layer).values();
        final double[] sum = new double[activation.area()];
        for (int i = 0; i < gradient.length; i++)
            sum[i % sum.length] += (double) weight(gradient[i]) * activation.values()[i];
        final float[] map = new float[sum.length];
        for (int i = 0; i < map.length; i++) map[i] = (float) sum[i];
        return map;
    }
}
