package io.github.explicell.explain;

/**
 * Numbers that methods of explanation work with. The defaults are those of the methods' authors or of common libraries.
 *
 * @param topChannels how many channels Faster Score-CAM keeps, at least 1
 * @param steps of the integral in Integrated Gradients, at least 1
 * @param samples noisy images of SmoothGrad, at least 1
 * @param sigma of SmoothGrad's noise, as a share of the image's range of values; above 0
 * @param window side of occlusion's window, as a share of the image's side; above 0, at most 1
 * @param stride between occlusion's windows, as a share of the image's side; above 0, at most the window
 * @param screening whether Score-CAM may look for the channels that matter in a faster number format, where the device has one
 */
public record MethodSettings(
        int topChannels, int steps, int samples, double sigma, double window, double stride, boolean screening) {

    /** 10 channels, 50 steps, 25 samples with sigma 0.15, windows of 1/8 at every 1/16, screening */
    public static final MethodSettings DEFAULT = new MethodSettings(10, 50, 25, 0.15, 1 / 8.0, 1 / 16.0, true);

    /**
     * @param topChannels how many channels Faster Score-CAM keeps, at least 1
     * @param steps of the integral in Integrated Gradients, at least 1
     * @param samples noisy images of SmoothGrad, at least 1
     * @param sigma of SmoothGrad's noise, as a share of the image's range of values; above 0
     * @param window side of occlusion's window, as a share of the image's side; above 0, at most 1
     * @param stride between occlusion's windows, as a share of the image's side; above 0, at most the window
     * @param screening whether Score-CAM may look for the channels that matter in a faster number format, where the device
     *     has one
     * @throws IllegalArgumentException naming the number that is out of range
     */
    public MethodSettings {
        atLeastOne(topChannels, "the channels of Faster Score-CAM");
        atLeastOne(steps, "the steps of Integrated Gradients");
        atLeastOne(samples, "the samples of SmoothGrad");
        if (!(sigma > 0) || Double.isInfinite(sigma))
            throw new IllegalArgumentException("sigma of SmoothGrad must be above 0, not " + sigma);
        if (!(window > 0 && window <= 1))
            throw new IllegalArgumentException("the window of occlusion must be above 0 and at most 1, not " + window);
        if (!(stride > 0 && stride <= window))
            throw new IllegalArgumentException(
                    "the stride of occlusion must be above 0 and at most its window, not " + stride);
    }

    private static void atLeastOne(final int number, final String what) {
        if (number < 1) throw new IllegalArgumentException(what + " must be at least 1, not " + number);
    }
}
