package io.github.explicell.network;

/**
 * A named array of numbers that a node needs: learned, or kept by batch norm.
 *
 * @param name full name as in the published state dict, such as
 *          {@code layer1.0.conv1.weight}
 * @param shape extents of the array
 * @param role what it is for
 */
public record Parameter(String name, Shape shape, Role role) {

    /** What a parameter is for. */
    public enum Role {

        /** Convolution kernels (out x in x kh x kw), matrices (out x in). */
        WEIGHT,
        /** Added to each output channel. */
        BIAS,
        /** A learned factor of a whole map, small at first. */
        GAIN,
        /** Batch norm's factor for each channel. */
        SCALE,
        /** Batch norm's summand for each channel. */
        SHIFT,
        /** Batch norm's mean over training; not learned by gradient. */
        RUNNING_MEAN,
        /** Batch norm's variance over training; not learned by gradient. */
        RUNNING_VARIANCE;

        /** @return whether gradient descent changes it */
        public boolean isLearned() {
            return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
        }
    }
}
