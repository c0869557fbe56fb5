package io.github.explicell.network;

import java.util.List;

/**
 * The standard deviation of each whole channel over its positions: C x H x W to C x 1 x 1. It is
 * sqrt(variance + {@value #EPSILON}), the variance divided by the number of positions; the small number keeps the
 * gradient finite where a channel is constant.
 */
public record GlobalDeviation() implements Operation {

    private static final double EPSILON = 1e-5;

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return Shape.of(Operation.map(inputs).channels(), 1, 1);
    }

    @Override
    public String code(final Call call) {
        return "torch.sqrt(torch.var(" + call.input() + ", [2, 3], False, True) + " + EPSILON + ")";
    }

    @Override
    public String describe() {
        return "global standard deviation";
    }
}
