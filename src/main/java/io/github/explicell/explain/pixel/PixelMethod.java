package io.github.explicell.explain.pixel;

import io.github.explicell.explain.Explainer;
import io.github.explicell.explain.Method;
import io.github.explicell.explain.SaliencyMap;
import io.github.explicell.explain.Subject;

/** What methods that read no layer have in common. */
abstract class PixelMethod implements Explainer {

    private final Method method;

    PixelMethod(final Method method) {
        this.method = method;
    }

    /**
     * The method's definition.
     *
     * @param subject the crop and what is explained
     * @return height x width of the crop, row-major
     */
    abstract float[] map(Subject subject);

    @Override
    public Method method() {
        return method;
    }

    @Override
    public SaliencyMap explain(final Subject subject) {
        return new SaliencyMap(method.name(), "", subject.width(), subject.height(), map(subject));
    }

    /** Makes one of many images that a method looks at. */
    interface Variant {

        /**
         * @param index number of the image
         * @param images where to write it
         * @param at its first number there
         */
        void write(int index, float[] images, int at);
    }

    /**
     * The weighted sum of the gradients of the target's score at many images, a micro-batch at a time.
     *
     * @param subject the crop and what is explained
     * @param weights of the images
     * @param variant makes each of them
     * @return C x H x W
     */
    static double[] gradients(final Subject subject, final double[] weights, final Variant variant) {
        final int length = subject.input().length;
        final double[] sum = new double[length];
        for (int start = 0; start < weights.length; start += subject.batch()) {
            final int n = Math.min(subject.batch(), weights.length - start);
            final float[] images = new float[n * length];
            for (int i = 0; i < n; i++) variant.write(start + i, images, i * length);
            final float[] gradients = subject.imageGradient(images, n);
            for (int i = 0; i < gradients.length; i++) sum[i % length] += weights[start + i / length] * gradients[i];
        }
        return sum;
    }
}
