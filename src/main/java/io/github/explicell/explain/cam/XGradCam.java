package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/**
 * XGrad-CAM (Fu et al. 2020): a channel's weight is the mean of the gradient over its pixels, weighted by the
 * activation: sum of g A / sum of A; 0 where the sum of A is 0. (pytorch-grad-cam adds 1e-7 to that sum.)
 */
public final class XGradCam extends WeightedCam {

    /** @param method what is said of it */
    public XGradCam(final Method method) {
        super(method);
    }

    @Override
    double[] weights(final Subject subject, final String layer) {
        final Features activation = subject.activation(layer);
        final Features gradient = subject.gradient(layer);
        final int area = gradient.area();
        final double[] weights = new double[gradient.channels()];
        for (int k = 0; k < weights.length; k++) {
            double product = 0;
            for (int i = k * area; i < (k + 1) * area; i++)
                product += (double) gradient.values()[i] * activation.values()[i];
            final double sum = activation.sum(k);
            weights[k] = sum == 0 ? 0 : product / sum;
        }
        return weights;
    }
}
