package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Add;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Flatten;
import io.github.explicell.network.GlobalPool;
import io.github.explicell.network.LayerNorm;
import io.github.explicell.network.LayerScale;
import io.github.explicell.network.Linear;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Permute;
import io.github.explicell.network.PixelLinear;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Shape;
import io.github.explicell.network.StochasticDepth;
import io.github.explicell.network.Window;
import java.util.Arrays;

/**
 * ConvNeXt (Liu et al. 2022, "A ConvNet for the 2020s"), with torchvision's
 * names. Its blocks end with an addition: no activation follows the last
 * spatial features.
 */
public final class ConvNeXt {

    private static final LayerNorm NORM = new LayerNorm(1e-6);
    private static final int[] WIDTHS = {96, 192, 384, 768};
    private static final int[] DEPTHS = {3, 3, 9, 3};
    /** Probability of skipping the last block in training; it rises from 0 evenly. */
    private static final double SKIP = 0.1;

    private final NetworkBuilder builder = new NetworkBuilder("convnext_tiny");

    private ConvNeXt() {}

    /**
     * As torchvision's {@code convnext_tiny}.
     *
     * @param size height and width of the image in pixels, at least 32
     * @param classes number of classes
     * @return the network; its tap is {@code features.7.2.add}, 768 channels,
     *         size / 32 rounded down
     */
    public static Network tiny(final int size, final int classes) {
        return new ConvNeXt().network(size, classes);
    }

    private Network network(final int size, final int classes) {
        String x = builder.input(Network.IMAGE, Shape.of(3, size, size));
        x = builder.add("features.0.0", convolution(WIDTHS[0], 4), x);
        x = norm("features.0.1", x);
        final int last = Arrays.stream(DEPTHS).sum() - 1;
        int count = 0;
        for (int stage = 0; stage < WIDTHS.length; stage++) {
            if (stage > 0) {
                x = norm("features." + 2 * stage + ".0", x);
                x = builder.add("features." + 2 * stage + ".1", convolution(WIDTHS[stage], 2), x);
            }
            for (int i = 0; i < DEPTHS[stage]; i++)
                x = block("features." + (2 * stage + 1) + "." + i, WIDTHS[stage], SKIP * count++ / last, x);
        }
        builder.tap(x);
        x = builder.add("avgpool", new GlobalPool(Pool.Kind.AVERAGE), x);
        x = builder.add("classifier.1", new Flatten(), norm("classifier.0", x));
        builder.add("classifier.2", new Linear(classes, true), x);
        return builder.output(Network.LOGITS, "classifier.2").build();
    }

    /** @return a convolution whose windows do not overlap */
    private static Convolution convolution(final int channels, final int kernel) {
        return new Convolution(channels, Window.square(kernel, kernel, Padding.NONE), 1, true);
    }

    /** torchvision's {@code LayerNorm2d}: over the channels of each pixel. */
    private String norm(final String path, final String x) {
        builder.add(path + ".permute", new Permute(true), x);
        builder.add(path + ".layer_norm", path, NORM, path + ".permute");
        return builder.add(path + ".permute_1", new Permute(false), path + ".layer_norm");
    }

    private String block(final String path, final int channels, final double skip, final String x) {
        final String list = path + ".block.";
        final Window seven = Window.square(7, 1, Padding.of(3));
        String y = builder.add(list + 0, new Convolution(channels, seven, 0, true), x);
        y = builder.add(list + "1.permute", new Permute(true), y);
        y = builder.add(list + 2, NORM, y);
        y = builder.add(list + 3, new PixelLinear(4 * channels), y);
        y = builder.add(list + 4, new Activation(Activation.Function.GELU), y);
        y = builder.add(list + 5, new PixelLinear(channels), y);
        y = builder.add(list + "6.permute", new Permute(false), y);
        y = builder.add(path + ".mul", path, new LayerScale(), y);
        y = builder.add(path + ".stochastic_depth", new StochasticDepth(skip), y);
        return builder.add(path + ".add", new Add(), y, x);
    }
}
