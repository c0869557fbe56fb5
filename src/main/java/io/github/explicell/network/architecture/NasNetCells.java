package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Add;
import io.github.explicell.network.BatchNorm;
import io.github.explicell.network.Concatenate;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.Crop;
import io.github.explicell.network.NetworkBuilder;
import io.github.explicell.network.Operation;
import io.github.explicell.network.Pad;
import io.github.explicell.network.Padding;
import io.github.explicell.network.Pool;
import io.github.explicell.network.Window;

/**
 * The cells of NASNet-A, with Cadene's names. A cell reads the two cells before
 * it, brings both to its width and combines them five times.
 */
final class NasNetCells {

    /**
     * How a branch or pool of stride 2 is laid out. TensorFlow's SAME padding puts
     * the odd pixel at the bottom and right; Cadene gets there by a row and a
     * column of zeros at the top and left, which are cropped after.
     */
    enum Layout {
        /** Padded alike on all sides. */
        PLAIN(null),
        /** Zeros by a module named {@code padding}. */
        MODULE("padding"),
        /** Zeros in the branch's own code. */
        CODE("pad");

        private final String pad;

        Layout(final String pad) {
            this.pad = pad;
        }
    }

    private static final Activation RELU = new Activation(Activation.Function.RELU);
    private static final BatchNorm NORM = new BatchNorm(1e-3, 0.1);

    private final NetworkBuilder builder;

    NasNetCells(final NetworkBuilder builder) {
        this.builder = builder;
    }

    /** Keeps the size: reads {@code x} and, brought to its size, the cell before. */
    String normal(final String path, final int width, final String x, final String previous) {
        final String l = squeeze(path + ".conv_prev_1x1", width, previous);
        final String r = squeeze(path + ".conv_1x1", width, x);
        return combineNormal(path, width, l, r, ".cat");
    }

    /** The normal cell after a reduction: the cell before is twice as large. */
    String first(final String path, final int width, final String x, final String previous) {
        final String l = halve(path, width / 2, previous);
        final String r = squeeze(path + ".conv_1x1", width, x);
        return combineNormal(path, width, l, r, ".cat_1");
    }

    private String combineNormal(final String path, final int width, final String l, final String r, final String end) {
        final String c = path + ".comb_iter_";
        final String first = sum(path + ".add", branch(c + "0_left", width, 5, r), branch(c + "0_right", width, 3, l));
        final String second =
                sum(path + ".add_1", branch(c + "1_left", width, 5, l), branch(c + "1_right", width, 3, l));
        final String third = sum(path + ".add_2", builder.add(c + "2_left", Pool.average(3, 1, 1), r), l);
        final String fourth = sum(
                path + ".add_3",
                builder.add(c + "3_left", Pool.average(3, 1, 1), l),
                builder.add(c + "3_right", Pool.average(3, 1, 1), l));
        final String fifth = sum(path + ".add_4", branch(c + "4_left", width, 3, r), r);
        return builder.add(path + end, new Concatenate(), l, first, second, third, fourth, fifth);
    }

    /** Halves the size. */
    String reduction(final String path, final int width, final Layout layout, final String x, final String previous) {
        final String l = squeeze(path + ".conv_prev_1x1", width, previous);
        final String r = squeeze(path + ".conv_1x1", width, x);
        return combineReduction(path, width, width, layout, l, r, ".cat");
    }

    /** The first stem cell: halves the size of {@code x}, and reads nothing else. */
    String stem0(final String path, final int stem, final int width, final String x) {
        final String r = squeeze(path + ".conv_1x1", width, x);
        return combineReduction(path, stem, width, Layout.PLAIN, x, r, ".cat");
    }

    /** The second stem cell: the input of the first is twice as large as its output. */
    String stem1(final String path, final int width, final Layout layout, final String x, final String previous) {
        final String r = squeeze(path + ".conv_1x1", width, x);
        final String l = halve(path, width / 2, previous);
        return combineReduction(path, width, width, layout, l, r, ".cat_1");
    }

