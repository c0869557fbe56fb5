package io.github.explicell.explain.cam;

import io.github.explicell.explain.Features;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/**
 * Grad-CAM++ (Chattopadhyay et al. 2018, equation 19): a channel's weight is the sum of alpha ReLU(g) over its pixels,
 * alpha = g^2 / (2 g^2 + g^3 sum of A), where the sum is over all pixels of the channel; alpha is 0 where the
 * denominator is. The score is the exponential of the target's, whose factor is the same for all channels and left out.
 *
 * <p>pytorch-grad-cam adds 1e-6 to the denominator, which is as large as typical g^2, so that its map depends on the
 * gradient's scale; this one does not.
 */
public final class GradCamPlusPlus extends WeightedCam {

    private final double epsilon;

    /** @param method what is said of it */
    public GradCamPlusPlus(final Method method) {
        this(method, 0);
    }

    /** @param epsilon added to the denominator, for comparison with pytorch-grad-cam */
    GradCamPlusPlus(final Method method, final double epsilon) {
        super(method);
        this.epsilon = epsilon;
    }

    @Override
    double[] weights(final Subject subject, final String layer) {
        final Features activation = subject.activation(layer);
        final Features gradient = subject.gradient(layer);
        final int area = gradient.area();
        final double[] weights = new double[gradient.channels()];
        for (int k = 0; k < weights.length; k++) {
            final double sum = activation.sum(k);
            for (int i = k * area; i < (k + 1) * area; i++) {
                final double g = gradient.values()[i];
                final double denominator = 2 * g * g + sum * g * g * g + epsilon;
                if (g > 0 && denominator != 0) weights[k] += g * g / denominator * g;
            }
        }
        return weights;
    }
}
