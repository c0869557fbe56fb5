package io.github.explicell.network;

import java.util.List;

/**
 * A convolution as oneDNN likes it: the kernel lies in the order in which the processor reads it, once and for all
 * calls, and what comes after it is done while the result is still in the cache. On processors only, without gradients.
 *
 * @param convolution what is computed
 * @param sum whether the result is added onto a second input, which is overwritten
 * @param activation applied to the result, or null
 */
record PackedConvolution(Convolution convolution, boolean sum, Activation.Function activation) implements Operation {

    /**
     * @param sum whether there is a second input
     * @param function an activation
     * @return whether oneDNN can apply the function while it convolves
     */
    static boolean fuses(final boolean sum, final Activation.Function function) {
        return switch (function) {
            case RELU -> true;
            case RELU6, HARDSWISH, HARDSIGMOID, SIGMOID, SILU -> !sum;
            case GELU -> false;
        };
    }

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, sum ? 2 : 1);
        final Shape shape = convolution.outputShape(inputs.subList(0, 1));
        if (sum && !shape.equals(inputs.get(1)))
            throw new IllegalArgumentException("cannot add " + shape + " and " + inputs.get(1));
        return shape;
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        return convolution.parameters(path, inputs);
    }

    @Override
    public String code(final Call call) {
        final String arguments = convolution.input(call) + ", " + call.weights().get(0) + ", "
                + convolution.bias(call) + ", "
                + geometry(call.inputShapes().get(0)) + ", ";
        return sum
                ? "ops.mkldnn._convolution_pointwise_(" + call.inputs().get(1) + ", " + arguments + "\"add\", 1., "
                        + (activation == null ? "None, []" : function()) + ", None)"
                : "ops.mkldnn._convolution_pointwise(" + arguments + function() + ", None)";
    }

    /**
     * Writes the kernel's new order.
     *
     * @param kernel expression of a kernel, channels-last or packed
     * @param input shape of the map that will be convolved
     * @param images for how many images the kernel is laid out; the order is the same for any number above 1
     * @return expression of the packed kernel
     */
    String pack(final String kernel, final Shape input, final int images) {
        final Shape map = convolution.paddedInput(input);
        return "ops.mkldnn._reorder_convolution_weight(" + kernel + ", " + geometry(input) + ", [" + images + ", "
                + map.channels() + ", " + map.height() + ", " + map.width() + "])";
    }

    /** Padding, stride, dilation, groups. */
    private String geometry(final Shape input) {
        return convolution.padding(input) + ", " + convolution.stride() + ", " + convolution.dilation() + ", "
                + convolution.groups(input);
    }

    private String function() {
        if (activation == null) return "\"none\", []";
        return switch (activation) {
            case RELU6 -> "\"hardtanh\", annotate(List[Optional[number]], [0., 6.])";
            case SILU -> "\"swish\", []";
            default -> "\"" + new Activation(activation).describe() + "\", []";
        };
    }

    @Override
    public String describe() {
        return "packed " + convolution.describe()
                + (sum ? ", add" : "")
                + (activation == null ? "" : ", " + new Activation(activation).describe());
    }
}
