package io.github.explicell.network;

import java.util.List;

/**
 * The maximum or mean of each whole channel: C x H x W to C x 1 x 1.
 *
 * @param kind maximum or mean
 */
public record GlobalPool(Pool.Kind kind) implements Operation {

    @Override
    public Shape outputShape(final List<Shape> inputs) {
        return Shape.of(Operation.map(inputs).channels(), 1, 1);
    }

    @Override
    public String code(final Call call) {
        return kind == Pool.Kind.AVERAGE
                ? "torch.mean(" + call.input() + ", [2, 3], True)"
                : "torch.amax(" + call.input() + ", [2, 3], True)";
    }

    @Override
    public String describe() {
        return "global " + kind + " pool";
    }
}
