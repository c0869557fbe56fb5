package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.AdaptiveAveragePool;
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
 * Large-Scale Image Recognition"), with torchvision's names: {@code features.N}
 * counts convolutions, activations and pools alike.
 */
public final class Vgg {

    private static final Activation RELU = new Activation(Activation.Function.RELU);
    private static final int[] WIDTHS = {64, 128, 256, 512, 512};
    /** Side of the map that the classifier reads, whatever the image's size. */
    private static final int POOLED = 7;

    private final NetworkBuilder builder;
    private int index;

    private Vgg(final String name) {
        this.builder = new NetworkBuilder(name);
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
        return new Vgg("vgg16").build(new int[] {2, 2, 3, 3, 3}, size, classes);
    }

    /**
     * As torchvision's {@code vgg19}.
     *
     * @param size height and width of the image in pixels, at least 32
     * @param classes number of classes
     * @return the network; its tap is the last pooled map, {@code features.36}
     */
    public static Network vgg19(final int size, final int classes) {
        return new Vgg("vgg19").build(new int[] {2, 2, 4, 4, 4}, size, classes);
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
        final String y = builder.add(next(), new Convolution(channels, window, 1, true), x);
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
