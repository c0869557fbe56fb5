package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Dropout;
import io.github.explicell.network.Network;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Window;

/**
 * NASNet-A (Zoph et al. 2018, "Learning Transferable Architectures for Scalable
 * Image Recognition"), with the names of Cadene's pretrainedmodels 0.7.4. Two
 * stem cells, then three groups of normal cells with a reduction between.
 * <p>
 * Cadene's average pool takes maps of exactly 7x7 (Mobile) or 11x11 (Large);
 * here it takes the whole map, which is the same there. Multiples of 32 pixels
 * work besides 331; at other sizes (110) a cell's branches may differ in size,
 * as in the original, and the error names the addition.
 * Nodes have their modules' names: torchvision's tracer would call
 * {@code bn_sep_1} {@code bn_sep}, and {@code bn_sep_2} {@code bn_sep_1}.
 * Cadene's {@code contiguous}, which changes no value, is no node.
 * </p>
 */
public final class NasNet {

    private final Layers layers;
    private final NetworkBuilder builder;
    private final NasNetCells cells;
    private final NasNetCells.Layout layout;
    /** Whether a reduction's next cell reads, beside it, the last but one cell before it. */
    private final boolean skipsLast;

    private NasNet(final String name, final NasNetCells.Layout layout, final boolean skipsLast) {
        this.layers = new Layers(name, new BatchNorm(1e-3, 0.1), false);
        this.builder = layers.builder();
        this.cells = new NasNetCells(builder);
        this.layout = layout;
        this.skipsLast = skipsLast;
    }

    /**
     * As Cadene's {@code nasnetamobile} (4 @ 1056), published for 224x224.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is {@code relu}, after the last cell, 1056
     *         channels, 7x7 for 224x224
     */
    public static Network mobile(final int size, final int classes) {
        return new NasNet("nasnet_mobile", NasNetCells.Layout.CODE, false).build(32, 44, 4, size, classes);
    }

    /**
     * As Cadene's {@code nasnetalarge} (6 @ 4032), published for 331x331.
     *
     * @param size height and width of the image in pixels
     * @param classes number of classes
     * @return the network; its tap is {@code relu}, after the last cell, 4032
     *         channels, 11x11 for 331x331
     */
    public static Network large(final int size, final int classes) {
        return new NasNet("nasnet_large", NasNetCells.Layout.PLAIN, true).build(96, 168, 6, size, classes);
    }

    /**
     * @param stem channels of the first convolution
     * @param width channels that a cell of the first group works with
     * @param repeats cells in each group
     */
    private Network build(final int stem, final int width, final int repeats, final int size, final int classes) {
        final Window window = Window.square(3, 2, Padding.NONE);
        final String start = layers.linear(
                Layers.Names.of("conv0.conv", "conv0.bn", null),
                new Convolution(stem, window, 1, false),
                layers.image(size));
        String previous = cells.stem0("cell_stem_0", stem, width / 4, start);
        String x = cells.stem1("cell_stem_1", width / 2, layout, previous, start);
        for (int group = 0; group < 3; group++) {
            final int wide = width << group;
            String next = cells.first("cell_" + 6 * group, wide, x, previous);
            previous = x;
            x = next;
            for (int i = 1; i < repeats; i++) {
                next = cells.normal("cell_" + (6 * group + i), wide, x, previous);
                previous = x;
                x = next;
            }
            if (group == 2) break;
            next = cells.reduction("reduction_cell_" + group, 2 * wide, reductionLayout(group), x, previous);
            if (!skipsLast) previous = x;
            x = next;
        }
        return end(classes, x);
    }

    private NasNetCells.Layout reductionLayout(final int group) {
        return group == 0 ? NasNetCells.Layout.MODULE : layout;
    }

    private Network end(final int classes, final String x) {
        final String relu = builder.add("relu", new Activation(Activation.Function.RELU), x);
        builder.tap(relu);
        final String vector = layers.meanVector("avg_pool", "view", relu);
        return layers.classifier("last_linear", classes, builder.add("dropout", new Dropout(0.5), vector));
    }
}
