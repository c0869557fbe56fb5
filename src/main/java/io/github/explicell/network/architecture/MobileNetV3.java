package io.github.explicell.network.architecture;

import static io.github.explicell.network.Activation.Function.HARDSWISH;
import static io.github.explicell.network.Activation.Function.RELU;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import java.util.List;

/**
 * MobileNetV3 of width 1.0 (Howard et al. 2019, "Searching for MobileNetV3"),
 * with torchvision's names.
 */
public final class MobileNetV3 {

    private static final List<InvertedResidual> SMALL = List.of(
            block(16, 16, 16, 3, 2, true, RELU),
            block(16, 72, 24, 3, 2, false, RELU),
            block(24, 88, 24, 3, 1, false, RELU),
            block(24, 96, 40, 5, 2, true, HARDSWISH),
            block(40, 240, 40, 5, 1, true, HARDSWISH),
            block(40, 240, 40, 5, 1, true, HARDSWISH),
            block(40, 120, 48, 5, 1, true, HARDSWISH),
            block(48, 144, 48, 5, 1, true, HARDSWISH),
            block(48, 288, 96, 5, 2, true, HARDSWISH),
            block(96, 576, 96, 5, 1, true, HARDSWISH),
            block(96, 576, 96, 5, 1, true, HARDSWISH));

    private static final List<InvertedResidual> LARGE = List.of(
            block(16, 16, 16, 3, 1, false, RELU),
            block(16, 64, 24, 3, 2, false, RELU),
            block(24, 72, 24, 3, 1, false, RELU),
            block(24, 72, 40, 5, 2, true, RELU),
            block(40, 120, 40, 5, 1, true, RELU),
            block(40, 120, 40, 5, 1, true, RELU),
            block(40, 240, 80, 3, 2, false, HARDSWISH),
            block(80, 200, 80, 3, 1, false, HARDSWISH),
            block(80, 184, 80, 3, 1, false, HARDSWISH),
            block(80, 184, 80, 3, 1, false, HARDSWISH),
            block(80, 480, 112, 3, 1, true, HARDSWISH),
            block(112, 672, 112, 3, 1, true, HARDSWISH),
            block(112, 672, 160, 5, 2, true, HARDSWISH),
            block(160, 960, 160, 5, 1, true, HARDSWISH),
            block(160, 960, 160, 5, 1, true, HARDSWISH));

    private MobileNetV3() {}

    /**
     * As torchvision's {@code mobilenet_v3_small}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the last feature map after hard-swish, 576
     *         channels, size / 32 rounded up
     */
    public static Network small(final int size, final int classes) {
        return build("mobilenet_v3_small", SMALL, 1024, size, classes);
    }

    /**
     * As torchvision's {@code mobilenet_v3_large}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the last feature map after hard-swish, 960
     *         channels, size / 32 rounded up
     */
    public static Network large(final int size, final int classes) {
        return build("mobilenet_v3_large", LARGE, 1280, size, classes);
    }

    private static InvertedResidual block(
            final int inputs,
            final int expanded,
            final int outputs,
            final int kernel,
            final int stride,
            final boolean squeeze,
            final Activation.Function function) {
        final SqueezeExcitation weighing = squeeze ? SqueezeExcitation.mobileNetV3(expanded) : null;
        return new InvertedResidual(inputs, expanded, outputs, kernel, stride, weighing, function);
    }

    /** @param hidden length of the vector before the classifier */
    private static Network build(
            final String name,
            final List<InvertedResidual> blocks,
            final int hidden,
            final int size,
            final int classes) {
        final Layers layers = new Layers(name, new BatchNorm(1e-3, 0.01), false);
        String x = layers.active(
                Layers.Names.torchvision("features.0"),
                layers.convolution(blocks.get(0).inputs(), 3, 2),
                HARDSWISH,
                layers.image(size));
        int index = 1;
        for (final InvertedResidual block : blocks)
            x = block.append(layers, InvertedResidual.Names.torchvision("features." + index++, block), x);
        final int channels = 6 * blocks.get(blocks.size() - 1).outputs();
        x = layers.active(
                Layers.Names.torchvision("features." + index), layers.convolution(channels, 1, 1), HARDSWISH, x);
        layers.builder().tap(x);
        x = layers.meanVector("avgpool", "flatten", x);
        x = layers.builder().add("classifier.0", new Linear(hidden, true), x);
        x = layers.builder().add("classifier.1", new Activation(HARDSWISH), x);
        x = layers.builder().add("classifier.2", new Dropout(0.2), x);
        return layers.classifier("classifier.3", classes, x);
    }
}
