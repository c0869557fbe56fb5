package io.github.explicell.network;

import java.util.List;

/**
 * Multiplication by a constant, as for the scaled residuals of Inception-ResNet.
 *
 * @param factor the constant
 */
public record Scale(double factor) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return inputs.get(0);
    }

    @Override
    public String code(final Call call) {
        return "torch.mul(" + call.input() + ", " + factor + ")";
    }

    @Override
    public String describe() {
        return "times " + factor;
    }
}
