package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Concatenate;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.Window;

/**
 * SqueezeNet (Iandola et al. 2016, "SqueezeNet: AlexNet-level accuracy with 50x
 * fewer parameters"), with torchvision's names. Its classifier is a
 * convolution, averaged over the map.
 */
public final class SqueezeNet {

    private static final Activation RELU = new Activation(Activation.Function.RELU);
    /** Place in {@code features}, squeezed and expanded channels of each fire module. */
    private static final int[][] FIRES = {
        {3, 16, 64}, {4, 16, 64}, {6, 32, 128}, {7, 32, 128}, {9, 48, 192}, {10, 48, 192}, {11, 64, 256}, {12, 64, 256}
    };

    private final NetworkBuilder builder = new NetworkBuilder("squeezenet1_1");

    private SqueezeNet() {}

    /**
     * As torchvision's {@code squeezenet1_1}.
     *
     * @param size height and width of the image in pixels, at least 17
     * @param classes number of classes
     * @return the network; its tap is {@code features.12.cat}, before the class
     *         convolution, 512 channels, about size / 16
     */
    public static Network build(final int size, final int classes) {
        return new SqueezeNet().network(size, classes);
    }

    private Network network(final int size, final int classes) {
        String x = builder.input(Network.IMAGE, Shape.of(3, size, size));
        x = active("features.0", "features.1", 64, Window.square(3, 2, Padding.NONE), x);
        x = pool(2, x);
        int place = 3;
        for (final int[] fire : FIRES) {
            if (fire[0] > place) x = pool(place, x);
            x = fire("features." + fire[0] + ".", fire[1], fire[2], x);
            place = fire[0] + 1;
        }
        builder.tap(x);
        x = builder.add("classifier.0", new Dropout(0.5), x);
        x = active("classifier.1", "classifier.2", classes, Window.square(1, 1, Padding.NONE), x);
        builder.add("classifier.3", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = builder.add("flatten", new Flatten(), "classifier.3");
        return builder.output(Network.LOGITS, x).build();
    }

    private String pool(final int place, final String x) {
        final Window window = Window.square(3, 2, Padding.NONE);
        return builder.add("features." + place, new Pool(Pool.Kind.MAXIMUM, window, true, true), x);
    }

    private String fire(final String path, final int squeezed, final int expanded, final String x) {
        final Window one = Window.square(1, 1, Padding.NONE);
        final String narrow = active(path + "squeeze", path + "squeeze_activation", squeezed, one, x);
        final String small = active(path + "expand1x1", path + "expand1x1_activation", expanded, one, narrow);
        final Window three = Window.square(3, 1, Padding.of(1));
        final String large = active(path + "expand3x3", path + "expand3x3_activation", expanded, three, narrow);
        return builder.add(path + "cat", new Concatenate(), small, large);
    }

    private String active(
            final String convolution,
            final String activation,
            final int channels,
            final Window window,
            final String x) {
        builder.add(convolution, new Convolution(channels, window, 1, true), x);
        return builder.add(activation, RELU, convolution);
    }
}
