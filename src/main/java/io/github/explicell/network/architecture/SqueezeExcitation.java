package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Multiply;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Window;

/**
 * Squeeze-and-excitation (Hu et al. 2018) as torchvision's
 * {@code SqueezeExcitation}: each channel is multiplied by a weight in 0..1 that
 * a small network makes of the means of all channels.
 *
 * @param squeezed channels inside
 * @param function activation inside
 * @param gate activation that gives the weights
 */
record SqueezeExcitation(int squeezed, Activation.Function function, Activation.Function gate) {

    /** @return as in MobileNetV3: a quarter of the channels, ReLU, hard sigmoid */
    static SqueezeExcitation mobileNetV3(final int channels) {
        return new SqueezeExcitation(
                divisible(channels / 4), Activation.Function.RELU, Activation.Function.HARDSIGMOID);
    }

    /**
     * Adds the nodes {@code avgpool}, {@code fc1}, {@code activation},
     * {@code fc2}, {@code scale_activation} and {@code mul}.
     *
     * @param builder where to
     * @param path the module's name
     * @param channels channels of its input
     * @param x the node it reads
     * @return its last node
     */
    String append(final NetworkBuilder builder, final String path, final int channels, final String x) {
        String scale = builder.add(path + ".avgpool", new GlobalPool(Pool.Kind.AVERAGE), x);
        scale = builder.add(path + ".fc1", pointwise(squeezed), scale);
        scale = builder.add(path + ".activation", new Activation(function), scale);
        scale = builder.add(path + ".fc2", pointwise(channels), scale);
        scale = builder.add(path + ".scale_activation", new Activation(gate), scale);
        return builder.add(path + ".mul", new Multiply(), scale, x);
    }

    private static Convolution pointwise(final int channels) {
        return new Convolution(channels, Window.square(1, 1, Padding.NONE), 1, true);
    }

    /**
     * The nearest multiple of 8, at least 8 and not below nine tenths of the
     * value: {@code _make_divisible} of TensorFlow's MobileNets.
     */
    private static int divisible(final int channels) {
        final int nearest = Math.max(8, (channels + 4) / 8 * 8);
        return nearest < 0.9 * channels ? nearest + 8 : nearest;
    }
}
