package io.github.explicell.network;

import java.util.List;

/**
 * A convolution as oneDNN likes it: the kernel lies in the order in which the processor reads it, once and for all
 * calls, and the activation after it is applied while the result is still in the cache. On processors only, without
 * gradients.
 *
 * @param convolution what is computed
 * @param activation applied to the result, or null
 */
record PackedConvolution(Convolution convolution, Activation.Function activation) implements Operation {

    /** For how many images the kernel is laid out; the order is the same for any number above 1. */
    private static final int BATCH = 8;

    /** @return whether oneDNN can apply a function while it convolves */
    static boolean fuses(final Activation.Function function) {
        return switch (function) {
            case RELU, RELU6, HARDSWISH, HARDSIGMOID, SIGMOID, SILU -> true;
            case GELU -> false;
        };
    }

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return convolution.outputShape(inputs);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        return convolution.parameters(path, inputs);
    }

    @Override
    public String code(final Call call) {
        return "ops.mkldnn._convolution_pointwise(" + convolution.input(call) + ", "
                + call.weights().get(0) + ", " + convolution.bias(call) + ", "
                + geometry(call.inputShapes().get(0)) + ", " + function() + ", None)";
    }

    /**
     * Writes the kernel's new order.
     *
     * @param kernel expression of a channels-last kernel
     * @param input shape of the map that will be convolved
     * @return expression of the packed kernel
     */
    String pack(final String kernel, final Shape input) {
        final Shape map = convolution.paddedInput(input);
        return "ops.mkldnn._reorder_convolution_weight(" + kernel + ", " + geometry(input) + ", [" + BATCH + ", "
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
                + (activation == null ? "" : ", " + new Activation(activation).describe());
    }
}
