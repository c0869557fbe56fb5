package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/** Grad-CAM (Selvaraju et al. 2017): a channel's weight is the mean of the gradient over its pixels. */
public final class GradCam extends WeightedCam {

    /** @param method what is said of it */
    public GradCam(final Method method) {
        super(method);
    }

    @Override
    double[] weights(final Subject subject, final String layer) {
        final Features gradient = subject.gradient(layer);
        final double[] weights = new double[gradient.channels()];
        for (int k = 0; k < weights.length; k++) weights[k] = gradient.sum(k) / gradient.area();
        return weights;
    }
}
