package io.github.explicell.explain.pixel;

import io.github.explicell.explain.Method;
import io.github.explicell.explain.Subject;
import java.util.Arrays;
import java.util.Random;

/**
 * SmoothGrad (Smilkov et al. 2017): the mean gradient at noisy copies of the image; of each pixel the sum over the
 * channels of its absolute value, as in the authors' code. It says how much a pixel matters, not which way: nothing is
 * negative. The noise is Gaussian, its sigma a share of the image's range of values.
 */
public final class SmoothGrad extends PixelMethod {

    private final int samples;
    private final double sigma;

    /**
     * @param method what is said of it
     * @param samples noisy copies, at least 1
     * @param sigma of the noise, as a share of the image's range of values
     */
    public SmoothGrad(final Method method, final int samples, final double sigma) {
        super(method);
        this.samples = samples;
        this.sigma = sigma;
    }

    @Override
    float[] map(final Subject subject) {
        final float[] input = subject.input();
        final double spread = sigma * range(input);
        final double[] weights = new double[samples];
        Arrays.fill(weights, 1.0 / samples);
        final Random noise = new Random(subject.seed());
        final double[] gradient = gradients(subject, weights, (sample, images, at) -> {
            for (int i = 0; i < input.length; i++) images[at + i] = (float) (input[i] + spread * noise.nextGaussian());
        });
        final int area = subject.width() * subject.height();
        final float[] map = new float[area];
        for (int i = 0; i < area; i++)
            for (int c = i; c < input.length; c += area) map[i] += (float) Math.abs(gradient[c]);
        return map;
    }

    private static double range(final float[] values) {
        float low = values[0];
        float high = values[0];
        for (final float v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return (double) high - low;
    }
}
