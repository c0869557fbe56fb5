package io.github.explicell.network;

import java.util.List;

/**
 * Layer normalisation over the last dimension (Ba et al. 2016), the same in
 * training and use: of H x W x C the channels of each pixel.
 *
 * @param epsilon added to the variance
 */
public record LayerNorm(double epsilon) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return inputs.get(0);
    }

    private static int length(final Shape input) {
        return input.get(input.rank() - 1);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        final Shape each = Shape.of(length(inputs.get(0)));
        return List.of(
                new Parameter(path + ".weight", each, Parameter.Role.WEIGHT),
                new Parameter(path + ".bias", each, Parameter.Role.BIAS));
    }

    @Override
    public String code(final Call call) {
        return "torch.layer_norm(" + call.input() + ", ["
                + length(call.inputShapes().get(0)) + "], " + String.join(", ", call.weights()) + ", " + epsilon
                + ", True)";
    }

    @Override
    public String describe() {
        return "layer norm";
    }
}
