package io.github.explicell.explain.lime;

import io.github.explicell.explain.superpixel.Quickshift;
import io.github.explicell.explain.superpixel.Segmenter;

/**
 * How LIME and Kernel SHAP explain. The defaults are lime 0.2.0.1's.
 *
 * @param segmenter cuts the crop
 * @param samples images with hidden super-pixels, at least 10
 * @param untilStable whether fewer samples are taken once the leading super-pixels are settled
 * @param logit whether the class's logit is explained; its probability if not
 * @param hiding what a hidden super-pixel shows
 * @param kernelWidth LIME's, above 0
 * @param selection which super-pixels take part in LIME's fit
 * @param features how many of them, at least 1
 * @param repetitions of the bootstrap that gives the weights' intervals, at least 20
 */
public record SuperpixelSettings(
        Segmenter segmenter,
        int samples,
        boolean untilStable,
        boolean logit,
        Hiding hiding,
        double kernelWidth,
        FeatureSelection selection,
        int features,
        int repetitions) {

    /** Quickshift, 1,000 samples, hidden super-pixels in their mean colour, all super-pixels in the fit. */
    public static final SuperpixelSettings DEFAULT = new SuperpixelSettings(
            Quickshift.LIME, 1000, false, false, Hiding.MEAN, 0.25, FeatureSelection.AUTO, 100_000, 200);

    private static final int FEWEST_SAMPLES = 10;
    private static final int FEWEST_REPETITIONS = 20;

    /**
     * @param segmenter cuts the crop
     * @param samples images with hidden super-pixels, at least 10
     * @param untilStable whether fewer samples are taken once the leading super-pixels are settled
     * @param logit whether the class's logit is explained; its probability if not
     * @param hiding what a hidden super-pixel shows
     * @param kernelWidth LIME's, above 0
     * @param selection which super-pixels take part in LIME's fit
     * @param features how many of them, at least 1
     * @param repetitions of the bootstrap that gives the weights' intervals, at least 20
     * @throws IllegalArgumentException naming the number that is out of range
     */
    public SuperpixelSettings {
        atLeast(samples, FEWEST_SAMPLES, "number of samples");
        atLeast(features, 1, "number of super-pixels in the fit");
        atLeast(repetitions, FEWEST_REPETITIONS, "number of the bootstrap's repetitions");
        if (!(kernelWidth > 0) || Double.isInfinite(kernelWidth))
            throw new IllegalArgumentException("the kernel's width must be above 0, not " + kernelWidth);
    }

    private static void atLeast(final int number, final int least, final String what) {
        if (number < least)
            throw new IllegalArgumentException("the " + what + " must be at least " + least + ", not " + number);
    }

    /**
     * @param other cuts the crop
     * @return the same with other super-pixels
     */
    public SuperpixelSettings withSegmenter(final Segmenter other) {
        return new SuperpixelSettings(
                other, samples, untilStable, logit, hiding, kernelWidth, selection, features, repetitions);
    }

    /**
     * @param other images with hidden super-pixels, at least 10
     * @return the same with another number of samples
     */
    public SuperpixelSettings withSamples(final int other) {
        return new SuperpixelSettings(
                segmenter, other, untilStable, logit, hiding, kernelWidth, selection, features, repetitions);
    }

    /**
     * @param stopping whether fewer samples are taken once the leading super-pixels are settled
     * @return the same, stopping once the leading super-pixels are settled, or not
     */
    public SuperpixelSettings withUntilStable(final boolean stopping) {
        return new SuperpixelSettings(
                segmenter, samples, stopping, logit, hiding, kernelWidth, selection, features, repetitions);
    }

    /**
     * @param other what a hidden super-pixel shows
     * @return the same showing something else in place of hidden super-pixels
     */
    public SuperpixelSettings withHiding(final Hiding other) {
        return new SuperpixelSettings(
                segmenter, samples, untilStable, logit, other, kernelWidth, selection, features, repetitions);
    }

    /**
     * @param by how many of them, at least 1
     * @param most how many of them, at least 1
     * @return the same with some super-pixels in the fit
     */
    public SuperpixelSettings withFeatures(final FeatureSelection by, final int most) {
        return new SuperpixelSettings(
                segmenter, samples, untilStable, logit, hiding, kernelWidth, by, most, repetitions);
    }

    /**
     * @param ofLogit whether the class's logit is explained; its probability if not
     * @return the same explaining the logit, or the probability
     */
    public SuperpixelSettings withLogit(final boolean ofLogit) {
        return new SuperpixelSettings(
                segmenter, samples, untilStable, ofLogit, hiding, kernelWidth, selection, features, repetitions);
    }
}
