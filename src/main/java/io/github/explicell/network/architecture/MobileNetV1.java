package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Network;
import io.github.explicell.network.Pad;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Window;

/**
 * MobileNet v1 of width 1.0 (Howard et al. 2017, "MobileNets: Efficient
 * Convolutional Neural Networks for Mobile Vision Applications"), in the layout
 * of Keras's {@code applications.mobilenet} and with its layers' names; the
 * parameters have torch's names ({@code conv1.weight}, {@code conv1_bn.bias}).
 * No weights with these names are published. As in Keras, {@code conv1} has
 * SAME padding, and a zero is added at the bottom and right before each other
 * convolution of stride 2.
 */
public final class MobileNetV1 {

    private static final Activation.Function RELU6 = Activation.Function.RELU6;
    /** Channels and stride of each depthwise separable block. */
    private static final int[][] BLOCKS = {
        {64, 1}, {128, 2}, {128, 1}, {256, 2}, {256, 1}, {512, 2}, {512, 1}, {512, 1}, {512, 1}, {512, 1}, {512, 1},
        {1024, 2}, {1024, 1}
    };

    private final Layers layers = new Layers("mobilenet_v1", new BatchNorm(1e-3, 0.01), true);

    private MobileNetV1() {}

    /**
     * As Keras's {@code MobileNet} with alpha 1 and depth multiplier 1.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is {@code conv_pw_13_relu}, 1024 channels,
     *         about size / 32
     */
    public static Network build(final int size, final int classes) {
        return new MobileNetV1().network(size, classes);
    }

    private Network network(final int size, final int classes) {
        String x = active("conv1", layers.convolution(32, 3, 2), layers.image(size));
        int channels = 32;
        for (int i = 0; i < BLOCKS.length; i++) {
            x = depthwise(i + 1, channels, BLOCKS[i][1], x);
            channels = BLOCKS[i][0];
            x = active("conv_pw_" + (i + 1), layers.convolution(channels, 1, 1), x);
        }
        layers.builder().tap(x);
        x = layers.builder().add("global_average_pooling2d", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = layers.builder().add("dropout", new Dropout(1e-3), x);
        final Window one = Window.square(1, 1, Padding.NONE);
        x = layers.builder().add("conv_preds", new Convolution(classes, one, 1, true), x);
        x = layers.builder().add("reshape_2", new Flatten(), x);
        return layers.builder().output(Network.LOGITS, x).build();
    }

    private String depthwise(final int block, final int channels, final int stride, final String x) {
        final String name = "conv_dw_" + block;
        if (stride == 1) return active(name, layers.depthwise(channels, 3, 1), x);
        final String padded = layers.builder().add("conv_pad_" + block, new Pad(0, 0, 1, 1), x);
        return active(name, new Convolution(channels, Window.square(3, stride, Padding.NONE), 0, false), padded);
    }

    private String active(final String name, final Convolution convolution, final String x) {
        return layers.active(Layers.Names.of(name, name + "_bn", name + "_relu"), convolution, RELU6, x);
    }
}
