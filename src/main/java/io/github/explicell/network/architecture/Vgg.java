package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.AdaptiveAveragePool;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Window;

/**
 * VGG (Simonyan and Zisserman 2015, "Very Deep Convolutional Networks for
 * Large-Scale Image Recognition"), with and without batch norm, with
 * torchvision's names: {@code features.N} counts convolutions, batch norms,
 * activations and pools alike.
 * <p>
 * The default tap is the last pool: what the adaptive pool reads, as
 * pytorch-grad-cam's {@code features[-1]}. The finer map before it, the last
 * activation, is the node before the tap's.
 */
public final class Vgg {

    private static final Activation RELU = new Activation(Activation.Function.RELU);
    private static final BatchNorm NORM = new BatchNorm(1e-5, 0.1);
    private static final int[] WIDTHS = {64, 128, 256, 512, 512};
    /** Side of the map that the classifier reads, whatever the image's size. */
    private static final int POOLED = 7;
    /** Convolutions of each of the five blocks. */
    private static final int[] SIXTEEN = {2, 2, 3, 3, 3};

    private static final int[] NINETEEN = {2, 2, 4, 4, 4};

    private final NetworkBuilder builder;
    private final boolean normalised;
    private int index;

    /** @param normalised whether a batch norm follows each convolution */
    private Vgg(final String name, final boolean normalised) {
        this.builder = new NetworkBuilder(name);
        this.normalised = normalised;
    }

    /**
     * As torchvision's {@code vgg16}.
     *
     * @param size height and width of the image in pixels, at least 32
     * @param classes number of classes
     * @return the network; its tap is the last pooled map, {@code features.30},
     *         512 channels, size / 32 rounded down
     */
    public static Network vgg16(final int size, final int classes) {
        return new Vgg("vgg16", false).build(SIXTEEN, size, classes);
    }

    /**
     * As torchvision's {@code vgg16_bn}.
     *
     * @param size height and width of the image in pixels, at least 32
     * @param classes number of classes
     * @return the network; its tap is the last pooled map, {@code features.43}
     */
    public static Network vgg16bn(final int size, final int classes) {
        return new Vgg("vgg16_bn", true).build(SIXTEEN, size, classes);
    }

    /**
     * As torchvision's {@code vgg19}.
     *
     * @param size height and width of the image in pixels, at least 32
     * @param classes number of classes
     * @return the network; its tap is the last pooled map, {@code features.36}
     */
    public static Network vgg19(final int size, final int classes) {
        return new Vgg("vgg19", false).build(NINETEEN, size, classes);
    }

    /**
     * As torchvision's {@code vgg19_bn}.
     *
     * @param size height and width of the image in pixels, at least 32
     * @param classes number of classes
     * @return the network; its tap is the last pooled map, {@code features.52}
     */
    public static Network vgg19bn(final int size, final int classes) {
        return new Vgg("vgg19_bn", true).build(NINETEEN, size, classes);
    }

    /** @param convolutions how many each of the five blocks has */
    private Network build(final int[] convolutions, final int size, final int classes) {
        String x = builder.input(Network.IMAGE, Shape.of(3, size, size));
        for (int block = 0; block < WIDTHS.length; block++) {
            for (int i = 0; i < convolutions[block]; i++) x = convolution(WIDTHS[block], x);
            x = builder.add(next(), Pool.maximum(2, 2, 0), x);
        }
        builder.tap(x);
        x = builder.add("avgpool", new AdaptiveAveragePool(POOLED, POOLED), x);
        x = builder.add("flatten", new Flatten(), x);
        x = hidden(0, x);
        x = hidden(3, x);
        builder.add("classifier.6", new Linear(classes, true), x);
        return builder.output(Network.LOGITS, "classifier.6").build();
    }

    private String convolution(final int channels, final String x) {
        final Window window = Window.square(3, 1, Padding.of(1));
        String y = builder.add(next(), new Convolution(channels, window, 1, true), x);
        if (normalised) y = builder.add(next(), NORM, y);
        return builder.add(next(), RELU, y);
    }

    private String hidden(final int first, final String x) {
        String y = builder.add("classifier." + first, new Linear(4096, true), x);
        y = builder.add("classifier." + (first + 1), RELU, y);
        return builder.add("classifier." + (first + 2), new Dropout(0.5), y);
    }

    private String next() {
        return "features." + index++;
    }
}
