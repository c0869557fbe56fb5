package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Add;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Concatenate;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Scale;
import io.github.explicell.network.Window;

/**
 * Inception-ResNet-v2 (Szegedy et al. 2017, "Inception-v4, Inception-ResNet and
 * the Impact of Residual Connections on Learning"), with timm's names. timm's
 * {@code BatchNormAct2d} is opened: {@code bn.batch_norm} is its value before
 * the activation, {@code bn.act} after it.
 */
public final class InceptionResNetV2 {

    private static final Activation.Function RELU = Activation.Function.RELU;

    private final Layers layers = new Layers("inception_resnet_v2", new BatchNorm(1e-3, 0.1), false);
    private final NetworkBuilder builder = layers.builder();

    private InceptionResNetV2() {}

    /**
     * As timm's {@code inception_resnet_v2}, which is published for 299x299.
     *
     * @param size height and width of the image in pixels, at least 75
     * @param classes number of classes
     * @return the network; its tap is {@code conv2d_7b.bn.act}, 1536 channels, 8x8
     *         for 299x299
     */
    public static Network build(final int size, final int classes) {
        return new InceptionResNetV2().network(size, classes);
    }

    private Network network(final int size, final int classes) {
        String x = mixed5b(stem(layers.image(size)));
        for (int i = 0; i < 10; i++) x = block35("repeat." + i + ".", x);
        x = mixed6a(x);
        for (int i = 0; i < 20; i++) x = block17("repeat_1." + i + ".", x);
        x = mixed7a(x);
        for (int i = 0; i < 9; i++) x = relu("repeat_2." + i + ".relu", block8("repeat_2." + i + ".", 0.2, x));
        x = block8("block8.", 1, x);
        x = square("conv2d_7b", 1536, 1, x);
        builder.tap(x);
        x = layers.meanVector("global_pool.pool", "global_pool.flatten", x);
        x = builder.add("head_drop", new Dropout(0), x);
        return layers.classifier("classif", classes, x);
    }

    private String stem(final String image) {
        String x = halved("conv2d_1a", 32, image);
        x = convolution("conv2d_2a", 32, Window.square(3, 1, Padding.NONE), x);
        x = square("conv2d_2b", 64, 3, x);
        x = builder.add("maxpool_3a", Pool.maximum(3, 2, 0), x);
        x = square("conv2d_3b", 80, 1, x);
        x = convolution("conv2d_4a", 192, Window.square(3, 1, Padding.NONE), x);
        return builder.add("maxpool_5a", Pool.maximum(3, 2, 0), x);
    }

    private String mixed5b(final String x) {
        final String first = square("mixed_5b.branch0", 96, 1, x);
        String second = square("mixed_5b.branch1.0", 48, 1, x);
        second = square("mixed_5b.branch1.1", 64, 5, second);
        String third = square("mixed_5b.branch2.0", 64, 1, x);
        third = square("mixed_5b.branch2.1", 96, 3, third);
        third = square("mixed_5b.branch2.2", 96, 3, third);
        String fourth = builder.add("mixed_5b.branch3.0", Pool.average(3, 1, 1), x);
        fourth = square("mixed_5b.branch3.1", 64, 1, fourth);
        return join("mixed_5b.cat", first, second, third, fourth);
    }

    private String mixed6a(final String x) {
        final String first = halved("mixed_6a.branch0", 384, x);
        String second = square("mixed_6a.branch1.0", 256, 1, x);
        second = square("mixed_6a.branch1.1", 256, 3, second);
        second = halved("mixed_6a.branch1.2", 384, second);
        final String third = builder.add("mixed_6a.branch2", Pool.maximum(3, 2, 0), x);
        return join("mixed_6a.cat", first, second, third);
    }

    private String mixed7a(final String x) {
        String first = square("mixed_7a.branch0.0", 256, 1, x);
        first = halved("mixed_7a.branch0.1", 384, first);
        String second = square("mixed_7a.branch1.0", 256, 1, x);
        second = halved("mixed_7a.branch1.1", 288, second);
        String third = square("mixed_7a.branch2.0", 256, 1, x);
        third = square("mixed_7a.branch2.1", 288, 3, third);
        third = halved("mixed_7a.branch2.2", 320, third);
        final String fourth = builder.add("mixed_7a.branch3", Pool.maximum(3, 2, 0), x);
        return join("mixed_7a.cat", first, second, third, fourth);
    }

    private String block35(final String path, final String x) {
        final String first = square(path + "branch0", 32, 1, x);
        String second = square(path + "branch1.0", 32, 1, x);
        second = square(path + "branch1.1", 32, 3, second);
        String third = square(path + "branch2.0", 32, 1, x);
        third = square(path + "branch2.1", 48, 3, third);
        third = square(path + "branch2.2", 64, 3, third);
        return relu(path + "act", residual(path, 320, 0.17, join(path + "cat", first, second, third), x));
    }

    private String block17(final String path, final String x) {
        final String first = square(path + "branch0", 192, 1, x);
        String second = square(path + "branch1.0", 128, 1, x);
        second = row(path + "branch1.1", 160, 7, second);
        second = column(path + "branch1.2", 192, 7, second);
        return relu(path + "act", residual(path, 1088, 0.1, join(path + "cat", first, second), x));
    }

    private String block8(final String path, final double scale, final String x) {
        final String first = square(path + "branch0", 192, 1, x);
        String second = square(path + "branch1.0", 192, 1, x);
        second = row(path + "branch1.1", 224, 3, second);
        second = column(path + "branch1.2", 256, 3, second);
        return residual(path, 2080, scale, join(path + "cat", first, second), x);
    }

    /** The joined branches brought to the block's width and scaled, plus its input. */
    private String residual(
            final String path, final int channels, final double scale, final String joined, final String x) {
        final Window one = Window.square(1, 1, Padding.NONE);
        builder.add(path + "conv2d", new Convolution(channels, one, 1, true), joined);
        final String scaled = builder.add(path + "mul", new Scale(scale), path + "conv2d");
        return builder.add(path + "add", new Add(), scaled, x);
    }

    private String join(final String name, final String... branches) {
        return builder.add(name, new Concatenate(), branches);
    }

    private String relu(final String name, final String x) {
        return builder.add(name, new Activation(RELU), x);
    }

    /** Same size. */
    private String square(final String path, final int channels, final int kernel, final String x) {
        return convolution(path, channels, Window.square(kernel, 1, Padding.of(kernel / 2)), x);
    }

    /** 3x3 with stride 2, without padding. */
    private String halved(final String path, final int channels, final String x) {
        return convolution(path, channels, Window.square(3, 2, Padding.NONE), x);
    }

    private String row(final String path, final int channels, final int length, final String x) {
        return convolution(path, channels, new Window(1, length, 1, new Padding(false, 0, length / 2), 1), x);
    }

    private String column(final String path, final int channels, final int length, final String x) {
        return convolution(path, channels, new Window(length, 1, 1, new Padding(false, length / 2, 0), 1), x);
    }

    private String convolution(final String path, final int channels, final Window window, final String x) {
        final Convolution convolution = new Convolution(channels, window, 1, false);
        return layers.active(Layers.Names.timm(path + ".conv", path + ".bn"), convolution, RELU, x);
    }
}
