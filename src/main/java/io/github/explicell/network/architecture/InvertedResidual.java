package io.github.explicell.network.architecture;

import io.github.explicell.network.Activation;
import io.github.explicell.network.Add;
import io.github.explicell.network.Convolution;
import io.github.explicell.network.StochasticDepth;

/**
 * A block of the MobileNet family (Sandler et al. 2018): widen with a 1x1
 * convolution, convolve each channel by itself, weigh the channels (Howard et
 * al. 2019), narrow without activation, and add the block's input where the
 * shapes are equal. A block that is as wide inside as its input does not widen.
 *
 * @param inputs channels of its input
 * @param expanded channels inside
 * @param outputs channels of its output
 * @param kernel height and width of the depthwise convolution
 * @param stride of the depthwise convolution
 * @param squeeze what weighs the channels, or null where nothing does
 * @param function activation of the first two convolutions
 * @param skip probability in training that an image skips the block where its
 *          input is added; 0 for no such node
 */
record InvertedResidual(
        int inputs,
        int expanded,
        int outputs,
        int kernel,
        int stride,
        SqueezeExcitation squeeze,
        Activation.Function function,
        double skip) {

    /** A block that is never skipped. */
    InvertedResidual(
            final int inputs,
            final int expanded,
            final int outputs,
            final int kernel,
            final int stride,
            final SqueezeExcitation squeeze,
            final Activation.Function function) {
        this(inputs, expanded, outputs, kernel, stride, squeeze, function, 0);
    }

    /**
     * Names of the block's nodes; those of absent parts are unused.
     *
     * @param expand the widening convolution
     * @param depthwise the depthwise convolution
     * @param squeeze module of the squeeze-and-excitation
     * @param project the narrowing convolution
     * @param skip stochastic depth
     * @param sum addition of the block's input
     */
    record Names(
            Layers.Names expand,
            Layers.Names depthwise,
            String squeeze,
            Layers.Names project,
            String skip,
            String sum) {

        /** @return as torchvision has them in MobileNetV3 and EfficientNet: a list named {@code block} */
        static Names torchvision(final String path, final InvertedResidual block) {
            final String list = path + ".block.";
            final int depthwise = block.expands() ? 1 : 0;
            final int project = depthwise + (block.squeeze() == null ? 1 : 2);
            return new Names(
                    Layers.Names.torchvision(list + 0),
                    Layers.Names.torchvision(list + depthwise),
                    list + (depthwise + 1),
                    Layers.Names.torchvision(list + project),
                    path + ".stochastic_depth",
                    path + ".add");
        }
    }

    /** @return whether it widens at all */
    boolean expands() {
        return expanded != inputs;
    }

    /** @return whether its input is added to its output */
    boolean residual() {
        return stride == 1 && inputs == outputs;
    }

    /**
     * Adds the block's nodes.
     *
     * @param layers where to
     * @param names their names
     * @param x the node it reads
     * @return its last node
     */
    String append(final Layers layers, final Names names, final String x) {
        String inner = x;
        if (expands()) inner = layers.active(names.expand(), layers.convolution(expanded, 1, 1), function, inner);
        final Convolution depthwise = layers.depthwise(expanded, kernel, stride);
        inner = layers.active(names.depthwise(), depthwise, function, inner);
        if (squeeze != null) inner = squeeze.append(layers.builder(), names.squeeze(), expanded, inner);
        String narrow = layers.linear(names.project(), layers.convolution(outputs, 1, 1), inner);
        if (residual() && skip > 0) narrow = layers.builder().add(names.skip(), new StochasticDepth(skip), narrow);
        return residual() ? layers.builder().add(names.sum(), new Add(), narrow, x) : narrow;
    }
}
