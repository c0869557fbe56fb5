package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Concatenate;
import io.github.explicell.network.Network;
import io.github.explicell.network.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * DenseNet-BC (Huang et al. 2017, "Densely Connected Convolutional Networks")
 * of growth 32, with torchvision's names. A layer reads all layers before it in
 * its block ({@code denselayerN.cat}); the block's output joins them all.
 */
public final class DenseNet {

    private static final Activation RELU = new Activation(Activation.Function.RELU);
    private static final BatchNorm NORM = new BatchNorm(1e-5, 0.1);
    private static final int GROWTH = 32;
    private static final int BOTTLENECK = 4 * GROWTH;

    private final Layers layers;

    private DenseNet(final String name) {
        layers = new Layers(name, NORM, false);
    }

    /**
     * As torchvision's {@code densenet169}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is {@code relu}, after the last batch norm,
     *         1664 channels, about size / 32
     */
    public static Network densenet169(final int size, final int classes) {
        return new DenseNet("densenet169").build(new int[] {6, 12, 32, 32}, size, classes);
    }

    /**
     * As torchvision's {@code densenet201}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is {@code relu}, after the last batch norm,
     *         1920 channels, about size / 32
     */
    public static Network densenet201(final int size, final int classes) {
        return new DenseNet("densenet201").build(new int[] {6, 12, 48, 32}, size, classes);
    }

    /** @param depths how many layers each block has */
    private Network build(final int[] depths, final int size, final int classes) {
        String x = layers.active(
                Layers.Names.of("features.conv0", "features.norm0", "features.relu0"),
                layers.convolution(64, 7, 2),
                RELU.function(),
                layers.image(size));
        x = layers.builder().add("features.pool0", Pool.maximum(3, 2, 1), x);
        int channels = 64;
        for (int i = 0; i < depths.length; i++) {
            x = block("features.denseblock" + (i + 1), depths[i], x);
            channels += depths[i] * GROWTH;
            if (i == depths.length - 1) break;
            channels /= 2;
            x = transition("features.transition" + (i + 1), channels, x);
        }
        x = normalized("features.norm5", "relu", x);
        layers.builder().tap(x);
        x = layers.meanVector("adaptive_avg_pool2d", "flatten", x);
        return layers.classifier("classifier", classes, x);
    }

    private String block(final String path, final int depth, final String x) {
        final List<String> features = new ArrayList<>(List.of(x));
        for (int i = 1; i <= depth; i++) features.add(layer(path + ".denselayer" + i + ".", features));
        return layers.builder().add(path + ".cat", new Concatenate(), features.toArray(String[]::new));
    }

    private String layer(final String path, final List<String> features) {
        String x = layers.builder().add(path + "cat", new Concatenate(), features.toArray(String[]::new));
        x = normalized(path + "norm1", path + "relu1", x);
        x = layers.builder().add(path + "conv1", layers.convolution(BOTTLENECK, 1, 1), x);
        x = normalized(path + "norm2", path + "relu2", x);
        return layers.builder().add(path + "conv2", layers.convolution(GROWTH, 3, 1), x);
    }

    private String transition(final String path, final int channels, final String x) {
        final String y = normalized(path + ".norm", path + ".relu", x);
        layers.builder().add(path + ".conv", layers.convolution(channels, 1, 1), y);
        return layers.builder().add(path + ".pool", Pool.average(2, 2, 0), path + ".conv");
    }

    private String normalized(final String norm, final String activation, final String x) {
        return layers.builder().add(activation, RELU, layers.builder().add(norm, NORM, x));
    }
}
