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
            new InvertedResidual(16, 16, 16, 3, 2, true, RELU),
            new InvertedResidual(16, 72, 24, 3, 2, false, RELU),
            new InvertedResidual(24, 88, 24, 3, 1, false, RELU),
            new InvertedResidual(24, 96, 40, 5, 2, true, HARDSWISH),
            new InvertedResidual(40, 240, 40, 5, 1, true, HARDSWISH),
            new InvertedResidual(40, 240, 40, 5, 1, true, HARDSWISH),
            new InvertedResidual(40, 120, 48, 5, 1, true, HARDSWISH),
            new InvertedResidual(48, 144, 48, 5, 1, true, HARDSWISH),
            new InvertedResidual(48, 288, 96, 5, 2, true, HARDSWISH),
            new InvertedResidual(96, 576, 96, 5, 1, true, HARDSWISH),
            new InvertedResidual(96, 576, 96, 5, 1, true, HARDSWISH));

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
        for (final InvertedResidual block : blocks) x = block.append(layers, names("features." + index++, block), x);
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

    private static InvertedResidual.Names names(final String path, final InvertedResidual block) {
        final String list = path + ".block.";
        final int depthwise = block.expands() ? 1 : 0;
        final int project = depthwise + (block.squeeze() ? 2 : 1);
        return new InvertedResidual.Names(
                Layers.Names.torchvision(list + 0),
                Layers.Names.torchvision(list + depthwise),
                list + (depthwise + 1),
                Layers.Names.torchvision(list + project),
                path + ".add");
    }
}
