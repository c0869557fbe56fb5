package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Network;

/**
 * EfficientNet-Lite (Tan and Le 2019, "EfficientNet: Rethinking Model Scaling
 * for Convolutional Neural Networks"; Google's variant of 2020 without
 * squeeze-and-excitation, with ReLU6), with timm's names and TensorFlow's SAME
 * padding. timm's {@code BatchNormAct2d} is opened: {@code bn1.batch_norm} is
 * its value before the activation, {@code bn1.act} after it, and {@code bn1}
 * its last node. timm's identities ({@code drop}, {@code aa}, {@code se},
 * {@code drop_path}) are no nodes.
 */
public final class EfficientNetLite {

    /** Expansion, kernel, channels, blocks and first stride of each stage. */
    private static final int[][] LITE0 = {
        {1, 3, 16, 1, 1},
        {6, 3, 24, 2, 2},
        {6, 5, 40, 2, 2},
        {6, 3, 80, 3, 2},
        {6, 5, 112, 3, 1},
        {6, 5, 192, 4, 2},
        {6, 3, 320, 1, 1}
    };

    private static final Activation.Function RELU6 = Activation.Function.RELU6;

    private EfficientNetLite() {}

    /**
     * As timm's {@code tf_efficientnet_lite0}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the last feature map after ReLU6, 1280
     *         channels, size / 32 rounded up
     */
    public static Network lite0(final int size, final int classes) {
        return build("efficientnet_lite0", LITE0, size, classes);
    }

    private static Network build(final String name, final int[][] stages, final int size, final int classes) {
        final Layers layers = new Layers(name, new BatchNorm(1e-3, 0.1), true);
        String x = layers.active(
                Layers.Names.timm("conv_stem", "bn1"), layers.convolution(32, 3, 2), RELU6, layers.image(size));
        int channels = 32;
        for (int s = 0; s < stages.length; s++) {
            final int[] stage = stages[s];
            for (int i = 0; i < stage[3]; i++) {
                final InvertedResidual block = new InvertedResidual(
                        channels, stage[0] * channels, stage[2], stage[1], i == 0 ? stage[4] : 1, null, RELU6);
                x = block.append(layers, names("blocks." + s + "." + i + ".", block), x);
                channels = block.outputs();
            }
        }
        x = layers.active(Layers.Names.timm("conv_head", "bn2"), layers.convolution(1280, 1, 1), RELU6, x);
        layers.builder().tap(x);
        x = layers.meanVector("global_pool.pool", "global_pool.flatten", x);
        return layers.classifier("classifier", classes, x);
    }

    private static InvertedResidual.Names names(final String path, final InvertedResidual block) {
        final boolean expands = block.expands();
        return new InvertedResidual.Names(
                timm(path, "conv_pw", "bn1"),
                timm(path, "conv_dw", expands ? "bn2" : "bn1"),
                null,
                expands ? timm(path, "conv_pwl", "bn3") : timm(path, "conv_pw", "bn2"),
                null,
                path + "add");
    }

    private static Layers.Names timm(final String path, final String convolution, final String norm) {
        return Layers.Names.timm(path + convolution, path + norm);
    }
}
