package io.github.explicell.network;

import java.util.List;

/**
 * Each channel of a map times a learned factor (Touvron et al. 2021), whose
 * parameter, C x 1 x 1, has the module's name and {@code .layer_scale}.
 */
public record LayerScale() implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return Operation.map(inputs);
    }

    @Override
    public List<Parameter> parameters(final String path, final List<Shape> inputs) {
        final Shape each = Shape.of(Operation.map(inputs).channels(), 1, 1);
        return List.of(new Parameter(path + ".layer_scale", each, Parameter.Role.WEIGHT));
    }

    @Override
    public String code(final Call call) {
        return "torch.mul(" + call.weights().get(0) + ", " + call.input() + ")";
    }

    @Override
    public String describe() {
        return "layer scale";
    }
}
