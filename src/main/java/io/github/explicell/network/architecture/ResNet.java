package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Add;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Network;
import io.github.explicell.network.Pool;

/**
 * Residual networks (He et al. 2016, "Deep Residual Learning for Image
 * Recognition"), with torchvision's names. As there, a bottleneck's stride is
 * in its 3x3 convolution ("v1.5").
 */
public final class ResNet {

    /** Adds one block's nodes and returns the last one. */
    private interface Block {

        String append(String path, int inputs, int width, int stride, String x);
    }

    private static final Activation.Function RELU = Activation.Function.RELU;

    private final Layers layers;

    private ResNet(final String name) {
        layers = new Layers(name, new BatchNorm(1e-5, 0.1), false);
    }

    /**
     * As torchvision's {@code resnet34}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the output of {@code layer4}, 512 channels,
     *         size / 32 rounded up
     */
    public static Network resnet34(final int size, final int classes) {
        final ResNet net = new ResNet("resnet34");
        return net.build(net::basic, 1, new int[] {3, 4, 6, 3}, size, classes);
    }

    /**
     * As torchvision's {@code resnet50}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the output of {@code layer4}, 2048
     *         channels, size / 32 rounded up
     */
    public static Network resnet50(final int size, final int classes) {
        final ResNet net = new ResNet("resnet50");
        return net.build(net::bottleneck, 4, new int[] {3, 4, 6, 3}, size, classes);
    }

    /**
     * As torchvision's {@code resnet152}.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is the output of {@code layer4}, 2048
     *         channels, size / 32 rounded up
     */
    public static Network resnet152(final int size, final int classes) {
        final ResNet net = new ResNet("resnet152");
        return net.build(net::bottleneck, 4, new int[] {3, 8, 36, 3}, size, classes);
    }

    /**
     * @param expansion channels of a block's output for each of its inside
     * @param blocks number of blocks of each stage
     */
    private Network build(
            final Block block, final int expansion, final int[] blocks, final int size, final int classes) {
        String x = layers.active(
                Layers.Names.of("conv1", "bn1", "relu"), layers.convolution(64, 7, 2), RELU, layers.image(size));
        x = layers.builder().add("maxpool", Pool.maximum(3, 2, 1), x);
        int channels = 64;
        for (int stage = 0; stage < blocks.length; stage++) {
            final int width = 64 << stage;
            for (int i = 0; i < blocks[stage]; i++) {
                final int stride = i == 0 && stage > 0 ? 2 : 1;
                final String path = "layer" + (stage + 1) + "." + i + ".";
                x = block.append(path, channels, width, stride, x);
                channels = expansion * width;
            }
        }
        layers.builder().tap(x);
        x = layers.meanVector("avgpool", "flatten", x);
        return layers.classifier("fc", classes, x);
    }

    private String basic(final String path, final int inputs, final int width, final int stride, final String x) {
        String inner = layers.active(names(path, 1, path + "relu"), layers.convolution(width, 3, stride), RELU, x);
        inner = layers.linear(names(path, 2, null), layers.convolution(width, 3, 1), inner);
        return sum(path, "relu_1", inner, shortcut(path, inputs, width, stride, x));
    }

    private String bottleneck(final String path, final int inputs, final int width, final int stride, final String x) {
        String inner = layers.active(names(path, 1, path + "relu"), layers.convolution(width, 1, 1), RELU, x);
        inner = layers.active(names(path, 2, path + "relu_1"), layers.convolution(width, 3, stride), RELU, inner);
        inner = layers.linear(names(path, 3, null), layers.convolution(4 * width, 1, 1), inner);
        return sum(path, "relu_2", inner, shortcut(path, inputs, 4 * width, stride, x));
    }

    /** The block's input, brought to the shape of its output where it differs. */
    private String shortcut(final String path, final int inputs, final int outputs, final int stride, final String x) {
        if (stride == 1 && inputs == outputs) return x;
        return layers.linear(
                Layers.Names.of(path + "downsample.0", path + "downsample.1", null),
                layers.convolution(outputs, 1, stride),
                x);
    }

    private String sum(final String path, final String activation, final String inner, final String shortcut) {
        final String sum = layers.builder().add(path + "add", new Add(), inner, shortcut);
        return layers.builder().add(path + activation, new Activation(RELU), sum);
    }

    private static Layers.Names names(final String path, final int index, final String activation) {
        return Layers.Names.of(path + "conv" + index, path + "bn" + index, activation);
    }
}