    private String combineReduction(
            final String path,
            final int left,
            final int width,
            final Layout layout,
            final String l,
            final String r,
            final String end) {
        final String c = path + ".comb_iter_";
        final String first = sum(
                path + ".add",
                branch(c + "0_left", width, width, 5, 2, layout, r),
                branch(c + "0_right", left, width, 7, 2, layout, l));
        final String second = sum(
                path + ".add_1",
                pool(c + "1_left", Pool.maximum(3, 2, 1), layout, r),
                branch(c + "1_right", left, width, 7, 2, layout, l));
        final String third = sum(
                path + ".add_2",
                pool(c + "2_left", Pool.average(3, 2, 1), layout, r),
                branch(c + "2_right", left, width, 5, 2, layout, l));
        final String fourth = sum(path + ".add_3", builder.add(c + "3_right", Pool.average(3, 1, 1), first), second);
        final String fifth = sum(
                path + ".add_4",
                branch(c + "4_left", width, width, 3, 1, layout, first),
                pool(c + "4_right", Pool.maximum(3, 2, 1), layout, r));
        return builder.add(path + end, new Concatenate(), second, third, fourth, fifth);
    }

    /** ReLU, 1x1 convolution and batch norm: to the cell's width. */
    private String squeeze(final String path, final int width, final String x) {
        builder.add(path + ".relu", RELU, x);
        builder.add(path + ".conv", pointwise(width), path + ".relu");
        return builder.add(path + ".bn", NORM, path + ".conv");
    }

    /** Every second pixel, and every second beginning one further, each half the channels. */
    private String halve(final String path, final int half, final String x) {
        final String relu = builder.add(path + ".relu", RELU, x);
        builder.add(path + ".path_1.avgpool", Pool.average(1, 2, 0), relu);
        final String one = builder.add(path + ".path_1.conv", pointwise(half), path + ".path_1.avgpool");
        builder.add(path + ".path_2.pad", new Pad(0, 0, 1, 1), relu);
        builder.add(path + ".getitem", new Crop(1, 1), path + ".path_2.pad");
        builder.add(path + ".path_2.avgpool", Pool.average(1, 2, 0), path + ".getitem");
        final String two = builder.add(path + ".path_2.conv", pointwise(half), path + ".path_2.avgpool");
        builder.add(path + ".cat", new Concatenate(), one, two);
        return builder.add(path + ".final_path_bn", NORM, path + ".cat");
    }

    private String branch(final String path, final int width, final int kernel, final String x) {
        return branch(path, width, width, kernel, 1, Layout.PLAIN, x);
    }

    /** Two separable convolutions, each after a ReLU and before a batch norm. */
    private String branch(
            final String path,
            final int inputs,
            final int width,
            final int kernel,
            final int stride,
            final Layout layout,
            final String x) {
        String y = builder.add(path + ".relu", RELU, x);
        if (layout.pad != null) y = builder.add(path + "." + layout.pad, new Pad(1, 1, 0, 0), y);
        y = separable(path + ".separable_1", inputs, width, kernel, stride, y);
        if (layout.pad != null) y = builder.add(path + ".getitem", new Crop(1, 1), y);
        y = builder.add(path + ".bn_sep_1", NORM, y);
        y = builder.add(path + ".relu1", RELU, y);
        y = separable(path + ".separable_2", width, width, kernel, 1, y);
        return builder.add(path + ".bn_sep_2", NORM, y);
    }

    private String separable(
            final String path, final int inputs, final int width, final int kernel, final int stride, final String x) {
        final Window window = Window.square(kernel, stride, Padding.of(kernel / 2));
        builder.add(path + ".depthwise_conv2d", new Convolution(inputs, window, 0, false), x);
        return builder.add(path + ".pointwise_conv2d", pointwise(width), path + ".depthwise_conv2d");
    }

    private static Convolution pointwise(final int channels) {
        return new Convolution(channels, Window.square(1, 1, Padding.NONE), 1, false);
    }

    private String pool(final String path, final Operation pool, final Layout layout, final String x) {
        if (layout == Layout.PLAIN) return builder.add(path, pool, x);
        builder.add(path + ".pad", new Pad(1, 1, 0, 0), x);
        builder.add(path + ".pool", pool, path + ".pad");
        return builder.add(path + ".getitem", new Crop(1, 1), path + ".pool");
    }

    private String sum(final String name, final String left, final String right) {
        return builder.add(name, new Add(), left, right);
    }
}
