package io.github.explicell.network;

import java.util.List;

/**
 * Multiplication by one learned number, whose parameter has the module's name and {@code .gamma}.
 */
public record LearnedScale() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        Operation.expect(inputs, 1);
        return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        return List.of(new Parameter(path + ".gamma", Shape.of(1), Parameter.Role.GAIN));
    }

    @Override
    public String code(final Call call) {
        return "torch.mul(" + call.input() + ", " + call.weights().get(0) + ")";
    }

    @Override
    public String describe() {
        return "learned scale";
    }
}
