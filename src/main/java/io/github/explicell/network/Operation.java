package io.github.explicell.network;

import java.util.List;

/**
 * What a node does with its inputs. Operations are immutable values; all that
 * is particular to one of them (shape, parameters, code) stands in its class.
 * Shapes leave the batch dimension out.
 */
public sealed interface Operation
        permits Input,
                Convolution,
                BatchNorm,
                Activation,
                Pool,
                GlobalPool,
                GlobalDeviation,
                Linear,
                Add,
                Multiply,
                Concatenate,
                Dropout,
                Flatten,
                AdaptiveAveragePool,
                Pad,
                Crop,
                Scale,
                LayerScale,
                LearnedScale,
                PositionSoftmax,
                ChannelSum,
                StochasticDepth,
                Permute,
                LayerNorm,
                PixelLinear,
                PackedConvolution,
                PackedLinear {

    /**
     * Infers the shape of the output.
     *
     * @param inputs shapes of the inputs, in order
     * @return the output's shape
     * @throws IllegalArgumentException if the inputs do not fit, saying why (the
     *           network adds the node's name)
     */
    Shape outputShape(List<Shape> inputs);

    /**
     * The parameters it needs.
     *
     * @param path the module path their names start with
     * @param inputs shapes of the inputs, in order
     * @return parameters in the order in which {@link #code} takes them
     */
    default List<Parameter> parameters(final String path, final List<Shape> inputs) {
        return List.of();
    }

    /**
     * Writes the operation as a TorchScript expression.
     *
     * @param call names of the inputs and parameters, and the mode
     * @return an expression whose value is the output tensor
     */
    String code(Call call);

    /** @return a few words for a summary, such as {@code convolution 3x3/2} */
    String describe();

    /**
     * Checks the number of inputs.
     *
     * @param inputs shapes of what a node reads
     * @param count how many there must be
     */
    static void expect(final List<Shape> inputs, final int count) {
        if (inputs.size() != count)
            throw new IllegalArgumentException(
                    "takes " + count + (count == 1 ? " input" : " inputs") + " but has " + inputs.size());
    }

    /**
     * Checks that the only input is a C x H x W map, and returns its shape.
     *
     * @param inputs shapes of what a node reads
     * @return C x H x W
     */
    static Shape map(final List<Shape> inputs) {
        expect(inputs, 1);
        final Shape shape = inputs.get(0);
        if (shape.rank() != 3)
            throw new IllegalArgumentException(
                    "needs a feature map (channels x height x width) but its input is " + shape);
        return shape;
    }
}
