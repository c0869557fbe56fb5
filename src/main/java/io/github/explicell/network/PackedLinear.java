package io.github.explicell.network;

import java.util.List;

/**
 * A fully connected layer as oneDNN likes it: the weights lie in the order in which the processor reads it, which serves
 * any number of images. On processors only, without gradients.
 *
 * @param linear what is computed
 */
record PackedLinear(Linear linear) implements Operation {

    /** For how many images the order is the best. */
    private static final int IMAGES = 8;

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return linear.outputShape(inputs);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        return linear.parameters(path, inputs);
    }

    @Override
    public String code(final Call call) {
        return "ops.mkldnn._linear_pointwise(" + call.input() + ", "
                + call.weights().get(0) + ", " + (linear.bias() ? call.weights().get(1) : "None")
                + ", \"none\", [], \"\")";
    }

    /**
     * Writes the weights' new order.
     *
     * @param weights expression of the weights
     * @return expression of the packed weights
     */
    static String pack(final String weights) {
        return "ops.mkldnn._reorder_linear_weight(" + weights + ", " + IMAGES + ")";
    }

    @Override
    public String describe() {
        return "packed " + linear.describe();
    }
}
