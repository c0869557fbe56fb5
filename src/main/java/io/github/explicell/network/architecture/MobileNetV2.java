package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Network;

/**
 * MobileNetV2 of width 1.0 (Sandler et al. 2018, "MobileNetV2: Inverted
 * Residuals and Linear Bottlenecks"), with torchvision's names.
 */
public final class MobileNetV2 {

    /** Expansion, channels, blocks and first stride of each stage. */
    private static final int[][] STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private static final Activation.Function RELU6 = Activation.Function.RELU6;

    private MobileNetV2() {}

    /**
     * As torchvision's {@code mobilenet_v2}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the last feature map after ReLU6, 1280
     *         channels, size / 32 rounded up
     */
    public static Network build(final int size, final int classes) {
        return build("mobilenet_v2", false, size, classes);
    }

    /**
     * The same with TensorFlow's SAME padding (the odd pixel at the bottom and
     * right), for weights that were trained in TensorFlow or Keras.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network
     */
    public static Network buildWithSamePadding(final int size, final int classes) {
        return build("mobilenet_v2_tf", true, size, classes);
    }

    private static Network build(final String name, final boolean same, final int size, final int classes) {
        final Layers layers = new Layers(name, new BatchNorm(1e-5, 0.1), same);
        String x = layers.active(
                Layers.Names.torchvision("features.0"), layers.convolution(32, 3, 2), RELU6, layers.image(size));
        int index = 1;
        int channels = 32;
        for (final int[] stage : STAGES) {
            for (int i = 0; i < stage[2]; i++) {
                final InvertedResidual block = new InvertedResidual(
                        channels, stage[0] * channels, stage[1], 3, i == 0 ? stage[3] : 1, null, RELU6);
                x = block.append(layers, names("features." + index++, block), x);
                channels = block.outputs();
            }
        }
        x = layers.active(Layers.Names.torchvision("features." + index), layers.convolution(1280, 1, 1), RELU6, x);
        layers.builder().tap(x);
        x = layers.meanVector("adaptive_avg_pool2d", "flatten", x);
        x = layers.builder().add("classifier.0", new Dropout(0.2), x);
        return layers.classifier("classifier.1", classes, x);
    }

    private static InvertedResidual.Names names(final String path, final InvertedResidual block) {
        final String list = path + ".conv.";
        final int depthwise = block.expands() ? 1 : 0;
        final Layers.Names project = Layers.Names.of(list + (depthwise + 1), list + (depthwise + 2), null);
        return new InvertedResidual.Names(
                Layers.Names.torchvision(list + 0),
                Layers.Names.torchvision(list + depthwise),
                null,
                project,
                null,
                path + ".add");
    }
}
