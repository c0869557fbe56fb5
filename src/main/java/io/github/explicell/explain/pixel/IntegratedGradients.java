package io.github.explicell.explain.pixel;

import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;

/**
 * Integrated Gradients (Sundararajan et al. 2017): the preprocessed image times the mean of the gradients on the
 * straight way to it from the baseline, which is 0 everywhere; summed over the channels. The integral is
 * Gauss-Legendre's. The map's values add up to the score less that of the baseline.
 */
public final class IntegratedGradients extends PixelMethod {

    private final GaussLegendre rule;

    /**
     * @param method what is said of it
     * @param steps of the integral, at least 1
     */
    public IntegratedGradients(final Method method, final int steps) {
        super(method);
        rule = GaussLegendre.of(steps);
    }

    @Override
    float[] map(final Subject subject) {
        final float[] input = subject.input();
        final double[] gradient = gradients(subject, rule.weights(), (step, images, at) -> {
            for (int i = 0; i < input.length; i++) images[at + i] = (float) (rule.points()[step] * input[i]);
        });
        final int area = subject.width() * subject.height();
        final float[] map = new float[area];
        for (int i = 0; i < area; i++) {
            double sum = 0;
            for (int c = i; c < input.length; c += area) sum += input[c] * gradient[c];
            map[i] = (float) sum;
        }
        return map;
    }
}
